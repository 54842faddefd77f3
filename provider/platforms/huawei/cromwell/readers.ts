import { z } from "zod";

import { field } from "../../../core/schema/field";
import { exactlyOneOf } from "../../../core/schema/rules";
import { defineHuaweiFunction, executionId } from "../api/define";
import { text } from "../api/fields";
import { getVersion } from "../api/cromwell";
import { decodeCamel } from "../api/wire";
import {
  describeWorkflow,
  getBackends,
  getCost,
  getLogs,
  getMetadata,
  getOutputs,
  listWorkflows,
} from "./calls";
import {
  cromwellCallLogs,
  cromwellCost,
  cromwellDescription,
  cromwellMetadata,
  cromwellRow,
  cromwellView,
  withOthers,
} from "./structures";
import { descriptionForm } from "./submission";

export const getCromwellExecution = defineHuaweiFunction({
  type: "huawei:getCromwellExecution",
  doc: "Reads an execution on Cromwell, without its calls.",
  reader: true,
  action: "GET …/{id}/metadata",
  inputs: z.strictObject({ executionId }),
  outputs: cromwellView,
  async run({ client, args, signal }) {
    const query = { excludeKey: ["calls"] };
    return decodeCamel(cromwellView, await getMetadata(client.cromwell, args.executionId, query, signal));
  },
});

const some = (doc: string) => field(z.array(text).min(1).optional(), doc);
const time = (doc: string) => field(z.iso.datetime({ offset: true }).optional(), doc);
const rows = z.array(cromwellRow);

export const getCromwellExecutions = defineHuaweiFunction({
  type: "huawei:getCromwellExecutions",
  doc: "Lists executions on Cromwell, the newest first.",
  reader: true,
  action: "GET /api/workflows/v1/query",
  inputs: z.strictObject({
    ids: some("Ids."),
    names: some("Names of workflows in their sources."),
    statuses: some("States."),
    labels: field(z.record(text, z.string()).optional(), "Labels, all of which must be there."),
    submission: time("Submitted at this time or later, with a time zone."),
    start: time("Begun at this time or later, with a time zone."),
    end: time("Ended at this time or earlier, with a time zone."),
    includeSubworkflows: field(
      z.boolean().optional(),
      "Whether to list workflows too that are parts of others.",
    ),
  }),
  outputs: rows,
  async run({ client, args, signal }) {
    const { ids, names, statuses, labels = {}, submission, start, end, includeSubworkflows = false } = args;
    const query = {
      id: ids,
      name: names,
      status: statuses,
      label: Object.entries(labels).map(([key, value]) => `${key}:${value}`),
      submission,
      start,
      end,
      includeSubworkflows,
      additionalQueryResultFields: ["labels", "parentWorkflowId"],
    };
    return decodeCamel(rows, await listWorkflows(client.cromwell, query, signal));
  },
});

const prefixes = z.array(text).min(1);

export const getCromwellExecutionMetadata = defineHuaweiFunction({
  type: "huawei:getCromwellExecutionMetadata",
  doc: "Reads all that Cromwell knows of an execution, with its calls.",
  reader: true,
  action: "GET …/{id}/metadata",
  inputs: z.strictObject({
    executionId,
    includeKeys: field(prefixes.optional(), "Only members whose names begin so."),
    excludeKeys: field(
      prefixes.optional(),
      "All members but those whose names begin so. Beside `includeKeys` it needs Cromwell 43.",
    ),
    expandSubWorkflows: field(
      z.boolean().optional(),
      "Whether workflows that are parts of this one are shown with their own metadata.",
    ),
  }),
  outputs: cromwellMetadata,
  async run({ client, args: { executionId: id, includeKeys, excludeKeys, expandSubWorkflows }, signal }) {
    const query = { includeKey: includeKeys, excludeKey: excludeKeys, expandSubWorkflows };
    const metadata = await getMetadata(client.cromwell, id, query, signal);
    return decodeCamel(cromwellMetadata, withOthers(metadata));
  },
});

