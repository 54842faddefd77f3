import { describe, expect, it } from "vitest";

import { NotFoundError, OperationFailedError, RefusedError } from "../../../provider/core/errors";
import { cancelAndDelete } from "../../../provider/platforms/huawei/execution/delete";
import { lifecycleOf, resource, run, type Scene, startWithWorkflow, tell } from "./setup";

const { make, read, settle, remove } = resource("Execution");
const row = (scene: Scene) => scene.emulator.control.state("huawei").executions[0];
const finished = { waitFor: "finished" };

describe.concurrent("an execution", () => {
  it("is waited for", async () => {
    const { scene, runs } = await startWithWorkflow();
    const id = await make(scene, runs("sleep 500", finished));
    await settle(scene, id, runs("sleep 500", finished));
    expect(row(scene)?.phase).toBe("Succeeded");
  });

  it("fails with the reasons that the service gives", async () => {
    const { scene, runs } = await startWithWorkflow();
    const args = runs("exit 3", { ...finished, jobRetryCount: 1 });
    const error = await settle(scene, await make(scene, args), args).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(OperationFailedError);
    expect((error as Error).message).toMatch(
      /^the execution ended as Failed; JobFailed; failed: job-a\. Call/,
    );
  });

  it("has a story of its steps and their jobs, with what the service warns of", async () => {
    const { scene, runs } = await startWithWorkflow();
    const { control } = scene.emulator;
    const id = await make(scene, runs("exit 3"));
    control.huawei.drain();
    const story = await tell(scene, "Execution", id);
    const record = row(scene);
    const second = (time: number | undefined) => Math.floor((time ?? 0) / 1_000) * 1_000;
    expect(story).toMatchObject({
      name: "execution sample",
      state: "Failed",
      outcome: "failed",
      begin: second(record?.createAt),
      end: second(record?.updateAt),
      reasons: ["JobFailed", "failed: job-a"],
      parts: [
        {
          name: "step job-a",
          outcome: "failed",
          reasons: [`Element(job-a) is Failed`],
          parts: [{ name: "job job-a-0", state: "Failed" }],
        },
      ],
    });
    expect(story.lacks).toHaveLength(1);
    control.injectFault({
      platform: "huawei",
      action: "getExecutionEvents",
      kind: "error",
      code: "GCS.4003912",
      times: "always",
    });
    expect((await tell(scene, "Execution", id)).parts).toMatchObject([{ outcome: "failed", reasons: [] }]);
  });

  it("tells below its failure which step failed", async () => {
    const { scene, runs } = await startWithWorkflow();
    const args = { ...runs("exit 3", finished), __identity: "proj::dev::e::nightly" };
    await expect(lifecycleOf(scene, "Execution").create(args)).rejects.toThrow(
      /ended as Failed; JobFailed.*\n {2}step job-a: Failed after [^\n]*: Element\(job-a\) is Failed\n {2}more: npx batchflow logs huawei:Execution [\w-]+$/,
    );
  });

  it("fails where it was cancelled or deleted", async () => {
    const { scene, runs } = await startWithWorkflow();
    const args = runs("sleep 100000", finished);
    const id = await make(scene, args);
    scene.emulator.control.huawei.finishExecution(id, "Cancelled");
    await expect(settle(scene, id, args)).rejects.toThrow("ended as Cancelled");
    scene.emulator.control.huawei.remove("execution", id);
    await expect(settle(scene, id, args)).rejects.toThrow("was deleted before it ended");
  });

  it("keeps the values of the program in spite of a retry with others", async () => {
    const { scene, runs } = await startWithWorkflow();
    const id = await make(scene, runs("exit 1", { jobRetryCount: 1 }));
    scene.emulator.control.huawei.drain();
    await run(scene, "retryExecution", { executionId: id, inputsJson: { command: "true" } });
    scene.emulator.control.huawei.drain();
    expect(row(scene)).toMatchObject({ phase: "Succeeded", inputs: { command: "true" } });
    const prior = { inputsJson: { command: "exit 1" }, timeout: 720 };
    expect((await read(scene, id, prior))?.inputs).toMatchObject(prior);
    expect((await read(scene, id))?.inputs).toMatchObject({ inputsJson: { command: "true" }, timeout: 720 });
  });

  it("has no cluster of its own on serverless containers", async () => {
    const { scene, runs } = await startWithWorkflow();
    scene.emulator.control.huawei.addEnvironment({ clusterName: "gene-ns" });
    const id = await make(scene, runs("true"));
    expect(row(scene)?.clusterId).not.toBe("");
    expect((await read(scene, id))?.inputs.clusterId).toBeUndefined();
  });

  it("may have a name that one of another namespace has", async () => {
    const { scene, runs } = await startWithWorkflow();
    const create = (args: object) => lifecycleOf(scene, "Execution").create({ ...args });
    const { id } = await create(runs("true"));
    await expect(create(runs("true"))).rejects.toThrow(`adopt: "${id}"`);
    await create(runs("true", { namespace: "another" }));
  });
});

