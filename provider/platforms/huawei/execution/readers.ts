import { z } from "zod";

import { field } from "../../../core/schema/field";
import { defineHuaweiFunction, executionId } from "../api/define";
import { getExisting } from "../api/objects";
import { inputView } from "../api/views";
import { decode, encodeQuery } from "../api/wire";
import * as calls from "./calls";
import { eventView, executionDetail } from "./structures";

export const getExecution = defineHuaweiFunction({
  type: "huawei:getExecution",
  doc: "Reads an execution with its steps.",
  reader: true,
  action: "get_execution",
  inputs: z.strictObject({ executionId }),
  outputs: executionDetail,
  async run({ client, args, signal }) {
    const wire = await getExisting(client.gcs, calls.EXECUTIONS, args.executionId, signal);
    return decode(executionDetail, wire);
  },
});

const filters = z.strictObject({
  // The name of this parameter is not published: it is that of the SDK.
  prioritySort: field(
    z.enum(["", "asc", "desc"]).optional(),
    "The order by priority. Left out or empty, the newest come first.",
  ),
  name: field(z.string().optional(), "A part of the name."),
  workflowName: field(z.string().optional(), "A part of the workflow's name."),
  status: field(z.string().optional(), "The state, such as `Running` or `Deleting`."),
  batchName: field(z.string().optional(), "The name of the batch that they were created in."),
});
const executions = z.array(executionDetail);

export const getExecutions = defineHuaweiFunction({
  type: "huawei:getExecutions",
  doc: "Lists executions.",
  reader: true,
  action: "get_executions",
  inputs: filters,
  outputs: executions,
  async run({ client, args, signal }) {
    return decode(executions, await calls.listExecutions(client.gcs, encodeQuery(filters, args), signal));
  },
});

const inputs = z.object({
  inputs: field(z.record(z.string(), inputView), "The inputs with their values, by name."),
});

export const getExecutionInputs = defineHuaweiFunction({
  type: "huawei:getExecutionInputs",
  doc: "Reads the inputs of an execution with their values.",
  reader: true,
  action: "get_execution_inputs",
  inputs: z.strictObject({ executionId }),
  outputs: inputs,
  async run({ client, args, signal }) {
    return decode(inputs, await calls.getExecutionInputs(client.gcs, args.executionId, signal));
  },
});

const outputs = z.object({
  outputs: field(
    z.record(z.string(), z.unknown()),
    "The results, in the form that the workflow's `outputs` have.",
  ),
});

export const getExecutionOutputs = defineHuaweiFunction({
  type: "huawei:getExecutionOutputs",
  doc: "Reads the results of an execution.",
  reader: true,
  action: "get_execution_outputs",
  inputs: z.strictObject({ executionId }),
  outputs,
  async run({ client, args, signal }) {
    return decode(outputs, await calls.getExecutionOutputs(client.gcs, args.executionId, signal));
  },
});

const events = z.array(eventView);

export const getExecutionEvents = defineHuaweiFunction({
  type: "huawei:getExecutionEvents",
  doc: "Reads the events of an execution.",
  reader: true,
  action: "get_execution_events",
  inputs: z.strictObject({ executionId }),
  outputs: events,
  async run({ client, args, signal }) {
    return decode(events, await calls.listExecutionEvents(client.gcs, args.executionId, signal));
  },
});
