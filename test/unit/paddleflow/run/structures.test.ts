import { describe, expect, it } from "vitest";
import { z } from "zod";

import { decode, type Wire } from "../../../../provider/platforms/paddleflow/api/wire";
import { flatLog } from "../../../../provider/platforms/paddleflow/job/structures";
import { sourceOf } from "../../../../provider/platforms/paddleflow/run/source";
import {
  artifactView,
  flattened,
  runCacheView,
  runDetail,
  runLog,
  runView,
} from "../../../../provider/platforms/paddleflow/run/structures";
import { flatSchedule, scheduleView } from "../../../../provider/platforms/paddleflow/schedule/structures";
import { answers, items } from "../examples";

describe("what a server answered of runs", () => {
  it("is read without anything missing", () => {
    for (const [schema, wires] of [
      [runView, items("listRun", "runList")],
      [runCacheView, items("listRunCache", "runCacheList")],
      [artifactView, items("listArtifact", "artifactEventList")],
      [scheduleView, items("listSchedule", "scheduleList").map(flatSchedule)],
      [runDetail, answers("showRun").map(flattened)],
    ] as const) {
      expect(wires.length).toBeGreaterThan(0);
      expect(
        z.array(schema as z.ZodType).safeParse(decode(z.array(schema as z.ZodType), wires)).error,
      ).toBeUndefined();
    }
    expect(decode(artifactView, items("listArtifact", "artifactEventList")[0])).toMatchObject({
      runId: "run-000004",
      fsName: "fslocal",
      step: "main",
      type: "output",
      artifactName: "data",
    });
  });

  it("tells where a run came from", () => {
    const text = "name: p\ndocker_env: a:1\nentry_points: {}\n";
    const of = (source: string, more: Wire = {}) =>
      Object.fromEntries(
        Object.entries(sourceOf({ source, runYaml: text, dockerEnv: "a:1", ...more })).filter(
          ([, value]) => value !== undefined,
        ),
      );
    expect(of("ppl-000001-12")).toEqual({ pipelineId: "ppl-000001", pipelineVersionId: "12" });
    expect(of("083fd6de8a9ac537dc9cf71ebadcebd0")).toEqual({ yaml: text });
    expect(of("./run.yaml", { fsName: "data" })).toEqual({ fsName: "data", yamlPath: "./run.yaml" });
    const given = {
      dockerEnv: "a:2",
      fsName: "data",
      disabled: "a,b",
      failureOptions: { strategy: "continue" },
    };
    expect(of("ppl-000001-1", given)).toEqual({
      pipelineId: "ppl-000001",
      pipelineVersionId: "1",
      ...given,
      disabled: ["a", "b"],
    });
    expect(of("ppl-000001-1", { failureOptions: { strategy: "fail_fast" } })).not.toHaveProperty(
      "failureOptions",
    );
  });

  it("has the steps of graphs within graphs", () => {
    const step = (stepName: string, more: object = {}) => ({
      stepName,
      type: "step",
      status: "failed",
      ...more,
    });
    const runtime = {
      one: [step("one", { jobMessage: "out of memory" })],
      outer: [
        {
          dagID: "dag-1",
          type: "dag",
          status: "running",
          message: "begun",
          entryPoints: { inner: [{ type: "dag", entryPoints: { leaf: [step("leaf"), step("leaf")] } }] },
        },
      ],
    };
    const { steps } = decode(runDetail, flattened({ runtime, postProcess: { post: step("post") } }));
    expect(steps.map(({ component }) => component)).toEqual([
      "one",
      "outer",
      "outer.inner",
      "outer.inner.leaf",
      "outer.inner.leaf",
    ]);
    expect(steps[0]).toMatchObject({ message: "out of memory" });
    expect(steps[1]).toMatchObject({ dagId: "dag-1", message: "begun" });
    expect(decode(runDetail, flattened({ postProcess: { post: step("post") } })).postProcess).toMatchObject([
      { component: "post" },
    ]);
  });

  it("has the text of each task's log", () => {
    const [answer] = answers("runLog");
    const logs = (answer?.runLog as Wire[]).map(flatLog);
    expect(decode(runLog, { ...answer, runLog: logs }).runLog[0]?.taskList).toEqual([
      {
        taskId: expect.stringContaining("run-000001-main") as string,
        logContent: "hello from the stand-in pod log\n",
        hasNextPage: false,
        truncated: false,
      },
    ]);
  });
});
