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
          id: "dag-1",
          dagName: "outer",
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
    expect(steps[1]).toMatchObject({ dagId: "dag-1", dagName: "outer", message: "begun" });
    expect(decode(runDetail, flattened({ postProcess: { post: step("post") } })).postProcess).toMatchObject([
      { component: "post" },
    ]);
  });

  // As the server v0.14.6 showed a run of a workflow with two file systems and artifacts.
  it("has the file systems, and what its steps have of them", () => {
    const artifact = "x/.pipeline/run-000394/dag/main-0-1fd744cb8067a039ab19450b5a85090d/out";
    const two = {
      jobID: "job-run-000394-two-5a280976",
      name: "run-000394-two",
      type: "step",
      stepName: "two",
      parameters: { p: "5" },
      env: { PF_INPUT_ARTIFACT_IN: `/mnt/${artifact}`, PF_JOB_TYPE: "single" },
      extraFS: [{ id: "fs-root-data", name: "data", mountPath: "/m2", subPath: "yy", readOnly: true }],
      status: "init",
      artifacts: { input: { in: artifact }, output: {} },
      cache: { enable: false, maxExpiredTime: "-1", fsScope: [] },
    };
    const mainFS = { id: "", name: "data", mountPath: "/mnt", subPath: "x", readOnly: false };
    const run = decode(runDetail, flattened({ fsOptions: { mainFS }, runtime: { two: [two] } }));
    expect(run.fsOptions).toEqual({
      mainFs: { name: "data", mountPath: "/mnt", subPath: "x", readOnly: false },
    });
    expect(run.steps).toMatchObject([
      {
        component: "two",
        parameters: { p: "5" },
        env: { PF_INPUT_ARTIFACT_IN: `/mnt/${artifact}`, PF_JOB_TYPE: "single" },
        extraFs: [{ name: "data", mountPath: "/m2", subPath: "yy", readOnly: true }],
        artifacts: { input: { in: artifact }, output: {} },
        cache: { enable: false, maxExpiredTime: "-1", fsScope: [] },
      },
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
