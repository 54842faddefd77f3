import { describe, expect, it } from "vitest";
import { APPLICATION, computeEnv, job } from "../client";
import { client, describeTask, drain, emulator, run, state, submit, taskStates } from "./setup";
import { useEdition, useEmulator } from "../setup";

useEmulator();

describe("termination", () => {
  it("takes time for what runs and none for what waits", async () => {
    const tasks = [run("sleep 1000"), run("true", { TaskName: "B" })];
    const JobId = await submit(tasks, { Dependences: [{ StartTask: "A", EndTask: "B" }] });
    expect(await client.code("TerminateJob", { JobId })).toBe("UnsupportedOperation");
    emulator.control.advance(60);
    expect(await taskStates(JobId)).toEqual({ A: "RUNNING", B: "PENDING" });
    expect(await client.code("TerminateJob", { JobId })).toBe("Success");
    expect(await taskStates(JobId)).toEqual({ A: "RUNNING", B: "FAILED" });
    expect(await client.code("DeleteJob", { JobId })).toBe("UnsupportedOperation");
    emulator.control.advance(20);
    expect(await taskStates(JobId)).toEqual({ A: "FAILED", B: "FAILED" });
    expect(await client.code("TerminateJob", { JobId })).toBe("Success");
  });

  it("concerns one task instance", async () => {
    const JobId = await submit([run("true", { TaskInstanceNum: 2 })]);
    const one = (TaskInstanceIndex: number, TaskName = "A"): Promise<string> =>
      client.code("TerminateTaskInstance", { JobId, TaskName, TaskInstanceIndex });
    expect(await one(2)).toBe("ResourceNotFound.TaskInstance");
    expect(await one(0, "B")).toBe("ResourceNotFound.TaskInstance");
    expect(await one(1)).toBe("Success");
    drain();
    expect(await describeTask(JobId)).toMatchObject({
      TaskState: "FAILED",
      TaskInstanceMetrics: { SucceedCount: 1, FailedCount: 1 },
    });
  });

  it("is followed by RetryJobs", async () => {
    const JobId = await submit([run("sleep 5")]);
    emulator.control.tencent.failJob(JobId, { reason: "by hand" });
    expect(await client.call("DescribeJob", { JobId })).toMatchObject({
      JobState: "FAILED",
      StateReason: "by hand",
    });
    expect(await client.code("RetryJobs", { JobIds: [JobId] })).toBe("Success");
    expect(await client.code("RetryJobs", { JobIds: [JobId] })).toBe("UnsupportedOperation");
    drain();
    expect(await state(JobId)).toBe("SUCCEED");
  });
});

describe("a named environment", () => {
  const inEnv = (EnvId: unknown, Command: string, members: object = {}): object => ({
    TaskName: "A",
    Application: { ...APPLICATION, Command },
    EnvId,
    ...members,
  });

  it("runs one task instance per running node", async () => {
    const { EnvId } = await client.call("CreateComputeEnv", computeEnv());
    const id = await submit([inEnv(EnvId, "sleep 50", { TaskInstanceNum: 2 })]);
    emulator.control.advance(30);
    expect(await state(id)).toBe("RUNNABLE");
    emulator.control.advance(40);
    expect(await describeTask(id)).toMatchObject({
      TaskInstanceMetrics: { RunningCount: 1, RunnableCount: 1 },
    });
    expect(await client.call("DescribeComputeEnv", { EnvId })).toMatchObject({
      ComputeNodeSet: [{ TaskInstanceNumAvailable: 0 }],
    });
    drain();
    expect(await state(id)).toBe("SUCCEED");
  });

  it("lets jobs be terminated only in the current edition", async () => {
    const { EnvId } = await client.call("CreateComputeEnv", computeEnv());
    drain();
    const JobId = await submit([inEnv(EnvId, "sleep 500")]);
    emulator.control.advance(10);
    useEdition("2018");
    const code = "UnsupportedOperation.TerminateOperationWithEnvId";
    expect(await client.code("TerminateJob", { JobId })).toBe(code);
    expect(await client.code("TerminateTaskInstance", { JobId, TaskName: "A", TaskInstanceIndex: 0 })).toBe(
      code,
    );
    useEdition("current");
    expect(await client.code("TerminateJob", { JobId })).toBe("Success");
    emulator.control.advance(16);
    expect(await state(JobId)).toBe("FAILED");
    expect(await client.call("DescribeComputeEnv", { EnvId })).toMatchObject({
      ComputeNodeMetrics: { CreatedCount: 1 },
    });
    drain();
    expect(await client.call("DescribeComputeEnv", { EnvId })).toMatchObject({
      ComputeNodeMetrics: { RunningCount: 1 },
    });
  });

  it("takes its jobs with it", async () => {
    const { EnvId } = await client.call("CreateComputeEnv", computeEnv());
    drain();
    const JobId = await submit([inEnv(EnvId, "sleep 500", { TaskInstanceNum: 2 })]);
    emulator.control.advance(10);
    emulator.control.tencent.deleteObject(EnvId as string);
    expect(await state(JobId)).toBe("FAILED");
    expect(await client.code("SubmitJob", job([inEnv(EnvId, "true")]))).toBe(
      "InvalidParameterValue.ComputeEnv",
    );
  });
});
