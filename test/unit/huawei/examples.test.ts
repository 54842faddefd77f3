import { readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { Identity } from "../../../provider/core/identity";
import { isRecord } from "../../../provider/core/schema/unknowns";
import { functions, resources } from "../../../provider/platforms/huawei";
import type { HuaweiClient } from "../../../provider/platforms/huawei/client";
import type { Call } from "../../../provider/platforms/huawei/request";
import { settingsSchema } from "../../../provider/platforms/huawei/settings";
import { encode } from "../../../provider/platforms/huawei/wire";

interface Example {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly request: unknown;
  readonly response: unknown;
  readonly route_known: boolean;
}

const file = path.join(__dirname, "../../fixtures/huawei-gcs.examples.json");
const examples = JSON.parse(readFileSync(file, "utf8")) as Example[];
const known = examples.filter((example) => example.route_known);
const first = (operation: string, nth = 0): Example => {
  const found = known.filter((example) => example.operation === operation)[nth];
  if (found === undefined) throw new Error(`no example of ${operation}`);
  return found;
};

/** A client that answers with what the examples say, and keeps what it was asked. */
function scene(answer: (call: Call) => unknown) {
  const calls: Call[] = [];
  const service = {
    call: (call: Call) => {
      calls.push(call);
      return Promise.resolve(answer(call));
    },
    text: (call: Call) => {
      calls.push(call);
      return Promise.resolve(answer(call));
    },
  };
  const client = { gcs: service, cromwell: service } as unknown as HuaweiClient;
  const settings = settingsSchema.parse({ token: "t" });
  return {
    calls,
    operation: { client, settings, signal: new AbortController().signal, log: () => undefined },
  };
}

const ids = {
  environmentId: "9c1e684f-d574-99e0-19fa-3f4ac7156c4f",
  workflowId: "0e7196ae-fdbf-84e4-d751-28554dcd7572",
  executionId: "e19d3faf-9f04-9685-e5c0-fbe8d40b96cd",
  toolId: "d078e49c-124c-7706-bcbb-81885661f431",
};

/** The paths of all members that say something, without indexes. */
function members(value: unknown, at = ""): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item) => members(item, at));
  if (!isRecord(value)) return [at];
  return Object.entries(value).flatMap(([name, item]) => members(item, at === "" ? name : `${at}.${name}`));
}

/** What is around an answer, and not in the reader's value. */
const inner = (response: unknown): unknown => {
  if (!isRecord(response)) return response;
  const { environments, workflow, executions, tools } = response;
  if (Array.isArray(tools)) return tools.flatMap((group) => (isRecord(group) ? group.tool : []));
  return environments ?? workflow ?? executions ?? response;
};

const READERS = [
  "getEnvironments",
  "getEnvironment",
  "getWorkflows",
  "getWorkflow",
  "getWorkflowInputs",
  "getWorkflowTools",
  "getExecution",
  "getExecutions",
  "getExecutionInputs",
  "getExecutionOutputs",
  "getExecutionEvents",
  "getTool",
  "getTools",
];
const reader = (name: string) => {
  const found = functions.find((definition) => definition.type === `huawei:${name}`);
  if (found === undefined) throw new Error(`no reader ${name}`);
  return found;
};
const read = known.filter(({ operation }) => READERS.includes(operation));

