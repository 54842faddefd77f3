import { describe, expect, it } from "vitest";

import { fsRequest, queueRequests, yamlOf } from "../../lifecycle/paddleflow/data";
import { jobArgs, withQueue } from "./scene/adminScene";
import { make, prepare, resource, run, type Scene, startScene, stateOf } from "./scene/setup";

async function withRuns(): Promise<{ scene: Scene; ids: string[] }> {
  const scene = await startScene({}, 1_000);
  await prepare(scene, ...queueRequests, fsRequest("data"));
  const yaml = `${yamlOf("train", "sleep 1")}cache: {enable: true}\nfs_options: {main_fs: {name: data}}\n`;
  const ids: string[] = [];
  for (const name of ["first", "second"]) {
    ids.push(String((await make(scene, "Run", { name, yaml, waitFor: "finished" }, name)).id));
  }
  return { scene, ids };
}

describe("objects that are no resources of the program", () => {
  it("deleteRun deletes a run, and one with a cache in use only where that is said", async () => {
    const { scene, ids } = await withRuns();
    const [first, second] = ids as [string, string];
    await expect(run(scene, "deleteRun", { runId: first })).rejects.toThrow(
      new RegExp(`run deleting is cached by other Runs.*${second}`),
    );
    expect(await run(scene, "deleteRun", { runId: first, checkCache: false })).toEqual({ deleted: true });
    expect(await run(scene, "deleteRun", { runId: second })).toEqual({ deleted: true });
    expect(await run(scene, "deleteRun", { runId: second })).toEqual({ deleted: false });
    expect(stateOf(scene).runs).toEqual([]);
  });

  it("deleteRun refuses a run that has not ended", async () => {
    const scene = await startScene({}, 10);
    await prepare(scene, ...queueRequests);
    const runId = await resource("Run").make(scene, { name: "long", yaml: yamlOf("train", "sleep 100000") });
    await expect(run(scene, "deleteRun", { runId })).rejects.toThrow(/only runs in final status/);
    expect(stateOf(scene).runs).toHaveLength(1);
  });

  it("deleteJob deletes a job that has ended", async () => {
    const scene = await withQueue();
    const jobId = await resource("Job").make(scene, jobArgs);
    await expect(run(scene, "deleteJob", { jobId })).rejects.toThrow(/ActionNotAllowed/);
    await run(scene, "stopJob", { jobId });
    scene.emulator.control.advance(100);
    expect(await run(scene, "deleteJob", { jobId })).toEqual({ deleted: true });
    expect(await run(scene, "deleteJob", { jobId })).toEqual({ deleted: false });
    expect(stateOf(scene).jobs).toEqual([]);
  });

  it("stopQueue closes a queue of an old server, and keeps it", async () => {
    const scene = await withQueue({ version: "v0.14.0" });
    for (let i = 0; i < 2; i++) {
      expect(await run(scene, "stopQueue", { queueName: "q1" })).toEqual({
        status: expect.stringMatching(/^clos(ing|ed)$/) as string,
      });
    }
    expect(stateOf(scene).queues).toHaveLength(1);
    await expect(run(scene, "stopQueue", { queueName: "q9" })).rejects.toThrow(/queue q9/);
  });

  it("stopQueue says that servers of today have no such call", async () => {
    const scene = await withQueue();
    await expect(run(scene, "stopQueue", { queueName: "q1" })).rejects.toThrow(
      /q1 is open as before: servers since v0.14.1 have no stop of a queue/,
    );
  });
});
