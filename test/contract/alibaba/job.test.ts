import { describe, expect, it } from "vitest";

import { ConflictError, OperationFailedError } from "../../../provider/core/errors";
import { actions, jobArgs, jobOf, jobResource, lifecycleOf, type Scene, startScene, task } from "./setup";

const { make, read, settle, remove, find } = jobResource();
const finished = (programArguments: string) => ({ ...jobArgs(programArguments), waitFor: "finished" });
describe.concurrent("waiting for a job", () => {
  it("ends when it has finished", async () => {
    const scene = await startScene();
    const id = await make(scene, finished("sleep 10"));
    await settle(scene, id, finished("sleep 10"));
    expect(jobOf(scene, id).state).toBe("Finished");
  });

  it("fails with the names of what failed", async () => {
    const scene = await startScene();
    const id = await make(scene, finished("exit 7"));
    const failure = await settle(scene, id, finished("exit 7")).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(OperationFailedError);
    expect((failure as Error).message).toMatch(/^the job ended as Failed; task Find, instance 0\. /);
  });

  it("fails where somebody stops or deletes it", async () => {
    const scene = await startScene();
    const id = await make(scene, finished("sleep 80000"));
    scene.emulator.control.alibaba.stopJob(id);
    await expect(settle(scene, id, finished(""))).rejects.toThrow("the job was stopped before it finished");
    scene.emulator.control.alibaba.remove("job", id);
    await expect(settle(scene, id, finished(""))).rejects.toThrow("the job was deleted before it ended");
  });

  it("starts what failed once more when it resumes", async () => {
    const scene = await startScene();
    const args = finished("fail 1 times");
    const id = await make(scene, args);
    await expect(settle(scene, id, args)).rejects.toThrow("Failed");
    await settle(scene, id, args, true);
    expect(jobOf(scene, id).state).toBe("Finished");
    expect(actions(scene)).toEqual(["createJob", "startJob"]);
  });

  it("does not start what fails while it is watched, nor what fails again", async () => {
    const scene = await startScene({}, 0);
    const { control } = scene.emulator;
    const id = await make(scene, finished("exit 1"));
    const watched = async (action: string) => {
      control.clearRequests();
      const failure = settle(scene, id, finished("exit 1"), true).catch((error: unknown) => error);
      await control.waitForRequests({ action });
      control.alibaba.failJob(id);
      expect(((await failure) as Error).message).toContain("Failed");
      return actions(scene);
    };
    expect(await watched("getJob")).toEqual([]);
    expect(await watched("startJob")).toEqual(["startJob"]);
  });
});

describe.concurrent("a deletion", () => {
  it.each([
    ["Waiting", () => undefined],
    ["Stopped", (scene: Scene, id: string) => scene.emulator.control.alibaba.stopJob(id)],
    ["Failed", (scene: Scene, id: string) => scene.emulator.control.alibaba.failJob(id)],
    ["Finished", (scene: Scene, id: string) => scene.emulator.control.alibaba.finishJob(id)],
  ] as const)("of a job that is %s leaves nothing", async (state, bring) => {
    const scene = await startScene();
    const id = await make(scene, jobArgs());
    bring(scene, id);
    await remove(scene, id);
    expect(scene.emulator.control.state("alibaba").jobs).toEqual([]);
    const stops = state === "Waiting" ? ["stopJob"] : [];
    expect(actions(scene)).toEqual(["createJob", ...stops, "deleteJob"]);
    await remove(scene, id);
  });

  it("waits until the job is gone where the service takes its time", async () => {
    const scene = await startScene();
    scene.emulator.control.configure({ alibaba: { durations: { deleting: 100 } } });
    const id = await make(scene, jobArgs());
    scene.emulator.control.alibaba.finishJob(id);
    await remove(scene, id);
    expect(scene.emulator.control.state("alibaba").jobs).toEqual([]);
    expect(actions(scene)).toEqual(["createJob", "deleteJob"]);
  });

  it("begins before the job waits, and stops it only then", async () => {
    const scene = await startScene();
    scene.emulator.control.configure({ alibaba: { durations: { init: 60 } } });
    const id = await make(scene, jobArgs());
    await remove(scene, id);
    expect(scene.emulator.control.state("alibaba").jobs).toEqual([]);
    expect(actions(scene)).toEqual(["createJob", "stopJob", "deleteJob"]);
  });

  it("goes on where the job changes between reading and deleting it", async () => {
    const scene = await startScene();
    const id = await make(scene, jobArgs());
    scene.emulator.control.injectFault({
      platform: "alibaba",
      action: "deleteJob",
      kind: "error",
      code: "StateConflict",
    });
    await remove(scene, id);
    expect(scene.emulator.control.state("alibaba").jobs).toEqual([]);
  });
});

