import { describe, expect, it } from "vitest";
import { task } from "../client";
import { client, describeTask, drain, emulator, run, state, submit, taskStates } from "./setup";
import { useEdition, useEmulator } from "../setup";

useEmulator();

describe("a job", () => {
  it("passes through the documented states", async () => {
    const id = await submit([run("sleep 100")]);
    expect(id).toMatch(/^job-[0-9a-z]{8}$/);
    const seen = [await state(id)];
    for (const seconds of [3, 2, 40, 100]) {
      emulator.control.advance(seconds);
      seen.push(await state(id));
    }
    expect(seen).toEqual(["SUBMITTED", "RUNNABLE", "STARTING", "RUNNING", "SUCCEED"]);
    expect(await describeTask(id)).toMatchObject({
      TaskState: "SUCCEED",
      TaskInstanceTotalCount: 1,
      TaskInstanceSet: [{ TaskInstanceState: "SUCCEED", ExitCode: 0, ComputeNodeInstanceId: null }],
      TaskInstanceMetrics: { SucceedCount: 1, RunningCount: 0 },
    });
  });

  it("runs its tasks in the order of the graph", async () => {
    const tasks = ["A", "B", "C"].map((TaskName) => run("sleep 1", { TaskName }));
    const Dependences = [
      { StartTask: "A", EndTask: "B" },
      { StartTask: "B", EndTask: "C" },
    ];
    const id = await submit(tasks, { Dependences });
    emulator.control.advance(46);
    expect(await taskStates(id)).toEqual({ A: "SUCCEED", B: "RUNNABLE", C: "PENDING" });
    drain();
    expect(await taskStates(id)).toEqual({ A: "SUCCEED", B: "SUCCEED", C: "SUCCEED" });
    expect(await client.call("DescribeJob", { JobId: id })).toMatchObject({ DependenceSet: Dependences });
    useEdition("2018");
    const { DependenceSet } = await client.call("DescribeJob", { JobId: id });
    expect(DependenceSet).toContainEqual({ StartTaskName: "A", EndTaskName: "B" });
  });

  it.each([
    ["PRE_TASK_SUCCEED", "FAILED"],
    ["PRE_TASK_AT_LEAST_PARTLY_SUCCEED", "FAILED"],
    ["PRE_TASK_FINISHED", "SUCCEED"],
  ])("after a failed task, with %s", async (TaskExecutionDependOn, expected) => {
    const tasks = [run("exit 3"), run("true", { TaskName: "B" })];
    const id = await submit(tasks, {
      TaskExecutionDependOn,
      Dependences: [{ StartTask: "A", EndTask: "B" }],
    });
    drain();
    expect(await taskStates(id)).toEqual({ A: "FAILED", B: expected });
    expect(await state(id)).toBe("FAILED");
  });

  it("counts retries, exit codes and time-outs", async () => {
    const failing = await submit([run("fail 3 times exit 7", { MaxRetryCount: 2 })]);
    const lucky = await submit([run("fail 2 times", { MaxRetryCount: 2 })]);
    const slow = await submit([run("sleep 60", { Timeout: 30 })]);
    drain();
    expect(await state(lucky)).toBe("SUCCEED");
    expect(await describeTask(failing)).toMatchObject({
      TaskInstanceSet: [{ TaskInstanceState: "FAILED", ExitCode: 7 }],
    });
    expect(await describeTask(slow)).toMatchObject({
      TaskInstanceSet: [{ StateReason: "Timeout", ExitCode: null }],
    });
  });

  it.each(["INTERRUPT", "FAST_INTERRUPT"])("keeps its instance with %s", async (FailedAction) => {
    const id = await submit([run("exit 1", { FailedAction })]);
    drain();
    expect(await state(id)).toBe("FAILED_INTERRUPTED");
    expect(await client.code("DeleteJob", { JobId: id })).toBe("UnsupportedOperation");
    expect(await client.code("TerminateJob", { JobId: id })).toBe("Success");
    expect(await client.call("DescribeJob", { JobId: id })).toMatchObject({
      JobState: "FAILED_INTERRUPTED",
      NextAction: "TERMINATING",
    });
    drain();
    expect(await state(id)).toBe("FAILED");
    expect(await client.code("DeleteJob", { JobId: id })).toBe("Success");
    expect(await client.code("DescribeJob", { JobId: id })).toBe("ResourceNotFound.Job");
  });

  it("fails or waits when its machine cannot be made", async () => {
    emulator.control.tencent.failCreations({ count: 2, reason: "sold out" });
    const fails = await submit([run("true")]);
    const waits = await submit([run("true")], { StateIfCreateCvmFailed: "RUNNABLE" });
    drain();
    expect(await describeTask(fails)).toMatchObject({
      TaskInstanceSet: [{ TaskInstanceState: "FAILED", StateDetailedReason: "sold out" }],
    });
    expect(await state(waits)).toBe("SUCCEED");
  });

  it("shows what was submitted, with the two defaults", async () => {
    const id = await submit([task()], { Priority: 3, JobDescription: "d", Tags: [{ Key: "k", Value: "v" }] });
    expect(await client.call("DescribeJobSubmitInfo", { JobId: id })).toMatchObject({
      JobId: id,
      JobName: "job",
      JobDescription: "d",
      Priority: 3,
      Tasks: [{ TaskName: "A", FailedAction: "TERMINATE", MaxRetryCount: 0 }],
      Tags: [{ Key: "k", Value: "v" }],
    });
    const found = await client.call("DescribeJobs", {
      Filters: [{ Name: "job-state", Values: ["SUBMITTED"] }],
    });
    expect(found).toMatchObject({
      TotalCount: 1,
      JobSet: [{ JobId: id, Placement: { Zone: "ap-guangzhou-2" } }],
    });
  });

  it("pages and filters its task instances", async () => {
    const id = await submit([run("true", { TaskInstanceNum: 3 })]);
    drain();
    const page = await describeTask(id, "A", { Offset: 1, Limit: 1 });
    expect(page).toMatchObject({ TaskInstanceTotalCount: 3, TaskInstanceSet: [{ TaskInstanceIndex: 1 }] });
    const none = await describeTask(id, "A", {
      Filters: [{ Name: "task-instance-state", Values: ["FAILED"] }],
    });
    expect(none.TaskInstanceSet).toEqual([]);
    const logs = await client.call("DescribeTaskLogs", {
      JobId: id,
      TaskName: "A",
      TaskInstanceIndexes: [2],
    });
    expect(logs).toMatchObject({ TotalCount: 1, TaskInstanceLogSet: [{ TaskInstanceIndex: 2 }] });
  });
});
