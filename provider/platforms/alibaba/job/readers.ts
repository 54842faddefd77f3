import { z } from "zod";

import { field } from "../../../core/schema/field";
import { defineAlibabaFunction } from "../api/define";
import * as calls from "./calls";
import { existing } from "./states";
import { jobDescription, jobIdField, jobView, taskView } from "./structures";

export const getJob = defineAlibabaFunction({
  type: "alibaba:getJob",
  doc: "Reads a job: its state, and how many of its tasks and instances are in each state.",
  reader: true,
  action: "GET /jobs/{id}",
  inputs: z.strictObject({ jobId: jobIdField }),
  outputs: jobView,
  run: async ({ client, args: { jobId }, signal }) =>
    existing(jobId, await calls.getJob(client, jobId, signal)),
});

export const getJobDescription = defineAlibabaFunction({
  type: "alibaba:getJobDescription",
  doc: "Reads what a job was submitted with.",
  reader: true,
  action: "GET /jobs/{id}/description",
  inputs: z.strictObject({ jobId: jobIdField }),
  outputs: jobDescription,
  run: async ({ client, args: { jobId }, signal }) =>
    existing(jobId, await calls.getJobDescription(client, jobId, signal)),
});

export const getJobs = defineAlibabaFunction({
  type: "alibaba:getJobs",
  doc: "Lists the jobs of the account in the region, the newest first. The service sends all of them: what is asked for is picked here.",
  reader: true,
  action: "GET /jobs",
  inputs: z.strictObject({
    jobName: field(z.string().min(1).optional(), "Only jobs of this name."),
    states: field(
      z.array(z.enum(["Init", "Waiting", "Running", "Finished", "Failed", "Stopped"])).optional(),
      "Only jobs in these states.",
    ),
  }),
  outputs: z.array(jobView),
  async run({ client, args: { jobName, states }, signal }) {
    const wanted = states === undefined ? undefined : new Set<string>(states);
    return (await calls.listJobs(client, signal)).filter(
      (job) =>
        (jobName === undefined || job.jobName === jobName) && (wanted === undefined || wanted.has(job.state)),
    );
  },
});

export const getTasks = defineAlibabaFunction({
  type: "alibaba:getTasks",
  doc: "Lists the tasks of a job with their instances, by the time of their start; those that have not started come last.",
  reader: true,
  action: "GET /jobs/{id}/tasks",
  inputs: z.strictObject({ jobId: jobIdField }),
  outputs: z.array(taskView),
  run: ({ client, args: { jobId }, signal }) => calls.listTasks(client, jobId, signal),
});
