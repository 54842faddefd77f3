import { describe, expect, it } from "vitest";

import { actions, jobArgs, jobOf, jobResource, lifecycleOf, type Scene, startScene } from "../setup";

const { make, update } = jobResource();
const OPEN = /^(Waiting|Running)$/;

const withPriority = (priority: number, stopToChangePriority: boolean) => ({
  ...jobArgs(),
  priority,
  stopToChangePriority,
});
const refuse = ({ emulator }: Scene, action: string, times: number) =>
  emulator.control.injectFault({ platform: "alibaba", action, kind: "error", code: "Forbidden", times });
const changePriority = (scene: Scene, id: string, priority: number, mayStop: boolean) =>
  update(scene, id, withPriority(priority, mayStop), "priority");

describe.concurrent("a job that is found stopped", () => {
  const interrupted = async (scene: Scene, members: { priority: number }) => {
    const id = await make(scene, jobArgs());
    scene.emulator.control.alibaba.stopJob(id);
    scene.emulator.control.alibaba.change("job", id, members);
    return id;
  };

  it("is started where it has the new priority already: an interrupted run has come so far", async () => {
    const scene = await startScene();
    const id = await interrupted(scene, { priority: 5 });
    await changePriority(scene, id, 5, true);
    expect(jobOf(scene, id).state).toMatch(OPEN);
    expect(actions(scene)).toEqual(["createJob", "startJob"]);
    await changePriority(scene, id, 5, true);
    expect(actions(scene)).toEqual(["createJob", "startJob"]);
  });

  it("stays stopped where nothing shows that it was stopped for the change, which is told", async () => {
    const scene = await startScene();
    const id = await interrupted(scene, { priority: 1 });
    await changePriority(scene, id, 5, true);
    expect(jobOf(scene, id)).toMatchObject({ priority: 5, state: "Stopped" });
    expect(scene.lines).toEqual([expect.stringMatching(/stays so; startJob starts it again/)]);
  });

  it("stays stopped where the change may not stop it", async () => {
    const scene = await startScene();
    const id = await interrupted(scene, { priority: 5 });
    await changePriority(scene, id, 5, false);
    expect(jobOf(scene, id).state).toBe("Stopped");
    expect(actions(scene)).toEqual(["createJob"]);
  });

  it("is refused in the preview where the state of the job would refuse it", async () => {
    const scene = await startScene();
    const before = { ...withPriority(1, false), __identity: "urn:pulumi:dev::proj::alibaba:Job::nightly" };
    const { id, outputs } = await lifecycleOf(scene).create(before);
    const diff = (more: object) => lifecycleOf(scene).diff(id, outputs, { ...before, ...more });
    const changed = { changed: true, replaces: [] };
    await expect(diff({ priority: 5 })).rejects.toThrow(
      /the job is (Waiting|Running), .*stopToChangePriority/,
    );
    expect(await diff({ priority: 5, stopToChangePriority: true })).toMatchObject(changed);
    expect(await diff({ stopToChangePriority: true })).toMatchObject(changed);
    const { control } = scene.emulator;
    control.alibaba.finishJob(id);
    await expect(diff({ priority: 5, stopToChangePriority: true })).rejects.toThrow(
      /the job is Finished, .*Put the old priority back/,
    );
    control.alibaba.change("job", id, { priority: 5 });
    expect(await diff({ priority: 5 })).toMatchObject(changed);
    control.alibaba.change("job", id, { priority: 1, state: "Failed" });
    expect(await diff({ priority: 5 })).toMatchObject(changed);
    control.alibaba.remove("job", id);
    expect(await diff({ priority: 5 })).toMatchObject(changed);
    expect(actions(scene)).toEqual(["createJob"]);
  });

  it("runs after the next update where the last one could not start it", async () => {
    const scene = await startScene();
    const before = { ...withPriority(1, true), __identity: "urn:pulumi:dev::proj::alibaba:Job::nightly" };
    const { id, outputs } = await lifecycleOf(scene).create(before);
    refuse(scene, "startJob", 2);
    const again = () => lifecycleOf(scene).update(id, outputs, { ...before, priority: 5 });
    await expect(again()).rejects.toThrow(
      /could not be started again: .*; the next `pulumi up` does so too$/,
    );
    expect(jobOf(scene, id)).toMatchObject({ priority: 5, state: "Stopped" });
    await again();
    expect(jobOf(scene, id)).toMatchObject({ priority: 5, state: expect.stringMatching(OPEN) as string });
    expect(scene.emulator.control.countRequests()).toMatchObject({ updateJobPriority: 1, stopJob: 1 });
  });
});
