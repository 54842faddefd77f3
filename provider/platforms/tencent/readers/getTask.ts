import { z } from "zod";

import { defineTencentFunction } from "../api/define";
import { encodeFilters, filterBy, filters } from "../api/filters";
import { itemsOf, listAll } from "../paging";
import { later } from "../structures/common";
import { jobIdField, taskNameField } from "../structures/ids";
import { taskDetail } from "../structures/jobViews";
import { decode } from "../api/wire";

const ACTION = "DescribeTask";
const PAGE_SIZE = 1_000;

export const getTask = defineTencentFunction({
  type: "tencent:getTask",
  doc: "Reads a task of a job with its task instances.",
  reader: true,
  action: ACTION,
  inputs: z.strictObject({
    jobId: jobIdField,
    taskName: taskNameField,
    filters: filters("TaskFilters", { taskInstanceState: filterBy("States of task instances.", later) }),
  }),
  outputs: taskDetail,
  async run({ client, args, signal }) {
    const found = encodeFilters(args.filters);
    const parameters = {
      JobId: args.jobId,
      TaskName: args.taskName,
      ...(found.length > 0 && { Filters: found }),
    };
    // The API of 2018 has no pages here.
    const page = client.settings.edition === "2018" ? {} : { Offset: 0, Limit: PAGE_SIZE };
    const first = await client.call(ACTION, { ...parameters, ...page }, { signal, idempotent: true });
    const set = "TaskInstanceSet";
    if (itemsOf(first, set).length >= Number(first.TaskInstanceTotalCount ?? 0))
      return decode(taskDetail, first);
    const listing = {
      action: ACTION,
      parameters,
      set,
      key: "TaskInstanceIndex",
      pageSize: PAGE_SIZE,
      signal,
    };
    return decode(taskDetail, { ...first, [set]: await listAll(client, listing) });
  },
});
