import { describe, expect, it } from "vitest";

import { fsRequest, queueRequests, yamlOf } from "../../../lifecycle/paddleflow/data";
import { as, countOf, make, prepare, run, startScene, stateOf } from "../scene/setup";

describe("readers of runs", () => {
  it("show runs, steps, logs and kept results", async () => {
    const scene = await startScene({}, 1_000);
    await prepare(scene, ...queueRequests, fsRequest("data"));
    const yaml =
      `${yamlOf("train", "sleep 1").replace("PF_JOB_TYPE: single", "SECRET: canary-env")}` +
      "cache: {enable: true}\nfs_options: {main_fs: {name: data}}\n";
    const args = { name: "first", yaml, desc: "night", parameters: { msg: "yo" }, waitFor: "finished" };
    const { id: runId } = await make(scene, "Run", args);
    const [stored] = stateOf(scene).runs;
    const brief = {
      runId,
      name: "first",
      username: "root",
      fsName: "data",
      description: "night",
      status: "succeeded",
    };
    for (const filter of [
      {},
      { names: ["first"] },
      { runIds: [runId] },
      { statuses: ["succeeded"] },
      { fsNames: ["data"], usernames: ["root"] },
    ]) {
      expect(await run(scene, "getRuns", filter)).toMatchObject([brief]);
    }
    expect(await run(scene, "getRuns", { statuses: ["failed"] })).toEqual([]);

    const detail = await run(scene, "getRun", { runId });
    expect(detail).toMatchObject({
      ...brief,
      yaml,
      parameters: { msg: "yo" },
      failureStrategy: "fail_fast",
      fsOptions: { mainFs: { name: "data", subPath: "", readOnly: false } },
      steps: stored?.steps.map(({ name, jobId }) => ({
        component: name,
        type: "step",
        jobId,
        status: "succeeded",
        env: { PF_STEP_NAME: name, PF_USER_NAME: "root" },
        artifacts: { input: {}, output: {} },
        cache: { enable: true, maxExpiredTime: "-1" },
      })),
      postProcess: [],
    });
    expect(JSON.stringify((detail as { steps: unknown }).steps)).toContain("canary-env");

    const jobId = stored?.steps[0]?.jobId;
    const log = { jobId, taskList: [{ taskId: jobId, logContent: "hello from the emulator\n" }] };
    expect(
      await run(scene, "getRunLog", { runId, jobId, pageSize: 10, logFilePosition: "begin" }),
    ).toMatchObject({
      runId,
      runLog: [log],
      pageNo: 1,
      pageSize: 10,
    });
    const whole = (await run(scene, "getRunLog", { runId })) as { runLog: unknown[] };
    expect(whole).toMatchObject({ pageNo: 1, pageSize: 100 });
    expect(whole.runLog).toHaveLength(2);

    const caches = stateOf(scene).runCaches;
    expect(caches).toHaveLength(2);
    const cacheId = caches[0]!.id;
    const view = { cacheId, runId, jobId: caches[0]!.jobId, fsName: "data", username: "root" };
    for (const filter of [{}, { runIds: [runId] }, { fsNames: ["data"], usernames: ["root"] }]) {
      expect(await run(scene, "getRunCaches", filter)).toMatchObject([view, {}]);
    }
    expect(await run(scene, "getRunCaches", { runIds: ["run-000009"] })).toEqual([]);
    expect(await run(scene, "getRunCache", { cacheId })).toMatchObject(view);
    expect(await run(scene, "deleteRunCache", { cacheId })).toEqual({ deleted: true });
    expect(await run(scene, "deleteRunCache", { cacheId })).toEqual({ deleted: false });
    expect(stateOf(scene).runCaches).toHaveLength(1);
    await expect(run(scene, "getRunCache", { cacheId })).rejects.toThrow(/cch-000001/);

    const files = { runIds: [runId], types: ["output"], paths: ["/x"], fsNames: ["data"] };
    expect(await run(scene, "getArtifacts", files)).toEqual([]);
    expect(countOf(scene, "listArtifact")).toBe(1);
    for (const name of ["getRun", "getRunLog"]) {
      await expect(run(scene, name, { runId: "run-000009" })).rejects.toThrow(/run-000009/);
    }
  });

  it("of another user refuse to list what root has, of which the server would say nothing", async () => {
    const scene = await startScene();
    await prepare(scene, ["POST", "/user", { username: "alice01", password: "secret1" }]);
    const alice = as(scene, "alice01", "secret1");
    for (const name of ["getRuns", "getRunCaches", "getArtifacts"]) {
      await expect(run(alice, name, { usernames: ["root"] })).rejects.toThrow(/nothing of root. Leave out/);
      expect(await run(alice, name, { usernames: ["alice01"] })).toEqual([]);
      expect(await run(scene, name, { usernames: ["alice01"] })).toEqual([]);
    }
  });
});
