import { z } from "zod";

import { field } from "../../../core/schema/field";
import { atMostOneOf } from "../../../core/schema/rules";
import { defineTencentFunction } from "../api/define";
import { later } from "../api/editions";
import { count } from "../api/structures/common";
import { filterBy, filters, idsField, taggedFilters } from "../api/structures/filters";
import * as calls from "./calls";
import {
  jobDetail,
  jobIdField,
  jobSubmitInfo,
  jobView,
  taskDetail,
  taskInstanceLog,
  taskNameField,
} from "./structures";

export const getJob = defineTencentFunction({
  type: "tencent:getJob",
  doc: "Reads a job with its tasks.",
  reader: true,
  action: "DescribeJob",
  inputs: z.strictObject({ jobId: jobIdField }),
  outputs: jobDetail,
  run: ({ client, args: { jobId }, signal }) => calls.getJobDetail(client, jobId, signal),
});

export const getJobSubmitInfo = defineTencentFunction({
  type: "tencent:getJobSubmitInfo",
  doc: "Reads what a job was submitted with.",
  reader: true,
  action: "DescribeJobSubmitInfo",
  inputs: z.strictObject({ jobId: jobIdField }),
  outputs: jobSubmitInfo,
  run: ({ client, args: { jobId }, signal }) => calls.getSubmitInfo(client, jobId, signal),
});

export const getJobs = defineTencentFunction({
  type: "tencent:getJobs",
  doc: "Lists jobs.",
  reader: true,
  action: "DescribeJobs",
  inputs: field(
    z.strictObject({
      jobIds: idsField("Ids of jobs, instead of filters. Those that do not exist are left out."),
      filters: taggedFilters("JobFilters", {
        zone: filterBy("Availability zones."),
        jobId: filterBy("Ids."),
        jobName: filterBy("Names."),
        jobState: filterBy("States.", later),
      }),
    }),
    "What to list.",
    { rules: [atMostOneOf("jobIds", "filters")] },
  ),
  outputs: z.array(jobView),
  run: ({ client, args, signal }) =>
    calls.listJobs(client, { ids: args.jobIds, filters: args.filters }, signal),
});

export const getTask = defineTencentFunction({
  type: "tencent:getTask",
  doc: "Reads a task of a job with its task instances.",
  reader: true,
  action: "DescribeTask",
  inputs: z.strictObject({
    jobId: jobIdField,
    taskName: taskNameField,
    filters: filters("TaskFilters", { taskInstanceState: filterBy("States of task instances.", later) }),
  }),
  outputs: taskDetail,
  run: ({ client, args, signal }) => calls.getWholeTask(client, args, signal),
});

export const describeTaskLogs = defineTencentFunction({
  type: "tencent:describeTaskLogs",
  doc: "Reads the output of task instances: what the platform keeps of it, at most 2,048 bytes of each stream.",
  reader: true,
  later: true,
  action: "DescribeTaskLogs",
  inputs: z.strictObject({
    jobId: jobIdField,
    taskName: taskNameField,
    taskInstanceIndexes: field(z.array(count).optional(), "Indexes of task instances. Left out, all."),
  }),
  outputs: z.array(taskInstanceLog),
  run: ({ client, args, signal }) => calls.listTaskLogs(client, args, signal),
});
