import { z } from "zod";

import { field } from "../../../core/schema/field";
import { defineTencentFunction } from "../api/define";
import { later } from "../api/editions";
import { count } from "../api/structures/common";
import { encodeFilters, filterBy, idsField, idsOrFilters, tagFilters } from "../api/structures/filters";
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

const jobFilters = {
  zones: filterBy("zone", "Availability zones."),
  jobNames: filterBy("job-name", "Names."),
  jobStates: filterBy("job-state", "States.", later),
  ...tagFilters,
};
const jobInputs = field(z.strictObject({ jobIds: idsField("Ids of jobs"), ...jobFilters }), "What to list.", {
  rules: [idsOrFilters("jobIds", jobFilters)],
});

export const getJobs = defineTencentFunction({
  type: "tencent:getJobs",
  doc: "Lists jobs.",
  reader: true,
  action: "DescribeJobs",
  inputs: jobInputs,
  outputs: z.array(jobView),
  run: ({ client, args, signal }) =>
    calls.listJobs(client, { ids: args.jobIds, filters: encodeFilters(jobInputs, args) }, signal),
});

const taskInputs = z.strictObject({
  jobId: jobIdField,
  taskName: taskNameField,
  taskInstanceStates: filterBy("task-instance-state", "States of task instances.", later),
});

export const getTask = defineTencentFunction({
  type: "tencent:getTask",
  doc: "Reads a task of a job with its task instances.",
  reader: true,
  action: "DescribeTask",
  inputs: taskInputs,
  outputs: taskDetail,
  run: ({ client, args, signal }) =>
    calls.getWholeTask(client, args, encodeFilters(taskInputs, args), signal),
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
