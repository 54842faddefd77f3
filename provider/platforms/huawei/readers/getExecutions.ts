import { z } from "zod";

import { field } from "../../../core/schema/field";
import { defineHuaweiFunction } from "../define";
import { EXECUTIONS, listObjects } from "../objects";
import { text } from "../structures/common";
import { executionDetail } from "../structures/executionView";
import { decode } from "../wire";

const outputs = z.array(executionDetail);

export const getExecutions = defineHuaweiFunction({
  type: "huawei:getExecutions",
  doc: "Lists executions.",
  reader: true,
  action: "get_executions",
  inputs: z.strictObject({
    prioritySort: field(
      z.enum(["asc", "desc"]).optional(),
      "The order by priority. Left out, the newest come first.",
    ),
    name: field(text.optional(), "A part of the name."),
    workflowName: field(text.optional(), "A part of the workflow's name."),
    status: field(text.optional(), "The state, such as `Running` or `Deleting`."),
    batchName: field(text.optional(), "The name of the batch that they were created in."),
  }),
  outputs,
  async run({ client, args, signal }) {
    const query = {
      // The name of this one is not published: it is that of the SDK.
      priority_sort: args.prioritySort,
      name: args.name,
      workflow_name: args.workflowName,
      status: args.status,
      batch_name: args.batchName,
    };
    return decode(outputs, await listObjects(client.gcs, EXECUTIONS, query, signal));
  },
});