const results = z.object({
  outputs: field(z.record(z.string(), z.unknown()), "The results by name, such as `workflow.task.out`."),
});

export const getCromwellExecutionOutputs = defineHuaweiFunction({
  type: "huawei:getCromwellExecutionOutputs",
  doc: "Reads the results of an execution on Cromwell.",
  reader: true,
  action: "GET …/{id}/outputs",
  inputs: z.strictObject({ executionId }),
  outputs: results,
  async run({ client, args, signal }) {
    return decodeCamel(results, await getOutputs(client.cromwell, args.executionId, signal));
  },
});

const logs = z.object({
  calls: field(
    z.record(z.string(), z.array(cromwellCallLogs)),
    "Tries and shards by call, such as `workflow.task`. Empty until the first call begins.",
  ),
});

export const getCromwellExecutionLogs = defineHuaweiFunction({
  type: "huawei:getCromwellExecutionLogs",
  doc: "Reads where the output of each call of an execution on Cromwell is.",
  reader: true,
  action: "GET …/{id}/logs",
  inputs: z.strictObject({ executionId }),
  outputs: logs,
  async run({ client, args, signal }) {
    return decodeCamel(logs, { calls: {}, ...(await getLogs(client.cromwell, args.executionId, signal)) });
  },
});

export const getCromwellExecutionCost = defineHuaweiFunction({
  type: "huawei:getCromwellExecutionCost",
  doc: "Reads what an execution on Cromwell has cost so far, as far as its backend tells. Needs Cromwell 88.",
  reader: true,
  action: "GET …/{id}/cost",
  inputs: z.strictObject({ executionId }),
  outputs: cromwellCost,
  async run({ client, args, signal }) {
    return decodeCamel(cromwellCost, await getCost(client.cromwell, args.executionId, signal));
  },
});

const backends = z.object({
  supportedBackends: field(z.array(z.string()), "The names of the backends."),
  defaultBackend: field(z.string(), "The backend that runs what names none."),
});

export const getCromwellBackends = defineHuaweiFunction({
  type: "huawei:getCromwellBackends",
  doc: "Reads the backends of the Cromwell server.",
  reader: true,
  action: "GET …/backends",
  inputs: z.strictObject({}),
  outputs: backends,
  async run({ client, signal }) {
    return decodeCamel(backends, await getBackends(client.cromwell, signal));
  },
});

const version = z.object({ cromwell: field(z.string(), "The version of the server.") });

export const getCromwellVersion = defineHuaweiFunction({
  type: "huawei:getCromwellVersion",
  doc: "Reads the version of the Cromwell server.",
  reader: true,
  action: "GET /engine/v1/version",
  inputs: z.strictObject({}),
  outputs: version,
  async run({ client, signal }) {
    return decodeCamel(version, await getVersion(client.cromwell, signal));
  },
});

export const describeCromwellWorkflow = defineHuaweiFunction({
  type: "huawei:describeCromwellWorkflow",
  doc: "Reads what a workflow declares, and whether it is valid, without running it. Needs Cromwell 37.",
  reader: true,
  action: "POST /api/womtool/v1/describe",
  inputs: field(
    z.strictObject({
      workflowSource: field(text.optional(), "The workflow as a WDL text."),
      workflowUrl: field(z.url().optional(), "The URL of the workflow instead of its text."),
      workflowInputs: field(
        z.record(text, z.unknown()).optional(),
        "Values for the workflow's inputs, which are judged too.",
      ),
      workflowType: field(text.optional(), "The language, such as `WDL`."),
      workflowTypeVersion: field(text.optional(), "The version of the language, such as `1.0`."),
    }),
    "What to describe.",
    { rules: [exactlyOneOf("workflowSource", "workflowUrl")] },
  ),
  outputs: cromwellDescription,
  async run({ client, args, signal }) {
    const form = await descriptionForm(args);
    return decodeCamel(cromwellDescription, await describeWorkflow(client.cromwell, form, signal));
  },
});