describe.concurrent("the deletion of an execution", () => {
  it("cancels it first where the service wants that", async () => {
    const { scene, runs } = await startWithWorkflow();
    scene.emulator.control.configure({ huawei: { deleteRunning: "refused" } });
    const id = await make(scene, runs("sleep 1000000"));
    await remove(scene, id);
    expect(row(scene)).toBeUndefined();
    expect(scene.emulator.control.countRequests()).toMatchObject({ operateExecution: 1, deleteExecution: 1 });
  });

  it("ends jobs that go on after the cancellation", async () => {
    const { scene, runs } = await startWithWorkflow();
    scene.emulator.control.configure({ huawei: { cancelWaitsForJobs: true } });
    const id = await make(scene, runs("sleep 1000000"));
    scene.emulator.control.advance(60);
    await cancelAndDelete({ ...scene.operation, id }, 0);
    expect(row(scene)).toBeUndefined();
  });

  it("ends jobs where the cancellation is refused every time", async () => {
    const { scene, runs } = await startWithWorkflow();
    const { control } = scene.emulator;
    const id = await make(scene, runs("sleep 1000000"));
    const on = { platform: "huawei", action: "operateExecution", kind: "error" } as const;
    control.injectFault({ ...on, code: "GCS.4003912", times: "always" });
    await cancelAndDelete({ ...scene.operation, id }, 0);
    expect(row(scene)).toBeUndefined();
    expect(control.countRequests()).toMatchObject({ operateExecution: 1, deleteExecution: 1 });
  });

  it("is asked for again where it failed", async () => {
    const { scene, runs } = await startWithWorkflow();
    scene.emulator.control.huawei.failNext("executionDeletion");
    const id = await make(scene, runs("true"));
    scene.emulator.control.huawei.drain();
    await remove(scene, id);
    expect(row(scene)).toBeUndefined();
    expect(scene.emulator.control.countRequests()).toMatchObject({ deleteExecution: 2 });
  });

  it("does not count one on its way out as there", async () => {
    const { scene, runs } = await startWithWorkflow();
    const id = await make(scene, runs("true"));
    scene.emulator.control.configure({ timeScale: 0 });
    const { client, signal } = scene.operation;
    const path = `/v1/executions/${id}`;
    await client.gcs.call({ action: "deleteExecution", method: "DELETE", path, signal, idempotent: true });
    expect(row(scene)?.action).toBe("delete");
    expect(await read(scene, id)).toBeUndefined();
  });
});

