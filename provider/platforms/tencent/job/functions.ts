import { z } from "zod";

import { field } from "../../../core/schema/field";
import { accepted, defineTencentFunction } from "../api/define";
import { count, text } from "../api/structures/common";
import { decode } from "../api/wire";
import * as calls from "./calls";
import { jobIdField, taskNameField } from "./structures";

const MAX_JOBS = 100;

export const retryJobs = defineTencentFunction({
  type: "tencent:retryJobs",
  doc: "Runs the failed task instances of jobs in state FAILED again. Their history is lost.",
  reader: false,
  later: true,
  action: "RetryJobs",
  inputs: z.strictObject({
    jobIds: field(z.array(text).min(1).max(MAX_JOBS), `Ids of jobs, \`job-…\`, at most ${MAX_JOBS}.`),
  }),
  outputs: accepted,
  async run({ client, args: { jobIds }, signal }) {
    return decode(accepted, await calls.retryJobs(client, jobIds, signal));
  },
});

export const terminateTaskInstance = defineTencentFunction({
  type: "tencent:terminateTaskInstance",
  doc:
    "Terminates a task instance: it becomes FAILED, after its CVM instance is destroyed where it has one. One that has " +
    "ended stays as it is. The API of 2018 refuses it for jobs in a named environment.",
  reader: false,
  action: "TerminateTaskInstance",
  inputs: z.strictObject({
    jobId: jobIdField,
    taskName: taskNameField,
    taskInstanceIndex: field(count, "The index of the task instance, from 0."),
  }),
  outputs: accepted,
  async run({ client, args, signal }) {
    return decode(accepted, await calls.terminateTaskInstance(client, args, signal));
  },
});
