import { describe, expect, it } from "vitest";

import { ConflictError, OperationFailedError } from "../../../../provider/core/errors";
import {
  actions,
  jobArgs,
  jobOf,
  jobResource,
  lifecycleOf,
  MARK,
  type Scene,
  startScene,
  task,
} from "../setup";

const { make, read, settle, remove, find } = jobResource();
const finished = (programArguments: string) => ({ ...jobArgs(programArguments), waitFor: "finished" });
describe.concurrent("waiting for a job", () => {
  it("ends when it has finished", async () => {
    const scene = await startScene();
    const id = await make(scene, finished("sleep 10"));
    await settle(scene, id, finished("sleep 10"));
    expect(jobOf(scene, id).state).toBe("Finished");
  });

  it("fails where it ends otherwise", async () => {
    const scene = await startScene();
    const id = await make(scene, finished("exit 7"));
    const failure = await settle(scene, id, finished("exit 7")).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(OperationFailedError);
    expect((failure as Error).message).toMatch(/^the job ended as Failed\. The platform tells no reason/);
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

describe.concurrent("what a create of this resource may have made", () => {
  const urn = "urn:pulumi:dev::proj::pulumi-nodejs:dynamic/batchflow/alibaba:Job::nightly";
  const { jobName: _, ...unnamed } = jobArgs();
  const jobs = ({ emulator }: Scene) => emulator.control.state("alibaba").jobs;
  const checked = async (scene: Scene) =>
    (await lifecycleOf(scene).check({}, { ...unnamed, __identity: urn })).inputs;
  const second = (time: number) => Math.floor(time / 1_000) * 1_000;

  it("is found by a generated name, whatever the description, the newest first", async () => {
    const scene = await startScene();
    const jobName = `nightly-${MARK.who.slice(0, 7)}`;
    const named = { ...jobArgs(), jobName };
    expect(await find(scene, named)).toEqual([]);
    const first = await make(scene, named);
    scene.emulator.control.advance(60);
    const later = await make(scene, { ...named, description: "other" });
    expect(await find(scene, named)).toEqual(
      [later, first].map((id) => ({ id, createTime: second(jobOf(scene, id).createTime) })),
    );
  });

  it.each(["CreateTime", "CreationTime"] as const)(
    "is taken over after an interrupted run, and left alone when it is too old to be of one, by %s",
    async (createTimeField) => {
      const scene = await startScene();
      const { control } = scene.emulator;
      control.configure({ alibaba: { createTimeField } });
      const inputs = await checked(scene);
      const old = await lifecycleOf(scene).create(inputs);
      expect(old.outputs.createTime).toBe(new Date(second(jobOf(scene, old.id).createTime)).toISOString());
      scene.state.interrupted(urn);
      expect((await lifecycleOf(scene).create(inputs)).id).toBe(old.id);
      control.alibaba.finishJob(old.id);
      control.alibaba.change("job", old.id, { createTime: Date.UTC(2015, 6, 15, 8, 30) });
      expect((await lifecycleOf(scene).create(inputs)).id).not.toBe(old.id);
      expect(jobs(scene)).toHaveLength(2);
    },
  );

  it("is left alone where no run of this stack was interrupted", async () => {
    const scene = await startScene();
    const inputs = await checked(scene);
    const { id } = await lifecycleOf(scene).create(inputs);
    expect((await lifecycleOf(scene).create(inputs)).id).not.toBe(id);
    expect(scene.lines.join("\n")).toContain(`leaves ${id} alone`);
  });

  it("is found by a name that the program has chosen only where the description is the same", async () => {
    const scene = await startScene();
    const id = await make(scene, jobArgs());
    expect(await find(scene, jobArgs())).toMatchObject([{ id }]);
    expect(await find(scene, { ...jobArgs(), description: "other" })).toEqual([]);
    expect(await find(scene, { ...jobArgs(), jobName: "other" })).toEqual([]);
  });

  it("is not another's: a chosen name with its description that is there is refused", async () => {
    const scene = await startScene();
    const id = await make(scene, jobArgs());
    const create = (more: object) => lifecycleOf(scene).create({ ...jobArgs(), ...more, __identity: urn });
    scene.state.interrupted(urn);
    await expect(create({})).rejects.toBeInstanceOf(ConflictError);
    await expect(create({})).rejects.toThrow(`adopt: "${id}"`);
    await create({ description: "another" });
    expect(jobs(scene)).toHaveLength(2);
  });

  it("is named where the service keeps names unique", async () => {
    const scene = await startScene();
    scene.emulator.control.configure({ alibaba: { uniqueNames: true } });
    const id = await make(scene, jobArgs());
    const again = make(scene, { ...jobArgs(), description: "another" });
    await expect(again).rejects.toThrow(`adopt: "${id}"`);
  });

  it.each(["lostAnswer", "reset"] as const)("is one job after %s", async (kind) => {
    const scene = await startScene();
    scene.emulator.control.injectFault({ platform: "alibaba", action: "createJob", kind });
    const { id } = await lifecycleOf(scene).create(await checked(scene));
    expect(jobs(scene)).toMatchObject([{ id }]);
  });

  it("is named besides the one that was made again, where the first came too late", async () => {
    const scene = await startScene();
    const { control } = scene.emulator;
    const inputs = await checked(scene);
    const late = { kind: "late", time: "virtual", delayMs: 10 ** 9 } as const;
    control.injectFault({ platform: "alibaba", action: "createJob", ...late });
    const creating = lifecycleOf(scene).create(inputs);
    await control.waitForRequests({ action: "createJob" }, 2);
    control.advance(10 ** 6);
    const { id } = await creating;
    const [other, ...more] = jobs(scene).filter((one) => one.id !== id);
    expect(more).toEqual([]);
    expect(scene.lines.join("\n")).toContain(`${other?.id} seems to have been made by the same creation`);
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
      outputs: { ownerId: String(scene.emulator.control.settings().alibaba.ownerId) },
    });
  });
});