describe.concurrent("functions of executions", () => {
  it("delete one that no resource manages", async () => {
    const { scene, runs } = await startWithWorkflow();
    const executionId = await make(scene, runs("sleep 1000000"));
    expect(await run(scene, "deleteExecution", { executionId })).toEqual({ id: executionId });
    expect(row(scene)).toBeUndefined();
    expect(scene.emulator.control.countRequests()).toMatchObject({ operateExecution: 1, deleteExecution: 1 });
    await expect(run(scene, "deleteExecution", { executionId })).rejects.toBeInstanceOf(NotFoundError);
  });

  it("cancel, retry and change the priority", async () => {
    const { scene, runs } = await startWithWorkflow();
    const executionId = await make(scene, runs("sleep 1000000"));
    expect(await run(scene, "updateExecutionPriority", { executionId, priority: 500 })).toEqual({
      id: executionId,
    });
    expect(row(scene)?.priority).toBe(500);
    await run(scene, "cancelExecution", { executionId, timeout: 60 });
    scene.emulator.control.huawei.drain();
    expect(row(scene)?.phase).toBe("Cancelled");
    await run(scene, "retryExecution", { executionId, priority: 3, timeout: 60 });
    expect(row(scene)).toMatchObject({ priority: 3, endedAt: null });
  });

  it("say why a step is not permitted, and do not ask for it", async () => {
    const { scene, runs } = await startWithWorkflow();
    const executionId = await make(scene, runs("true"));
    scene.emulator.control.huawei.finishExecution(executionId, "Succeeded");
    for (const [name, args, reason] of [
      ["cancelExecution", {}, /is Succeeded: only one that is Pending or Running/],
      ["retryExecution", {}, /is Succeeded: only one that is Failed or Cancelled/],
      ["updateExecutionPriority", { priority: 1 }, /is Succeeded: only one that has not ended/],
    ] as const) {
      const error = await run(scene, name, { executionId, ...args }).catch((refusal: unknown) => refusal);
      expect(error).toBeInstanceOf(RefusedError);
      expect((error as Error).message).toMatch(reason);
    }
    expect(scene.emulator.control.countRequests()).not.toHaveProperty("operateExecution");
  });
});

describe.concurrent("readers of executions", () => {
  it("read one with its parts, and all", async () => {
    const { scene, workflowId, runs } = await startWithWorkflow();
    const executionId = await resource("Execution").make(scene, runs("true", { priority: 7 }));
    await resource("Execution").make(scene, runs("true", { name: "other", priority: 9 }));
    scene.emulator.control.huawei.drain();
    const [row] = scene.emulator.control.state("huawei").executions;
    for (const jobTypes of ["job_type", "jobs_type"] as const) {
      scene.emulator.control.configure({ huawei: { jobTypes } });
      const kind = jobTypes === "job_type" ? { jobType: "CCI.Job" } : { jobsType: { "job-a": "GCS.Job" } };
      expect(await run(scene, "getExecution", { executionId })).toMatchObject({
        execution: { id: executionId, workflowId, inputsJson: { command: "true" }, priority: 7, ...kind },
        object: { status: { objectStatus: { phase: row?.phase } } },
        status: { nodeNumber: 1, finishedNodeNumber: 1 },
      });
    }
    const names = async (args: object) =>
      ((await run(scene, "getExecutions", args)) as { execution: { name: string } }[]).map(
        ({ execution }) => execution.name,
      );
    expect(await names({ prioritySort: "asc" })).toEqual(["sample", "other"]);
    expect(await names({ prioritySort: "desc" })).toEqual(["other", "sample"]);
    expect(await names({ name: "oth", status: "Succeeded", workflowName: "align" })).toEqual(["other"]);
    expect(await names({ batchName: "none" })).toEqual([]);
    expect(await run(scene, "getExecutionInputs", { executionId })).toMatchObject({
      inputs: { command: { default: "sleep 1", value: "true" } },
    });
    expect(await run(scene, "getExecutionOutputs", { executionId })).toEqual({
      outputs: { "job-a": { paths: ["sample/true.txt"] } },
    });
    const events = (await run(scene, "getExecutionEvents", { executionId })) as unknown[];
    expect(events).toHaveLength(row?.events.length ?? -1);
    expect(events[0]).toMatchObject({ type: "Normal", involvedObject: { name: "sample" } });
  });
});