describe.concurrent("what a create of this resource has made", () => {
  it("is found by a generated name, whatever the description, and the newest one", async () => {
    const scene = await startScene();
    const mark = "abcdef0".padEnd(32, "1");
    const named = { ...jobArgs(), jobName: "nightly-abcdef0" };
    expect(await find(scene, named, { named: true })).toBeUndefined();
    await make(scene, named, mark);
    scene.emulator.control.advance(60);
    const second = await make(scene, { ...named, description: "other" }, mark);
    const { createTime } = jobOf(scene, second);
    expect(await find(scene, named, { named: true })).toEqual({
      id: second,
      createTime: Math.floor(createTime / 1_000) * 1_000,
    });
  });

  it.each(["CreateTime", "CreationTime"] as const)(
    "is left alone when it is too old to be of an interrupted run, by %s",
    async (createTimeField) => {
      const scene = await startScene();
      const { control } = scene.emulator;
      control.configure({ alibaba: { createTimeField } });
      const { jobName: _, ...unnamed } = jobArgs();
      const identity = { __identity: "urn:pulumi:dev::proj::alibaba:Job::nightly" };
      const { inputs } = lifecycleOf(scene).check({}, { ...unnamed, ...identity });
      const old = await lifecycleOf(scene).create(inputs);
      expect(old.outputs.createTime).toBe(
        new Date(Math.floor(jobOf(scene, old.id).createTime / 1_000) * 1_000).toISOString(),
      );
      expect((await lifecycleOf(scene).create(inputs)).id).toBe(old.id);
      control.alibaba.finishJob(old.id);
      control.alibaba.change("job", old.id, { createTime: Date.UTC(2015, 6, 15, 8, 30) });
      expect((await lifecycleOf(scene).create(inputs)).id).not.toBe(old.id);
      expect(control.state("alibaba").jobs).toHaveLength(2);
    },
  );

  it("is found by name and description after a lost answer only", async () => {
    const scene = await startScene();
    const id = await make(scene, jobArgs());
    expect(await find(scene, jobArgs())).toBeUndefined();
    expect(await find(scene, jobArgs(), { fresh: true })).toMatchObject({ id });
    expect(await find(scene, { ...jobArgs(), description: "other" }, { fresh: true })).toBeUndefined();
    expect(await find(scene, { ...jobArgs(), jobName: "other" }, { fresh: true })).toBeUndefined();
  });

  it("is not taken for another's: a name with its description that is there is refused", async () => {
    const scene = await startScene();
    const id = await make(scene, jobArgs());
    const again = make(scene, jobArgs());
    await expect(again).rejects.toBeInstanceOf(ConflictError);
    await expect(again).rejects.toThrow(`adopt: "${id}"`);
    await make(scene, { ...jobArgs(), description: "another" });
    expect(scene.emulator.control.state("alibaba").jobs).toHaveLength(2);
  });

  it("is named where the service keeps names unique", async () => {
    const scene = await startScene();
    scene.emulator.control.configure({ alibaba: { uniqueNames: true } });
    const id = await make(scene, jobArgs());
    const again = make(scene, { ...jobArgs(), description: "another" });
    await expect(again).rejects.toThrow(`adopt: "${id}"`);
  });
});

describe.concurrent("a job is read", () => {
  it("as it was submitted, with the priority that it has now", async () => {
    const scene = await startScene();
    const args = {
      ...jobArgs(),
      jobTag: "primes",
      priority: 1,
      taskDag: { taskDescMap: { Find: task("a"), Sum: task("b") }, dependencies: { Find: ["Sum"] } },
    };
    const id = await make(scene, args);
    scene.emulator.control.alibaba.change("job", id, { priority: 9 });
    const timeout = 86_400;
    expect(await read(scene, id)).toMatchObject({
      inputs: {
        ...args,
        priority: 9,
        taskDag: {
          taskDescMap: { Find: { ...task("a"), timeout }, Sum: { ...task("b"), timeout } },
          dependencies: { Find: ["Sum"] },
        },
      },
      outputs: { ownerId: scene.emulator.control.settings().alibaba.ownerId },
    });
  });
});
