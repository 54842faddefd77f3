import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { parseMark } from "../../../provider/core/identity";
import { markedLabels, markOfJob, ownLabels } from "../../../provider/platforms/paddleflow/jobMark";
import { decodeJob, encodeFlavour } from "../../../provider/platforms/paddleflow/jobWire";
import { namedPoints } from "../../../provider/platforms/paddleflow/readers/getStatisticsDetail";
import type { Wire } from "../../../provider/platforms/paddleflow/wire";

interface Example {
  readonly operation: string;
  readonly status: number;
  readonly response: Wire & { readonly status?: string };
}
const fixture = join(__dirname, "../../fixtures/paddleflow.examples.json");
const examples = JSON.parse(readFileSync(fixture, "utf8")) as Example[];
const shown = (status: string) =>
  examples.find(
    ({ operation, status: http, response }) =>
      operation === "showJob" && http === 200 && response.status === status && response.name === "job1",
  )!.response;

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

describe("what a job is written with", () => {
  it("names a flavour, or amounts of its own", () => {
    expect(encodeFlavour({ name: "flavour1" })).toEqual({ name: "flavour1" });
    expect(encodeFlavour({ cpu: "1", mem: "1Gi" })).toEqual({ name: "customFlavour", cpu: "1", mem: "1Gi" });
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

describe("the metrics of a job", () => {
  it("are named points instead of pairs", () => {
    const taskInfo = [
      {
        metric: "cpu_usage_rate",
        values: [
          [1_677_736_800, "0.5"],
          [1_677_736_860, 1],
        ],
      },
    ];
    expect(namedPoints({ result: [{ taskName: "t", taskInfo }], truncated: true })).toEqual({
      result: [
        {
          taskName: "t",
          taskInfo: [
            {
              metric: "cpu_usage_rate",
              values: [
                { time: 1_677_736_800, value: "0.5" },
                { time: 1_677_736_860, value: 1 },
              ],
            },
          ],
        },
      ],
      truncated: true,
    });
    expect(namedPoints({ result: null })).toEqual({ result: [], truncated: false });
  });
});
