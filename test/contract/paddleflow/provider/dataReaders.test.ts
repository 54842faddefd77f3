import { describe, expect, it } from "vitest";

import { listByTime } from "../../../../provider/platforms/paddleflow/timePaging";
import {
  fsRequest,
  pipelineRequest,
  queueRequests,
  sftpRequest,
  yamlOf,
} from "../../../lifecycle/paddleflow/data";
import { countOf, make, prepare, stateOf } from "./dataSetup";
import { run, type Scene, startScene } from "./setup";

/** One second is over, so that lists by time show what was made before. */
const later = ({ emulator }: Scene) => void emulator.control.advance(2);

describe("readers of file systems", () => {
  const storage = { type: "s3", url: "s3://bucket/a", endpoint: "e:1", accessKey: "AKAK", secretKey: "SKSK" };

  it("show all but credentials", async () => {
    const scene = await startScene({}, 0);
    await make(scene, "FileSystem", { name: "data", storage });
    const view = {
      fsId: "fs-root-data",
      name: "data",
      username: "root",
      type: "s3",
      url: "s3://bucket/a",
      serverAddress: "e:1",
      subPath: "/a",
      properties: { bucket: "bucket", endpoint: "e:1", region: "" },
      independentMountProcess: false,
    };
    expect(await run(scene, "getFileSystem", { name: "data" })).toEqual(view);
    // The list leaves out the current second.
    expect(await run(scene, "getFileSystems")).toEqual([]);
    later(scene);
    expect(await run(scene, "getFileSystems")).toEqual([view]);
    expect(await run(scene, "getFileSystems", { username: "alice01" })).toEqual([]);
    await expect(run(scene, "getFileSystem", { name: "none" })).rejects.toThrow(/no file system root\/none/);
  });

  it("show the cache configuration", async () => {
    const scene = await startScene();
    await prepare(scene, fsRequest("data"));
    const config = { cacheDir: "/var/cache", metaDriver: "mem", resource: { cpuLimit: "1" } };
    await make(scene, "FileSystemCache", { fsName: "data", ...config });
    expect(await run(scene, "getFileSystemCache", { fsName: "data" })).toMatchObject({
      fsName: "data",
      username: "root",
      ...config,
      quota: 0,
    });
    await expect(run(scene, "getFileSystemCache", { fsName: "none" })).rejects.toThrow(/no cache config/);
  });

  it("show links without credentials", async () => {
    const scene = await startScene({}, 0);
    await prepare(scene, sftpRequest("data"));
    const to = { type: "sftp", url: "sftp://h:22/x", user: "u", password: "pwpw" };
    await make(scene, "Link", { fsName: "data", fsPath: "/one", storage: to }, "one");
    await make(scene, "Link", { fsName: "data", fsPath: "/two", storage: to }, "two");
    later(scene);
    const view = (fsPath: string) => ({
      fsName: "data",
      fsPath,
      username: "root",
      type: "sftp",
      url: "sftp://h:22/x",
      serverAddress: "h:22",
      subPath: "/x",
      properties: { user: "u" },
    });
    expect(await run(scene, "getLinks", { fsName: "data" })).toEqual([view("/two"), view("/one")]);
    expect(await run(scene, "getLink", { fsName: "data", fsPath: "/one" })).toEqual(view("/one"));
    const missing = run(scene, "getLink", { fsName: "data", fsPath: "/three" });
    await expect(missing).rejects.toThrow(/no link root\/data:\/three/);
    await expect(run(scene, "getLinks", { fsName: "none" })).rejects.toThrow(/record not found/);
  });

  it("lose nothing at the border of a page, where the server skips the rest of a second", async () => {
    const scene = await startScene({}, 0);
    const list = async (pageSize: number) => {
      const found = await listByTime(scene.client, {
        action: "listFS",
        path: ["fs"],
        query: {},
        list: "fsList",
        keyOf: ({ id }) => String(id),
        pageSize,
        signal: scene.operation.signal,
      });
      return found.map(({ name }) => name);
    };
    for (const names of [["a"], ["b", "c", "d"], ["e", "f"]]) {
      await prepare(scene, ...names.map((name) => fsRequest(name)));
      later(scene);
    }
    const all = ["f", "e", "d", "c", "b", "a"];
    expect(stateOf(scene).fileSystems.map(({ name }) => name)).toEqual([...all].reverse());
    expect(await list(4)).toEqual(all);
    expect(await list(1_000)).toEqual(all);
    // More in one second than a page holds: what cannot be seen is left out, and the rest still found.
    expect((await list(2)).at(-1)).toBe("a");
  });
});

