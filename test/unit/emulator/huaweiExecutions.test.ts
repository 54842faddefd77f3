import { describe, expect, it } from "vitest";
import { type Result } from "../../contract/huawei/client";
import { emulator, session } from "./huaweiSetup";

interface Detail {
  execution: Record<string, unknown> & { status: string };
  object: { status: { actionName: string; objectStatus: { phase: string; reason: string } } };
  status: { finished_node_number: number; actual_node_status: Record<string, { status: string }> };
}

const workflow = (commands: string, outputs = ""): Promise<string> =>
  session.create("/v1/workflows", {
    parts: {
      resource: '{"name":"wf"}',
      archive_content: {
        filename: "wf.yaml",
        content: `inputs: {code: {default: 3}}\nworkflow:\n  job-a: {commands: ["${commands}"]}\n${outputs}`,
      },
    },
  });
const MEMBERS = { name: "ex", sfs_pvc_name: "pvc", namespace: "ns", target: "cci" };
const post = async (commands: string, members: object = {}): Promise<Result> => {
  const json = { ...MEMBERS, workflow_id: await workflow(commands), ...members };
  return session.call("POST", "/v1/executions", { json });
};
const execute = async (commands: string, members: object = {}): Promise<string> =>
  ((await post(commands, members)).body as { id: string }).id;
const detail = async (id: string): Promise<Detail> =>
  (await session.get(`/v1/executions/${id}`)).body as Detail;
const status = async (id: string): Promise<string> => (await detail(id)).execution.status;
const operate = (id: string, json: object): Promise<Result> =>
  session.call("PUT", `/v1/executions/${id}`, { json });
const remove = (id: string): Promise<Result> => session.call("DELETE", `/v1/executions/${id}`);
const advance = (seconds: number) => emulator.control.advance(seconds);

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

  it("are listed by filters, priority and pages", async () => {
    for (const [name, priority] of [
      ["one", 5],
      ["two", 1],
      ["three", 9],
    ] as const) {
      await execute("sleep 60", { name, priority });
    }
    advance(5);
    const list = async (query: string): Promise<[string[], number]> => {
      const { body } = await session.get(`/v1/executions?${query}`);
      const { executions, total_num } = body as { executions: Detail[]; total_num: number };
      return [executions.map(({ execution }) => String(execution.name)), total_num];
    };
    expect(await list("")).toEqual([["three", "two", "one"], 3]);
    expect(await list("priority_sort=asc")).toEqual([["two", "one", "three"], 3]);
    expect(await list("priority_sort=desc&offset=1&limit=1")).toEqual([["one"], 3]);
    expect(await list("status=Running&name=o")).toEqual([["two", "one"], 2]);
    expect(await list("status=Deleting")).toEqual([[], 0]);
    expect(await list("workflow_name=other")).toEqual([[], 0]);
    expect((await session.get("/v1/executions?offset=1")).code).toBe("GCS.4003007");
  });

  it("take another priority", async () => {
    const id = await execute("sleep 1");
    expect((await operate(id, { action: "update", priority: 500 })).status).toBe(200);
    expect((await detail(id)).execution.priority).toBe(500);
    expect((await operate(id, { action: "update" })).code).toBe("GCS.4003911");
    expect((await operate(id, { action: "stop" })).code).toBe("GCS.4003911");
  });

  it("run on the cluster of an environment", async () => {
    const cluster = "d9d8912d-a6cb-11e8-bc20-0255ac105709";
    const members = { target: "cce", cluster_id: cluster, namespace: "" };
    expect((await post("sleep 1", members)).code).toBe("GCS.4003020");
    const environment = emulator.control.huawei.addEnvironment({ source: "cce", clusterId: cluster });
    const id = await execute("sleep 1", members);
    expect((await detail(id)).execution).toMatchObject({
      cluster_id: cluster,
      namespace: "default",
      job_type: "CCE.Job",
    });
    emulator.control.huawei.setEnvironmentStatus(environment, "Abnormal");
    expect((await post("sleep 1", members)).code).toBe("GCS.4003021");
    emulator.control.configure({ huawei: { jobTypes: "jobs_type" } });
    expect((await detail(id)).execution).toMatchObject({ jobs_type: { "job-a": "GCS.Job" } });
  });

  const refusals: [string, object, string][] = [
    ["no name", { name: undefined }, "GCS.4003911"],
    ["a bad name", { name: "Ex" }, "GCS.4003911"],
    ["a long name", { name: "a".repeat(64) }, "GCS.4003911"],
    ["an unknown workflow", { workflow_id: "x" }, "GCS.4043900"],
    ["no namespace", { namespace: "" }, "GCS.4003911"],
    ["no PVC", { sfs_pvc_name: "" }, "GCS.4003022"],
    ["no cluster", { target: "cce" }, "GCS.4003025"],
    ["a bad cluster", { target: "cce", cluster_id: "x" }, "GCS.4003019"],
    ["another target", { target: "vm" }, "GCS.4003911"],
    ["a priority too high", { priority: 1000 }, "GCS.4003911"],
    ["a timeout of nothing", { timeout: 0 }, "GCS.4003911"],
    ["inputs that are no map", { inputs_json: "{}" }, "GCS.4003911"],
    ["a bad retry count", { advanced_options: { job_retry_count: "x" } }, "GCS.4003911"],
    ["a bad pull policy", { advanced_options: { image_pull_policy: "x" } }, "GCS.4003911"],
    ["a bad event", { notification: { events: ["x"] } }, "GCS.4003911"],
    ["a bad description", { description: "5%" }, "GCS.4003911"],
  ];
  it.each(refusals)("are refused with %s", async (_name, members, code) => {
    expect((await post("sleep 1", members)).code).toBe(code);
    expect(emulator.control.state("huawei").executions).toEqual([]);
  });

  it("are refused a namespace or PVC that does not exist", async () => {
    emulator.control.huawei.setNamespaces(["other"]);
    expect((await post("sleep 1")).code).toBe("GCS.4003911");
    emulator.control.huawei.setNamespaces();
    emulator.control.huawei.setVolumes(["other"]);
    expect((await post("sleep 1")).code).toBe("GCS.4003024");
  });

  it("come in batches of at most fifty", async () => {
    const batch = async (count: number) =>
      session.call("POST", "/v1/executions_iter", {
        json: {
          ...MEMBERS,
          workflow_id: await workflow("exit ${code}"),
          inputs_json_list: Array.from({ length: count }, (_, code) => ({ code })),
        },
      });
    expect((await batch(51)).status).toBe(400);
    expect((await batch(2)).status).toBe(201);
    emulator.control.huawei.drain();
    const { body } = await session.get("/v1/executions?batch_name=ex");
    const { executions } = body as { executions: Detail[] };
    expect(executions.map(({ execution }) => [execution.name, execution.status])).toEqual([
      ["ex-2", "Failed"],
      ["ex-1", "Succeeded"],
    ]);
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
