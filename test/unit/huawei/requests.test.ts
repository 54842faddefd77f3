import { describe, expect, it } from "vitest";

import { Identity } from "../../../provider/core/identity";
import { same } from "../../../provider/core/schema/compare";
import { problemsOf } from "../../../provider/core/schema/validate";
import { type Example, exampleOf, ids } from "./examples";
import { functionOf, resourceOf, startScene } from "./setup";

describe("requests of resources", () => {
  /** The request that changes something when a resource is created. */
  const created = async (type: string, args: object, example: Example) => {
    const { operation, requests } = await startScene((call) =>
      call.method === "GET" ? {} : example.response,
    );
    const { spec, schema } = resourceOf(type);
    const inputs = schema.parse(args);
    const mark = new Identity(type).newMark();
    const id = await spec.create({ ...operation, inputs, mark, token: "t", attempt: 1 });
    const call = requests.find(({ method }) => method !== "GET");
    expect(call).toMatchObject({ method: example.method, path: example.path });
    expect({ id }).toEqual(example.response);
    return call;
  };
  const run = {
    name: "gcs-exec",
    workflowId: ids.workflowId,
    sfsPvcName: "gene-sfs-1111",
    description: "",
    inputsJson: { tool: "gatk:4.0.2.0" },
    enterpriseProjectId: "0",
  };

  it("an execution on serverless containers", async () => {
    const example = exampleOf("createExecution");
    const events = ["exec_failed", "exec_succeeded"];
    const args = { ...run, namespace: "gene-ns", email: ["user@example.com"], events };
    expect((await created("Execution", args, example))?.json).toEqual(example.request);
  });

  it("an execution whose recipients hear of both events, as with the vendor's SDK", async () => {
    const example = exampleOf("createExecution");
    const args = { ...run, namespace: "gene-ns", email: ["user@example.com"] };
    expect((await created("Execution", args, example))?.json).toEqual(example.request);
  });

  it("an execution whose jobs are not tried again", async () => {
    const call = await created(
      "Execution",
      { ...run, namespace: "gene-ns", jobRetryCount: 0 },
      exampleOf("createExecution"),
    );
    expect(call?.json).toMatchObject({ advanced_options: { job_retry_count: "0" } });
  });

  it("an execution with the empty texts and lists that are the document's own defaults", async () => {
    const empty = {
      email: [],
      sms: [],
      emailMessage: "",
      emailSubject: "",
      emailDisplayName: "",
      smsMessage: "",
    };
    const args = { ...run, namespace: "gene-ns", clusterId: "", ...empty };
    const { schema, inputs } = resourceOf("Execution");
    expect(problemsOf(schema, inputs, args)).toEqual([]);
    const call = await created("Execution", args, exampleOf("createExecution"));
    expect(call?.json).not.toHaveProperty("notification");
    const onCluster = { ...run, target: "cce", clusterId: "c", namespace: "" };
    expect(problemsOf(schema, inputs, onCluster)).toEqual([]);
    expect(problemsOf(schema, inputs, { ...onCluster, clusterId: "" })).toMatchObject([
      { path: ["clusterId"] },
    ]);
    expect(same(inputs, { ...onCluster, namespace: "default" }, onCluster)).toBe(true);
  });

  it.each([
    ["cancelExecution", "Running", {}, { action: "cancel", timeout: 720 }],
    [
      "cancelExecution",
      "Running",
      { priority: 7, timeout: 5 },
      { action: "cancel", priority: 7, timeout: 5 },
    ],
    ["retryExecution", "Failed", {}, { action: "retry", timeout: 720 }],
  ])("a step on an execution: %s after %s with %j", async (name, phase, args, request) => {
    const objects = { status: { actionName: "create", objectStatus: { phase } } };
    const { operation, requests } = await startScene(({ method }) =>
      method === "GET" ? { execution: { status: phase }, object: objects } : { id: ids.executionId },
    );
    const { spec, schema } = functionOf(name);
    await spec.run({ ...operation, args: schema.parse({ executionId: ids.executionId, ...args }) });
    expect(requests.at(-1)?.json).toEqual(request);
  });

  it("an execution on a cluster", async () => {
    const example = exampleOf("createExecution", 1);
    const clusterId = "d9d8912d-a6cb-11e8-bc20-0255ac105709";
    const args = { ...run, namespace: "default", target: "cce", clusterId };
    expect((await created("Execution", args, example))?.json).toEqual(example.request);
  });

  it("a change of an execution's priority", async () => {
    const example = exampleOf("operateExecution", 2);
    const { operation, requests } = await startScene(() => example.response);
    const { spec, schema } = resourceOf("Execution");
    const inputs = schema.parse({ ...run, namespace: "n", priority: 500 });
    const changed = new Set(["priority"]);
    const { mark } = { mark: new Identity("Execution").newMark() };
    await spec.update?.({ ...operation, id: ids.executionId, inputs, changed, pending: changed, mark });
    expect(requests).toMatchObject([{ method: "PUT", path: example.path, json: example.request }]);
  });

  it("an environment", async () => {
    const example = exampleOf("createEnvironment");
    const args = {
      envName: "gcs-env",
      source: "cce",
      clusterId: "d9d8912d-a6cb-11e8-bc20-0255ac105709",
      bucketName: "gene-container-bucket",
      enterpriseProjectId: "0",
    };
    expect((await created("Environment", args, example))?.json).toEqual(example.request);
  });

  it("a tool", async () => {
    const example = exampleOf("createTool");
    const args = { name: "nginx", version: "latest", image: "nginx:latest", category: "others" };
    expect((await created("Tool", args, example))?.json).toEqual(example.request);
  });

  it("a workflow", async () => {
    const example = exampleOf("createWorkflow");
    const { resource: members, archive_content: archive } = example.request as {
      resource: Record<string, string>;
      archive_content: { filename: string; content: string };
    };
    const call = await created(
      "Workflow",
      {
        name: members.name,
        description: members.description,
        vendor: members.vendor,
        enterpriseProjectId: "0",
        file: archive.content,
        fileName: archive.filename,
      },
      example,
    );
    const { body, contentType = "" } = call ?? {};
    const answer = new Response(new Uint8Array(body ?? []), { headers: { "content-type": contentType } });
    const form = await answer.formData();
    expect(JSON.parse(form.get("resource") as string)).toEqual(members);
    const sent = form.get("archive_content") as File;
    expect({ filename: sent.name, content: await sent.text() }).toEqual(archive);
  });
});
