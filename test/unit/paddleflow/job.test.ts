import { describe, expect, it } from "vitest";

import { parseMark } from "../../../provider/core/identity";
import { decode, encode } from "../../../provider/platforms/paddleflow/api/wire";
import { markedLabels, markOfJob, ownLabels } from "../../../provider/platforms/paddleflow/job/mark";
import { jobDetail, jobMember } from "../../../provider/platforms/paddleflow/job/structures";
import { decodeJob } from "../../../provider/platforms/paddleflow/job/wire";
import { answers } from "./examples";

const shown = (status: string) =>
  answers("showJob").find((job) => job.status === status && job.name === "job1")!;

describe("a job as the server shows it", () => {
  // What the recorded request asked for.
  const asked = {
    name: "job1",
    schedulingPolicy: { queue: "q1", priority: "NORMAL" },
    labels: { l: "v" },
    annotations: undefined,
    image: "nginx:1.7.9",
    flavour: { name: "flavour1" },
    command: "sleep 1",
    env: { A: "b" },
  };

  it.each(["init", "succeeded"])("reads the same in status %s", (status) => {
    expect(decodeJob(shown(status), undefined)).toEqual(asked);
  });

  it("keeps a variable of the server's kind that the program has set", () => {
    const { env } = decodeJob(shown("init"), { env: { PF_JOB_MODE: "" } });
    expect(env).toEqual({ A: "b", PF_JOB_MODE: "" });
  });

  it("has members where it is distributed", () => {
    const spec = {
      image: "x",
      command: "y",
      flavour: { name: "customFlavour", cpu: "1", mem: "2Gi" },
      env: null,
    };
    const wire = { framework: "paddle", members: [{ role: "worker", replicas: 2, ...spec }], labels: null };
    expect(decodeJob(wire, undefined)).toEqual({
      name: undefined,
      labels: undefined,
      annotations: undefined,
      schedulingPolicy: undefined,
      framework: "paddle",
      members: [
        {
          role: "worker",
          replicas: 2,
          image: "x",
          command: "y",
          flavour: { cpu: "1", mem: "2Gi" },
          env: undefined,
        },
      ],
    });
  });
});

describe("a job as readers return it", () => {
  it("has the file systems of its containers and the place of its log, but not their environment", () => {
    const [wire] = answers("showJob").filter(({ members }) => Array.isArray(members));
    const detail = decode(jobDetail, wire);
    expect(detail.members).toMatchObject([{ image: "nginx:1.7.9", fs: { name: "", type: "" } }]);
    expect(detail.members?.[0]).not.toHaveProperty("env");
    expect(decode(jobDetail, { ...wire, runtime: { name: "p", logURL: "http://log" } }).runtime).toEqual({
      name: "p",
      logUrl: "http://log",
    });
  });
});

describe("what a job is written with", () => {
  it("names a flavour, or amounts of its own", () => {
    const written = (flavour: object) => encode(jobMember, { flavour }).flavour;
    expect(written({ name: "flavour1" })).toEqual({ name: "flavour1" });
    expect(written({ cpu: "1", mem: "1Gi" })).toEqual({ name: "customFlavour", cpu: "1", mem: "1Gi" });
  });

  it("carries a mark in labels that a read does not show", () => {
    const mark = parseMark(`${"a".repeat(24)}-${"b".repeat(16)}`)!;
    const labels = markedLabels({ team: "ml" }, mark);
    expect(Object.values(labels)).toEqual(["ml", mark.who, mark.which]);
    expect(ownLabels(labels)).toEqual({ team: "ml" });
    expect(markOfJob({ labels })).toEqual(mark);
    // Earlier releases wrote one label.
    const earlier = { team: "ml", "pulumi-batchflow/mark": "0".repeat(32) };
    expect(ownLabels(earlier)).toEqual({ team: "ml" });
    expect(markOfJob({ labels: earlier })).toBeUndefined();
    expect(markOfJob({ labels: null })).toBeUndefined();
    expect(ownLabels(null)).toBeUndefined();
  });
});
