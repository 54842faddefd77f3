import { expect, it } from "vitest";

import { UNKNOWN } from "../../../../provider/core/schema/values";
import { job } from "../../../../provider/platforms/alibaba";

const [definition] = job.resources;
const machines = (tasks: unknown) => definition?.spec.machines?.({ taskDag: { taskDescMap: tasks } });

// ResourceDescription: 100 is one CPU, memory is in MB; 800 and 2000 where they are left out.
it("has the instances of each task, with what they are given", () => {
  const tasks = {
    split: { instanceCount: 1 },
    count: { instanceCount: 20, resourceDescription: { cpu: 1600, memory: 4096 } },
  };
  expect(machines(tasks)).toEqual([
    {
      path: ["taskDag", "taskDescMap", "split", "instanceCount"],
      nodes: 1,
      instanceTypes: [],
      zones: [],
      cpu: 8,
      memory: 2000 / 1024,
      runs: "working",
    },
    {
      path: ["taskDag", "taskDescMap", "count", "instanceCount"],
      nodes: 20,
      instanceTypes: [],
      zones: [],
      cpu: 16,
      memory: 4,
      runs: "working",
    },
  ]);
});

it("guesses nothing of what is not known yet", () => {
  expect(machines({ split: { instanceCount: UNKNOWN, resourceDescription: UNKNOWN } })).toMatchObject([
    { nodes: undefined, cpu: undefined, memory: undefined },
  ]);
  expect(machines(UNKNOWN)).toEqual([]);
});
