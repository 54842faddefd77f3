import { describe, expect, it } from "vitest";

import { isRecord } from "../../../provider/core/schema/values";
import { encode } from "../../../provider/platforms/huawei/api/wire";
import { exampleOf, examples, ids } from "./examples";
import { functionOf, startScene } from "./setup";

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
const read = examples.filter(({ operation }) => READERS.includes(operation));

describe("readers of the documented answers", () => {
  it("has examples of all of them", () => {
    expect(new Set(read.map(({ operation }) => operation)).size).toBe(READERS.length);
  });

  it.each(read.map((example, index) => ({ ...example, index })))(
    "$index $operation loses nothing",
    async (example) => {
      const { operation, requests } = await startScene(() => example.response);
      const { spec } = functionOf(example.operation);
      const value = await spec.run({ ...operation, args: ids });
      expect(requests[0]).toMatchObject({ method: example.method, path: example.path });
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
    const { operation } = await startScene(() => exampleOf("getExecution").response);
    const value = await functionOf("getExecution").spec.run({ ...operation, args: ids });
    expect(value).toMatchObject({
      execution: { id: ids.executionId, inputsJson: { tool: "gatk:4.0.2.0" }, priority: 0 },
      object: { spec: { timeoutInMinutes: 720 }, status: { objectStatus: { phase: "Pending" } } },
      status: { actualNodeStatus: { "job-a": { subJobStatus: { "job-a-0": "Pending" } } } },
    });
  });

  it("keeps the values of an execution that are not a JSON object", async () => {
    const { execution, ...rest } = exampleOf("getExecution").response as { execution: object };
    for (const [text, values] of [
      ["tool: gatk", { inputsText: "tool: gatk" }],
      ["[1]", { inputsText: "[1]" }],
      ["", { inputsText: undefined }],
    ] as const) {
      const { operation } = await startScene(() => ({
        ...rest,
        execution: { ...execution, inputs_json: text, outputs_json: text },
      }));
      const value = await functionOf("getExecution").spec.run({ ...operation, args: ids });
      const { inputsJson, inputsText, outputsText } = (value as { execution: Record<string, unknown> })
        .execution;
      expect([inputsJson, inputsText, outputsText]).toEqual([
        undefined,
        values.inputsText,
        values.inputsText,
      ]);
    }
  });

  it("takes the empty filters that are the document's own defaults", () => {
    for (const [name, filters] of [
      ["getExecutions", { prioritySort: "", name: "", workflowName: "", status: "", batchName: "" }],
      ["getEnvironments", { source: "" }],
      ["getWorkflows", { name: "", scope: "" }],
      ["getTools", { name: "", wholeName: "", scope: "", category: "" }],
    ] as const) {
      expect(functionOf(name).schema.safeParse(filters).error?.issues ?? []).toEqual([]);
    }
  });

  it("reads a workflow with and without the member around it, and its file in both encodings", async () => {
    const { response } = exampleOf("getWorkflow");
    const { workflow } = response as { workflow: object };
    const content = "a: 1\n";
    for (const archive of [content, Buffer.from(content).toString("base64")]) {
      for (const answer of [{ workflow: { ...workflow, archive } }, { ...workflow, archive }]) {
        const { operation } = await startScene(() => answer);
        expect(await functionOf("getWorkflow").spec.run({ ...operation, args: ids })).toMatchObject({
          id: ids.workflowId,
          archive: content,
        });
      }
    }
  });

  it("reads both forms of the kind of jobs", async () => {
    const { execution, ...rest } = exampleOf("getExecution").response as { execution: object };
    const { operation } = await startScene(() => ({
      ...rest,
      execution: { ...execution, jobs_type: { a: "GCS.Job" } },
    }));
    expect(await functionOf("getExecution").spec.run({ ...operation, args: ids })).toMatchObject({
      execution: { jobType: "CCI.Job", jobsType: { a: "GCS.Job" } },
    });
  });

  it("reads what Cromwell knows of a workflow", async () => {
    const metadata = exampleOf("cromwellServer.metadata").response;
    const { operation } = await startScene(() => metadata);
    expect(await functionOf("getCromwellExecutionMetadata").spec.run({ ...operation, args: ids })).toEqual(
      metadata,
    );
    const { operation: fuller } = await startScene(() => ({
      ...(metadata as object),
      actualWorkflowLanguage: "WDL",
      calls: { "example.hello": [{ attempt: 1, runtimeAttributes: { docker: "ubuntu" } }] },
    }));
    expect(await functionOf("getCromwellExecutionMetadata").spec.run({ ...fuller, args: ids })).toEqual({
      ...(metadata as object),
      others: { actualWorkflowLanguage: "WDL" },
      calls: { "example.hello": [{ attempt: 1, others: { runtimeAttributes: { docker: "ubuntu" } } }] },
    });
    const { operation: listing } = await startScene(() => exampleOf("cromwellServer.query").response);
    expect(await functionOf("getCromwellExecutions").spec.run({ ...listing, args: {} })).toEqual(
      (exampleOf("cromwellServer.query").response as { results: unknown }).results,
    );
  });
});