describe("readers of pipelines and schedules", () => {
  async function withPipelines(): Promise<Scene> {
    const scene = await startScene({}, 0);
    await prepare(scene, fsRequest("data"));
    scene.emulator.control.paddleflow.putFile("root/data", "run.yaml", yamlOf("train", "echo file"));
    await make(scene, "Pipeline", { yaml: yamlOf("train"), desc: "every night" });
    await prepare(
      scene,
      ["POST", "/pipeline/ppl-000001", { fsName: "data", desc: "every day" }],
      pipelineRequest(yamlOf("test")),
    );
    return scene;
  }

  it("show pipelines and versions, without the provider's comment", async () => {
    const scene = await withPipelines();
    const train = { pipelineId: "ppl-000001", name: "train", desc: "every day", username: "root" };
    expect(await run(scene, "getPipelines")).toMatchObject([train, { pipelineId: "ppl-000002" }]);
    expect(await run(scene, "getPipelines", { names: ["train"], usernames: ["root"] })).toMatchObject([
      train,
    ]);
    expect(await run(scene, "getPipelines", { usernames: ["alice01"] })).toEqual([]);
    const one = { pipelineVersionId: "1", pipelineId: "ppl-000001", yaml: yamlOf("train") };
    const file = { pipelineVersionId: "2", fsName: "data", yamlPath: "./run.yaml" };
    const args = { pipelineId: "ppl-000001" };
    expect(await run(scene, "getPipeline", args)).toMatchObject({ ...train, versions: [one, file] });
    expect(await run(scene, "getPipeline", { ...args, fsNames: ["data"] })).toMatchObject({
      versions: [file],
    });
    expect(await run(scene, "getPipelineVersions", args)).toMatchObject([one, file]);
    expect(await run(scene, "getPipelineVersions", { ...args, fsNames: ["data"] })).toMatchObject([file]);
    expect(await run(scene, "getPipelineVersion", { ...args, pipelineVersionId: "1" })).toMatchObject(one);
    for (const [name, missing] of [
      ["getPipeline", { pipelineId: "ppl-000009" }],
      ["getPipelineVersions", { pipelineId: "ppl-000009" }],
      ["getPipelineVersion", { ...args, pipelineVersionId: "9" }],
    ] as const) {
      await expect(run(scene, name, missing)).rejects.toThrow(/ppl-00000/);
    }
  });

  it("show schedules, and one with its runs", async () => {
    const scene = await withPipelines();
    const base = { pipelineId: "ppl-000001", pipelineVersionId: "1" };
    await make(scene, "Schedule", { ...base, name: "minutely", crontab: "@every 1m", concurrency: 3 }, "a");
    await make(scene, "Schedule", { ...base, name: "stopped", crontab: "@daily", stopped: true }, "b");
    scene.emulator.control.advance(130);
    const minutely = {
      scheduleId: "schedule-000001",
      name: "minutely",
      ...base,
      username: "root",
      crontab: "@every 1m",
      concurrency: 3,
      concurrencyPolicy: "suspend",
      status: "running",
    };
    expect(await run(scene, "getSchedules")).toMatchObject([minutely, { name: "stopped" }]);
    for (const filter of [
      { names: ["minutely"] },
      { statuses: ["running"] },
      { scheduleIds: ["schedule-000001"] },
      { pipelineIds: ["ppl-000001"], pipelineVersionIds: ["1"], names: ["minutely"], usernames: ["root"] },
    ]) {
      expect(await run(scene, "getSchedules", filter)).toMatchObject([minutely]);
    }
    expect(await run(scene, "getSchedules", { pipelineIds: ["ppl-000002"] })).toEqual([]);
    const scheduleId = "schedule-000001";
    const runs = stateOf(scene).runs.map(({ id }) => ({ runId: id, scheduleId, name: "minutely" }));
    expect(runs).toHaveLength(2);
    expect(await run(scene, "getSchedule", { scheduleId })).toMatchObject({ ...minutely, runs });
    const filtered = { scheduleId, runIds: [runs[1]!.runId] };
    expect(await run(scene, "getSchedule", filtered)).toMatchObject({ runs: [runs[1]] });
    expect(await run(scene, "getSchedule", { scheduleId, statuses: ["skipped"] })).toMatchObject({
      runs: [],
    });
    await expect(run(scene, "getSchedule", { scheduleId: "schedule-000009" })).rejects.toThrow(
      /schedule-000009/,
    );
  });
});

describe("readers of runs", () => {
  it("show runs, steps, logs and kept results, but no environment", async () => {
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
      steps: stored?.steps.map(({ name, jobId }) => ({
        component: name,
        type: "step",
        jobId,
        status: "succeeded",
      })),
      postProcess: [],
    });
    expect(JSON.stringify((detail as { steps: unknown }).steps)).not.toContain("canary-env");

    const jobId = stored?.steps[0]?.jobId;
    const log = { jobId, taskList: [{ taskId: jobId, logContent: "hello from the emulator\n" }] };
    expect(
      await run(scene, "getRunLog", { runId, jobId, pageSize: 10, logFilePosition: "begin" }),
    ).toMatchObject({
      runId,
      runLog: [log],
    });
    const { runLog } = (await run(scene, "getRunLog", { runId })) as { runLog: unknown[] };
    expect(runLog).toHaveLength(2);

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

  it("ask for the log of a job, or of an object in Kubernetes", async () => {
    const scene = await startScene();
    const asked = run(scene, "getJobLog", { clusterName: "c1", jobId: "job-1", framework: "paddle" });
    // The emulated server has no logs of jobs; what it says shows what it was asked.
    await expect(asked).rejects.toThrow(/job-1 framework paddle/);
    for (const [args, property] of [
      [{ clusterName: "c1" }, "jobId"],
      [{ clusterName: "c1", name: "pod", namespace: "default" }, "type"],
      [{ clusterName: "c1", jobId: "j", name: "pod" }, "name"],
    ] as const) {
      await expect(run(scene, "getJobLog", args)).rejects.toThrow(new RegExp(`getJobLog: ${property}`));
    }
    expect(countOf(scene, "jobLog")).toBe(1);
  });
});
