import { describe, expect, it } from "vitest";

import { AuthorizationError, RefusedError } from "../../../../provider/core/errors";
import { actions, jobArgs, jobOf, jobResource, run, type Scene, startScene } from "../setup";

const { make, update } = jobResource();
const OPEN = /^(Waiting|Running)$/;

const withPriority = (priority: number, stopToChangePriority: boolean) => ({
  ...jobArgs(),
  priority,
  stopToChangePriority,
});
const priorityChange = ["createJob", "stopJob", "updateJobPriority", "startJob"];
const refuse = ({ emulator }: Scene, action: string, times: number) =>
  emulator.control.injectFault({ platform: "alibaba", action, kind: "error", code: "Forbidden", times });
const changePriority = (scene: Scene, id: string, priority: number, mayStop: boolean) =>
  update(scene, id, withPriority(priority, mayStop), "priority");

describe.concurrent("a change of the priority", () => {
  it("is made at once while the job is stopped or has failed", async () => {
    const scene = await startScene();
    const id = await make(scene, jobArgs());
    scene.emulator.control.alibaba.stopJob(id);
    await changePriority(scene, id, 5, false);
    expect(jobOf(scene, id)).toMatchObject({ state: "Stopped", priority: 5 });
    scene.emulator.control.alibaba.failJob(id);
    await changePriority(scene, id, 6, true);
    expect(jobOf(scene, id)).toMatchObject({ state: "Failed", priority: 6 });
    expect(actions(scene)).toEqual(["createJob", "updateJobPriority", "updateJobPriority"]);
  });

  it("is refused while the job runs, with what to do", async () => {
    const scene = await startScene();
    const id = await make(scene, jobArgs());
    const refusal = changePriority(scene, id, 5, false);
    await expect(refusal).rejects.toBeInstanceOf(RefusedError);
    await expect(refusal).rejects.toThrow(
      /the job is (Waiting|Running), .* Set `stopToChangePriority: true`/,
    );
    expect(jobOf(scene, id).priority).toBe(0);
    expect(actions(scene)).toEqual(["createJob"]);
  });

  it("stops a running job and starts it again where it may", async () => {
    const scene = await startScene();
    const id = await make(scene, jobArgs());
    await changePriority(scene, id, 5, true);
    expect(jobOf(scene, id).priority).toBe(5);
    expect(jobOf(scene, id).state).toMatch(OPEN);
    expect(actions(scene)).toEqual(priorityChange);
  });

  it("starts a job once where the answer to the start is lost", async () => {
    const scene = await startScene();
    const id = await make(scene, jobArgs());
    scene.emulator.control.injectFault({ platform: "alibaba", action: "startJob", kind: "lostAnswer" });
    scene.emulator.control.injectFault({ platform: "alibaba", action: "startJob", kind: "reset" });
    await changePriority(scene, id, 5, true);
    expect(jobOf(scene, id).state).toMatch(OPEN);
    expect(scene.emulator.control.countRequests()).toMatchObject({ startJob: 1 });
  });

  it("sends the start again where it was not carried out", async () => {
    const scene = await startScene();
    const id = await make(scene, jobArgs());
    scene.emulator.control.injectFault({ platform: "alibaba", action: "startJob", kind: "reset" });
    await changePriority(scene, id, 5, true);
    expect(jobOf(scene, id).state).toMatch(OPEN);
    expect(scene.emulator.control.countRequests()).toMatchObject({ startJob: 2 });
  });

  it("is refused when the job has finished, also while it was being stopped", async () => {
    const scene = await startScene();
    const id = await make(scene, jobArgs());
    scene.emulator.control.alibaba.finishJob(id);
    await expect(changePriority(scene, id, 5, true)).rejects.toThrow(/the job is Finished, .*`triggers`/);
    expect(jobOf(scene, id).priority).toBe(0);
  });

  it("waits until a job that was just submitted can be stopped", async () => {
    const scene = await startScene();
    scene.emulator.control.configure({ alibaba: { durations: { init: 60 } } });
    const id = await make(scene, jobArgs());
    expect(jobOf(scene, id).state).toBe("Init");
    await changePriority(scene, id, 5, true);
    expect(jobOf(scene, id)).toMatchObject({ priority: 5, state: expect.stringMatching(OPEN) as string });
    expect(actions(scene)).toEqual(priorityChange);
  });

  it("is refused before a job can be stopped where it may not be", async () => {
    const scene = await startScene({}, 0);
    scene.emulator.control.configure({ alibaba: { durations: { init: 60 } } });
    const id = await make(scene, jobArgs());
    const advised = /the job is Init, .* Set `stopToChangePriority: true`/;
    await expect(changePriority(scene, id, 5, false)).rejects.toThrow(advised);
  });

  it("leaves a job that has failed by itself while it was to be stopped, also where it is refused then", async () => {
    const scene = await startScene({}, 0);
    const { control } = scene.emulator;
    const id = await make(scene, jobArgs());
    refuse(scene, "updateJobPriority", 1);
    const changing = changePriority(scene, id, 5, true);
    await control.waitForRequests({ action: "stopJob" });
    control.alibaba.failJob(id);
    await expect(changing).rejects.toThrow(/^(?!.*startJob)(?!.*runs again).*Forbidden/);
    expect(jobOf(scene, id).state).toBe("Failed");
    expect(actions(scene)).toEqual(["createJob", "stopJob", "updateJobPriority"]);
  });
});

