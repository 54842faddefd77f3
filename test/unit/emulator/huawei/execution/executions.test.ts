import { describe, expect, it } from "vitest";
import { type Result } from "../../../../contract/huawei/client";
import { emulator, session, useEmulator } from "../setup";
import { MEMBERS, advance, detail, execute, operate, status, workflow } from "./setup";

useEmulator();

const remove = (id: string): Promise<Result> => session.call("DELETE", `/v1/executions/${id}`);

describe("executions", () => {
  it("go through their phases, and have outputs in the end", async () => {
    const id = await session.create("/v1/executions", {
      json: {
        ...MEMBERS,
        workflow_id: await workflow("sleep 5", "outputs: {job-a: {paths: ['${code}.txt']}}\n"),
        inputs_json: { code: 7 },
      },
    });
    expect(await status(id)).toBe("Pending");
    advance(3);
    expect(await detail(id)).toMatchObject({
      execution: { status: "Running", outputs_json: "", inputs_json: '{"code":7}' },
      status: { finished_node_number: 0, actual_node_status: { "job-a": { status: "Running" } } },
    });
    expect((await session.get(`/v1/executions/${id}/outputs`)).body).toEqual({ outputs: {} });
    advance(5);
    expect(await detail(id)).toMatchObject({
      execution: { status: "Succeeded", time_duration: 5 },
      object: { status: { progress: 100 } },
      status: { finished_node_number: 1 },
    });
    expect((await session.get(`/v1/executions/${id}/outputs`)).body).toEqual({
      outputs: { "job-a": { paths: ["7.txt"] } },
    });
    expect((await session.get(`/v1/executions/${id}/inputs`)).body).toEqual({
      inputs: { code: { default: 3, value: 7 } },
    });
  });

  it("fail by the exit code of a command, after its retries", async () => {
    const id = await execute("sleep 2; exit ${code}", { advanced_options: { job_retry_count: "2" } });
    advance(8);
    expect(await status(id)).toBe("Running");
    advance(1);
    expect((await detail(id)).object.status.objectStatus).toMatchObject({
      phase: "Failed",
      reason: "JobFailed",
    });
    const events = (await session.get(`/v1/executions/${id}/events`)).body as { reason: string }[];
    expect(events.map(({ reason }) => reason)).toEqual(["SuccessfulFinish", "FailedFinish"]);
  });

  it("succeed in a later try", async () => {
    const id = await execute("fail 1 times", { advanced_options: { job_retry_count: 1 } });
    emulator.control.huawei.drain();
    expect(await status(id)).toBe("Succeeded");
  });

  it("can be tried again after a failure, with other inputs", async () => {
    const id = await execute("sleep 2; exit ${code}");
    emulator.control.huawei.drain();
    expect(await status(id)).toBe("Failed");
    const retried = await operate(id, { action: "retry", priority: 7, inputs_json: { code: 0 } });
    expect(retried).toMatchObject({ status: 200, body: { id } });
    expect(await status(id)).toBe("Retrying");
    advance(2);
    expect(await detail(id)).toMatchObject({ execution: { status: "Running", priority: 7 } });
    advance(2);
    expect(await status(id)).toBe("Succeeded");
  });

  it("can be cancelled while they wait or run, and then tried again", async () => {
    const id = await execute("sleep 60");
    advance(5);
    expect((await operate(id, { action: "cancel" })).status).toBe(200);
    expect(await status(id)).toBe("Cancelling");
    expect(await operate(id, { action: "cancel" })).toMatchObject({ status: 400, code: "GCS.4003912" });
    advance(4);
    expect(await status(id)).toBe("Cancelled");
    await operate(id, { action: "retry" });
    emulator.control.huawei.drain();
    expect(await status(id)).toBe("Succeeded");
    expect((await operate(id, { action: "retry" })).code).toBe("GCS.4003912");
    const waiting = await execute("sleep 1");
    expect((await operate(waiting, { action: "cancel" })).status).toBe(200);
  });

  it("stay Cancelling until their jobs end, where the service is set so", async () => {
    emulator.control.configure({ huawei: { cancelWaitsForJobs: true } });
    const id = await execute("sleep 60");
    advance(13);
    await operate(id, { action: "cancel" });
    advance(49);
    expect(await status(id)).toBe("Cancelling");
    advance(1);
    expect(await detail(id)).toMatchObject({
      execution: { status: "Cancelled" },
      status: { actual_node_status: { "job-a": { status: "Succeeded" } } },
    });
  });

  it("end at their time limit", async () => {
    const id = await execute("sleep 600", { timeout: 1 });
    advance(60);
    expect((await detail(id)).object.status.objectStatus).toMatchObject({
      phase: "Failed",
      reason: "Timeout",
    });
  });

  it("show for a while after their deletion, in whatever phase they were", async () => {
    const id = await execute("sleep 60");
    advance(5);
    expect((await remove(id)).status).toBe(204);
    expect(await detail(id)).toMatchObject({
      execution: { status: "Deleting" },
      object: { status: { actionName: "delete", objectStatus: { phase: "Running" } } },
    });
    expect((await remove(id)).status).toBe(204);
    expect((await operate(id, { action: "cancel" })).code).toBe("GCS.4003912");
    advance(3);
    expect(await session.get(`/v1/executions/${id}`)).toMatchObject({ status: 404, code: "GCS.4043910" });
    emulator.control.configure({ huawei: { notFound: "400" } });
    expect(await remove(id)).toMatchObject({ status: 400, code: "GCS.4003910" });
  });

  it("are not deleted while they run, where the service is set so", async () => {
    emulator.control.configure({ huawei: { deleteRunning: "refused" } });
    const id = await execute("sleep 60");
    expect(await remove(id)).toMatchObject({ status: 400, code: "GCS.4003912" });
    emulator.control.huawei.finishExecution(id, "Failed");
    expect((await remove(id)).status).toBe(204);
  });

  it("can be deleted again after a failed deletion", async () => {
    const id = await execute("sleep 1");
    emulator.control.huawei.failNext("executionDeletion");
    await remove(id);
    advance(3);
    expect(await detail(id)).toMatchObject({
      execution: { status: "Failed" },
      object: { status: { actionName: "delete" } },
    });
    expect((await operate(id, { action: "retry" })).status).toBe(200);
    advance(3);
    expect((await remove(id)).status).toBe(404);
  });

  it("can be put into any phase behind the client's back", async () => {
    const id = await execute("sleep 1");
    emulator.control.huawei.setExecutionPhase(id, "ForceCancelling");
    emulator.control.huawei.drain();
    expect(await status(id)).toBe("ForceCancelling");
    emulator.control.huawei.remove("execution", id);
    expect((await remove(id)).status).toBe(404);
  });
});
