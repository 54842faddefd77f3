import { z } from "zod";

import { field } from "../../../core/schema/field";
import type { Wire } from "../../../core/schema/wire";
import { defineTencentFunction } from "../api/define";
import { itemsOf, listAll } from "../paging";
import { count } from "../structures/common";
import { jobIdField, taskNameField } from "../structures/ids";
import { taskInstanceLog } from "../structures/jobViews";
import { decode } from "../api/wire";

const ACTION = "DescribeTaskLogs";
const SET = "TaskInstanceLogSet";
/** The most logs that one request takes. */
const PAGE_SIZE = 10;

const outputs = z.array(taskInstanceLog);

export const describeTaskLogs = defineTencentFunction({
  type: "tencent:describeTaskLogs",
  doc: "Reads the output of task instances: what the platform keeps of it, at most 2,048 bytes of each stream.",
  reader: true,
  later: true,
  action: ACTION,
  inputs: z.strictObject({
    jobId: jobIdField,
    taskName: taskNameField,
    taskInstanceIndexes: field(z.array(count).optional(), "Indexes of task instances. Left out, all."),
  }),
  outputs,
  async run({ client, args: { jobId, taskName, taskInstanceIndexes: indexes }, signal }) {
    const parameters = { JobId: jobId, TaskName: taskName };
    if (indexes === undefined) {
      const listing = {
        action: ACTION,
        parameters,
        set: SET,
        key: "TaskInstanceIndex",
        pageSize: PAGE_SIZE,
        signal,
      };
      return decode(outputs, await listAll(client, listing));
    }
    const found: Wire[] = [];
    for (let start = 0; start < indexes.length; start += PAGE_SIZE) {
      const TaskInstanceIndexes = indexes.slice(start, start + PAGE_SIZE);
      const page = { ...parameters, TaskInstanceIndexes, Limit: PAGE_SIZE };
      found.push(...itemsOf(await client.call(ACTION, page, { signal, idempotent: true }), SET));
    }
    return decode(outputs, found);
  },
});
