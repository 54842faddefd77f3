import { expect } from "vitest";

import { job } from "../../alibaba/job.fixture";
import { config, start } from "../../alibaba/setup";
import type { Scene } from "../scene";

const task = (programArguments: string) => ({
  packageUri: "oss://bucket/worker.tar.gz",
  programName: "worker.py",
  programType: "python",
  programArguments,
  imageId: "img-000000000001",
  instanceCount: 2,
  timeout: 86_000,
});

export const alibaba: Scene = {
  title: "BatchCompute",
  start,
  config,
  resources: [
    { name: "long", fixture: job, isOver: true },
    { name: "failing", fixture: job, inputs: () => ({ jobName: "failing" }) },
    {
      name: "short",
      fixture: job,
      isOver: true,
      inputs: () => ({ jobName: "short", taskDag: { taskDescMap: { Find: task("sleep 100") } } }),
    },
  ],
  hour(control, { long = "", failing = "" }, hour) {
    if (hour === 2) control.alibaba.finishInstance(long, "Find", 0);
    if (hour === 3) control.alibaba.finishInstance(long, "Find", 1);
    if (hour === 6) control.alibaba.failInstance(failing, "Find", 1);
    if (hour === 9) control.alibaba.stopJob(long);
    if (hour === 12) control.alibaba.finishJob(long);
  },
  lived(control, { long, failing, short }) {
    const states = new Map(control.state("alibaba").jobs.map(({ id, state }) => [id, state]));
    expect([long, failing, short].map((id) => states.get(id ?? ""))).toEqual([
      "Finished",
      "Failed",
      "Finished",
    ]);
  },
};