describe.concurrent("a change of the priority that fails after the job was stopped for it", () => {
  it("starts the job again, and says so", async () => {
    const scene = await startScene();
    const id = await make(scene, jobArgs());
    refuse(scene, "updateJobPriority", 1);
    const failure = await changePriority(scene, id, 5, true).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AuthorizationError);
    expect((failure as Error).message).toMatch(
      /\(updateJobPriority, Forbidden, .*\. The job was stopped for the change and runs again$/,
    );
    expect(jobOf(scene, id)).toMatchObject({ priority: 0, state: expect.stringMatching(OPEN) as string });
    expect(actions(scene)).toEqual(priorityChange);
    await changePriority(scene, id, 5, true);
    expect(jobOf(scene, id)).toMatchObject({ priority: 5, state: expect.stringMatching(OPEN) as string });
  });

  it("says why the job could not be started, and what to do", async () => {
    const scene = await startScene();
    const id = await make(scene, jobArgs());
    refuse(scene, "updateJobPriority", 1);
    refuse(scene, "startJob", 1);
    await expect(changePriority(scene, id, 5, true)).rejects.toThrow(
      /\(updateJobPriority, Forbidden, .* could not be started again: .*\(startJob, Forbidden, .*\. Start it with startJob$/,
    );
    expect(jobOf(scene, id)).toMatchObject({ priority: 0, state: "Stopped" });
  });

  it("is no failure where only the first start was refused", async () => {
    const scene = await startScene();
    const id = await make(scene, jobArgs());
    refuse(scene, "startJob", 1);
    await changePriority(scene, id, 5, true);
    expect(jobOf(scene, id)).toMatchObject({ priority: 5, state: expect.stringMatching(OPEN) as string });
  });

  it("does not stop once more what somebody has started meanwhile", async () => {
    const scene = await startScene();
    const { control } = scene.emulator;
    const id = await make(scene, jobArgs());
    const fault = control.injectFault({
      platform: "alibaba",
      action: "updateJobPriority",
      kind: "http",
      status: 503,
      times: "always",
    });
    const changing = changePriority(scene, id, 5, true);
    await control.waitForFault(fault.id, 1);
    expect((await run(scene, "startJob", { jobId: id })) as object).toMatchObject({ jobId: id });
    control.clearFaults();
    await expect(changing).rejects.toThrow(/\(updateJobPriority, StateConflict, .* runs again$/);
    expect(control.countRequests()).toMatchObject({ stopJob: 1 });
  });

  it("starts the job again although its own time is over", async () => {
    const scene = await startScene({}, 0);
    const { control } = scene.emulator;
    const id = await make(scene, jobArgs());
    const deadline = new AbortController();
    const hurried = { ...scene, operation: { ...scene.operation, signal: deadline.signal } };
    const changing = changePriority(hurried, id, 5, true).catch((error: unknown) => error);
    await control.waitForRequests({ action: "stopJob" });
    deadline.abort();
    await control.waitForRequests({ action: "stopJob" }, 2);
    control.advance(control.settings().alibaba.durations.stopping);
    expect(((await changing) as Error).message).toMatch(
      / The job was stopped for the change and runs again$/,
    );
    expect(jobOf(scene, id)).toMatchObject({ priority: 0, state: expect.stringMatching(OPEN) as string });
  });
});
