import { describe, expect, it } from "vitest";

import { OperationFailedError } from "../../../provider/core/errors";
import { envArgs, jobArgs, lifecycleOf, resource, type Scene, startScene, task } from "./setup";

const { make, read, settle, remove } = resource("Job");
const { computeEnv: _, ...bare } = task;
const withCommand = (command: string) => ({
  ...jobArgs,
  waitFor: "finished",
  tasks: [{ ...task, application: { ...task.application, command } }],
});
const finished = (scene: Scene, id: string) => settle(scene, id, withCommand("x"));
const gone = async (scene: Scene, id: string) => {
  await remove(scene, id);
  expect(await read(scene, id)).toBeUndefined();
  await remove(scene, id);
};

describe.concurrent("Job", () => {
  it("waits for its end", async () => {
    const scene = await startScene();
    const id = await make(scene, withCommand("sleep 10"));
    await finished(scene, id);
    expect(scene.emulator.control.tencent.jobState(id)).toBe("SUCCEED");
  });

  it.each([
    [
      "an unknown environment",
      { ...jobArgs, tasks: [{ ...bare, envId: "env-unknown0" }] },
      /envId or computeEnv of the tasks/,
    ],
    ["a zone elsewhere", { ...jobArgs, placement: { zone: "ap-shanghai-1" } }, /Check placement\.zone$/],
  ])("says of %s what to check", async (_what, args, advice) => {
    await expect(make(await startScene(), args)).rejects.toThrow(advice);
  });

  it("fails where it ends otherwise", async () => {
    const scene = await startScene();
    const failure = finished(scene, await make(scene, withCommand("exit 7")));
    await expect(failure).rejects.toBeInstanceOf(OperationFailedError);
    await expect(failure).rejects.toThrow(/^the job ended as FAILED\. Correct the job/);
  });

  it("fails with the task's reason and the end of its stderr, or with what is known", async () => {
    const scene = await startScene();
    const args = withCommand("echo 'no space' >&2; exit 7");
    const made = lifecycleOf(scene, "Job").create({ ...args, __identity: "proj::dev::j::nightly" });
    const { message } = await made.then(
      () => new Error("it did not fail"),
      (error: unknown) => error as Error,
    );
    expect(message).toContain("the job ended as FAILED. Correct the job");
    expect(message).toMatch(
      /\n {2}task A, instance 0: FAILED after \S+ \S+, exit code 7: The command ended with exit code 7\n {4}stderr \| no space\n/,
    );
    expect(message).toMatch(/\n {2}more: npx batchflow logs tencent:Job job-\w+$/);
    const refuse = {
      platform: "tencent",
      kind: "error",
      code: "UnsupportedOperation",
      times: "always",
    } as const;
    scene.emulator.control.injectFault({ ...refuse, action: "DescribeTask" });
    const other = lifecycleOf(scene, "Job").create({ ...args, __identity: "proj::dev::j::weekly" });
    await expect(other).rejects.toThrow(/\n {2}task A: FAILED/);
  });
});

describe.concurrent("a deletion of a Job that fails", () => {
  it("says how the job runs again, which no refresh shows to have ended", async () => {
    const scene = await startScene();
    const lifecycle = lifecycleOf(scene, "Job");
    const { id, inputs, outputs } = await lifecycle.create({
      ...withCommand("sleep 100000"),
      waitFor: "submitted",
      __identity: "proj::dev::j::nightly",
    });
    const refused = { platform: "tencent", action: "DeleteJob", kind: "error", code: "AuthFailure" } as const;
    scene.emulator.control.injectFault({ ...refused, times: "always" });
    await expect(lifecycle.delete(id, outputs)).rejects.toThrow(
      "It may have lost the rest of its run already: if it is to stay, change its `triggers`, so that it runs again",
    );
    expect(scene.emulator.control.tencent.jobState(id)).toBe("FAILED");
    const refreshed = await lifecycle.read(id, outputs);
    expect(await lifecycle.diff(id, refreshed?.outputs ?? {}, inputs)).toMatchObject({ changed: false });
  });
});

describe.concurrent.each(["current", "2018"])("deletion of a Job in edition %s", (edition) => {
  it("begins before the platform has parsed it", async () => {
    const scene = await startScene({ edition });
    await gone(scene, await make(scene, withCommand("sleep 100000")));
  });

  it("terminates one that keeps its failed instance", async () => {
    const scene = await startScene({ edition });
    const tasks = [
      { ...task, failedAction: "INTERRUPT", application: { ...task.application, command: "exit 1" } },
    ];
    const id = await make(scene, { ...jobArgs, tasks });
    await expect(finished(scene, id)).rejects.toThrow("FAILED_INTERRUPTED");
    await gone(scene, id);
  });

  it("ends one in a named environment", async () => {
    const scene = await startScene({ edition });
    const envId = await resource("ComputeEnv").make(scene, envArgs);
    const { computeEnv: _, ...inEnv } = task;
    const application = { ...task.application, command: "sleep 60" };
    await gone(scene, await make(scene, { ...jobArgs, tasks: [{ ...inEnv, envId, application }] }));
  });
});
