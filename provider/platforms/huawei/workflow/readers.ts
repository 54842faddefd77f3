import { z } from "zod";

import { field } from "../../../core/schema/field";
import { defineHuaweiFunction, idField } from "../api/define";
import { getExisting } from "../api/objects";
import { inputView } from "../api/views";
import { decode, encodeQuery } from "../api/wire";
import * as calls from "./calls";
import { workflowTool, workflowView } from "./structures";

const workflowId = idField("workflow");

export const getWorkflow = defineHuaweiFunction({
  type: "huawei:getWorkflow",
  doc: "Reads a workflow.",
  reader: true,
  action: "get_workflow",
  inputs: z.strictObject({
    workflowId,
    getArchive: field(z.boolean().optional(), "Whether to read the file too."),
  }),
  outputs: workflowView,
  async run({ client, args, signal }) {
    const query = { get_archive: args.getArchive };
    const wire = await getExisting(client.gcs, calls.WORKFLOWS, args.workflowId, signal, query);
    return decode(workflowView, calls.WORKFLOWS.own(wire));
  },
});

const filters = z.strictObject({
  name: field(z.string().optional(), "A part of the name."),
  scope: field(
    z.enum(["", "domain", "public"]).optional(),
    "Only those of the account, or only those of everybody. Left out or empty, all.",
  ),
});
const workflows = z.array(workflowView);

export const getWorkflows = defineHuaweiFunction({
  type: "huawei:getWorkflows",
  doc: "Lists workflows.",
  reader: true,
  action: "get_workflows",
  inputs: filters,
  outputs: workflows,
  async run({ client, args, signal }) {
    return decode(workflows, await calls.listWorkflows(client.gcs, encodeQuery(filters, args), signal));
  },
});

export const downloadWorkflow = defineHuaweiFunction({
  type: "huawei:downloadWorkflow",
  doc: "Reads the file of a workflow.",
  reader: true,
  action: "download_workflow",
  inputs: z.strictObject({ workflowId }),
  outputs: z.object({ content: field(z.string(), "The file as it was uploaded.") }),
  async run({ client, args, signal }) {
    return { content: await calls.downloadWorkflow(client.gcs, args.workflowId, signal) };
  },
});

const declared = z.object({ inputs: field(z.record(z.string(), inputView), "The inputs by name.") });

export const getWorkflowInputs = defineHuaweiFunction({
  type: "huawei:getWorkflowInputs",
  doc: "Reads the inputs that a workflow declares.",
  reader: true,
  action: "get_workflow_inputs",
  inputs: z.strictObject({ workflowId }),
  outputs: declared,
  async run({ client, args, signal }) {
    return decode(declared, await calls.getWorkflowInputs(client.gcs, args.workflowId, signal));
  },
});

const used = z.object({
  tools: field(z.record(z.string(), workflowTool), "The tools by name and version, such as `nginx:latest`."),
});

export const getWorkflowTools = defineHuaweiFunction({
  type: "huawei:getWorkflowTools",
  doc: "Reads the tools that a workflow uses.",
  reader: true,
  action: "get_workflow_tools",
  inputs: z.strictObject({ workflowId }),
  outputs: used,
  async run({ client, args, signal }) {
    return decode(used, await calls.getWorkflowTools(client.gcs, args.workflowId, signal));
  },
});
