import { describe, expect, it } from "vitest";
import { emulator, session, useEmulator } from "../setup";
import { MEMBERS, advance, detail, execute, operate, post, workflow, type Detail } from "./setup";

useEmulator();

describe("requests for executions", () => {
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
});