describe("readers of the documented answers", () => {
  it("has examples of all of them", () => {
    expect(new Set(read.map(({ operation }) => operation)).size).toBe(READERS.length);
  });

  it.each(read.map((example, index) => ({ ...example, index })))(
    "$index $operation loses nothing",
    async (example) => {
      const { operation, calls } = scene(() => example.response);
      const { spec } = reader(example.operation);
      const value = await spec.run({ ...operation, args: ids });
      expect(calls[0]).toMatchObject({ method: example.method, path: example.path });
      expect(spec.outputs.safeParse(value).error?.issues ?? []).toEqual([]);
      const kept = new Set(members(encode(spec.outputs, value)));
      // A text that holds JSON elsewhere is empty in all examples.
      const sent = members(inner(example.response)).filter(
        (member) => !member.endsWith("execution.outputs_json"),
      );
      expect([...new Set(sent)].filter((member) => !kept.has(member))).toEqual([]);
    },
  );

  it("reads the values of an execution out of their text", async () => {
    const { operation } = scene(() => first("getExecution").response);
    const value = await reader("getExecution").spec.run({ ...operation, args: ids });
    expect(value).toMatchObject({
      execution: { id: ids.executionId, inputsJson: { tool: "gatk:4.0.2.0" }, priority: 0 },
      object: { spec: { timeoutInMinutes: 720 }, status: { objectStatus: { phase: "Pending" } } },
      status: { actualNodeStatus: { "job-a": { subJobStatus: { "job-a-0": "Pending" } } } },
    });
  });

  it("reads a workflow with and without the member around it, and its file in both encodings", async () => {
    const { response } = first("getWorkflow");
    const { workflow } = response as { workflow: object };
    const content = "a: 1\n";
    for (const archive of [content, Buffer.from(content).toString("base64")]) {
      for (const answer of [{ workflow: { ...workflow, archive } }, { ...workflow, archive }]) {
        const { operation } = scene(() => answer);
        expect(await reader("getWorkflow").spec.run({ ...operation, args: ids })).toMatchObject({
          id: ids.workflowId,
          archive: content,
        });
      }
    }
  });

  it("reads both forms of the kind of jobs", async () => {
    const { execution, ...rest } = first("getExecution").response as { execution: object };
    const { operation } = scene(() => ({
      ...rest,
      execution: { ...execution, jobs_type: { a: "GCS.Job" } },
    }));
    expect(await reader("getExecution").spec.run({ ...operation, args: ids })).toMatchObject({
      execution: { jobType: "CCI.Job", jobsType: { a: "GCS.Job" } },
    });
  });

  it("reads what Cromwell knows of a workflow", async () => {
    const metadata = first("cromwellServer.metadata").response;
    const { operation } = scene(() => metadata);
    expect(await reader("getCromwellExecutionMetadata").spec.run({ ...operation, args: ids })).toEqual(
      metadata,
    );
    const { operation: fuller } = scene(() => ({
      ...(metadata as object),
      actualWorkflowLanguage: "WDL",
      calls: { "example.hello": [{ attempt: 1, runtimeAttributes: { docker: "ubuntu" } }] },
    }));
    expect(await reader("getCromwellExecutionMetadata").spec.run({ ...fuller, args: ids })).toEqual({
      ...(metadata as object),
      others: { actualWorkflowLanguage: "WDL" },
      calls: { "example.hello": [{ attempt: 1, others: { runtimeAttributes: { docker: "ubuntu" } } }] },
    });
    const { operation: listing } = scene(() => first("cromwellServer.query").response);
    expect(await reader("getCromwellExecutions").spec.run({ ...listing, args: {} })).toEqual(
      (first("cromwellServer.query").response as { results: unknown }).results,
    );
  });
});

describe("requests of resources", () => {
  const resource = (type: string) => {
    const found = resources.find((definition) => definition.type === `huawei:${type}`);
    if (found === undefined) throw new Error(`no resource ${type}`);
    return found;
  };
  /** The request that changes something when a resource is created. */
  const created = async (type: string, args: object, example: Example) => {
    const { operation, calls } = scene((call) => (call.method === "GET" ? {} : example.response));
    const { spec, schema } = resource(type);
    const inputs = schema.parse(args);
    const mark = new Identity(type).newMark();
    const id = await spec.create({ ...operation, inputs, mark, token: "t", attempt: 1 });
    const call = calls.find(({ method }) => method !== "GET");
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
    const example = first("createExecution");
    const events = ["exec_failed", "exec_succeeded"];
    const args = { ...run, namespace: "gene-ns", email: ["user@example.com"], events };
    expect((await created("Execution", args, example))?.json).toEqual(example.request);
  });

  it("an execution on a cluster", async () => {
    const example = first("createExecution", 1);
    const clusterId = "d9d8912d-a6cb-11e8-bc20-0255ac105709";
    const args = { ...run, namespace: "default", target: "cce", clusterId };
    expect((await created("Execution", args, example))?.json).toEqual(example.request);
  });

  it("a change of an execution's priority", async () => {
    const example = first("operateExecution", 2);
    const { operation, calls } = scene(() => example.response);
    const { spec, schema } = resource("Execution");
    const inputs = schema.parse({ ...run, namespace: "n", priority: 500 });
    const changed = new Set(["priority"]);
    await spec.update?.({ ...operation, id: ids.executionId, inputs, changed, pending: changed });
    expect(calls).toMatchObject([{ method: "PUT", path: example.path, json: example.request }]);
  });

  it("an environment", async () => {
    const example = first("createEnvironment");
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
    const example = first("createTool");
    const args = { name: "nginx", version: "latest", image: "nginx:latest", category: "others" };
    expect((await created("Tool", args, example))?.json).toEqual(example.request);
  });

  it("a workflow", async () => {
    const example = first("createWorkflow");
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
    const { body, contentType = "" } = call?.form ?? {};
    const answer = new Response(new Uint8Array(body ?? []), { headers: { "content-type": contentType } });
    const form = await answer.formData();
    expect(JSON.parse(form.get("resource") as string)).toEqual(members);
    const sent = form.get("archive_content") as File;
    expect({ filename: sent.name, content: await sent.text() }).toEqual(archive);
  });
});
