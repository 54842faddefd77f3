import { z } from "zod";

import { field } from "../../../core/schema/field";
import { defineAlibabaFunction } from "../api/define";
import * as calls from "./calls";
import { deleteJob as deleteAndWait } from "./delete";
import { changePriority } from "./priority";
import { ensureStarted, ensureStopped, existing } from "./states";
import { jobIdField, jobView, MAX_PRIORITY } from "./structures";

/** A job may take a while to stop. */
const STOP_SECONDS = 10 * 60;

export const startJob = defineAlibabaFunction({
  type: "alibaba:startJob",
  doc:
    "Starts a job again that was stopped or has failed, and answers it as it is then: instances that have finished do not " +
    "run again. One that waits or runs stays as it is; one that has finished is refused.",
  reader: false,
  action: "PUT /jobs/{id}?Action=Start",
  inputs: z.strictObject({ jobId: jobIdField }),
  outputs: jobView,
  async run({ args: { jobId: id }, ...operation }) {
    await ensureStarted({ ...operation, id });
    return existing(id, await calls.getJob(operation.client, id, operation.signal));
  },
});

export const stopJob = defineAlibabaFunction({
  type: "alibaba:stopJob",
  doc: "Stops a job that waits or runs, waits until nothing of it runs, and answers it as it is then. One that has ended stays as it is.",
  reader: false,
  action: "PUT /jobs/{id}?Action=Stop",
  timeoutSeconds: STOP_SECONDS,
  inputs: z.strictObject({ jobId: jobIdField }),
  outputs: jobView,
  run: async ({ args: { jobId: id }, ...operation }) =>
    existing(id, await ensureStopped({ ...operation, id })),
});

export const updateJobPriority = defineAlibabaFunction({
  type: "alibaba:updateJobPriority",
  doc:
    "Changes the priority of a job that no resource of a program manages, and answers it as it is then. The service " +
    "changes it only while the job is stopped or has failed.",
  reader: false,
  action: "PUT /jobs/{id}/Priority, PUT /jobs/{id}?Action=Stop and Start",
  timeoutSeconds: STOP_SECONDS,
  inputs: z.strictObject({
    jobId: jobIdField,
    priority: field(
      z.int().min(0).max(MAX_PRIORITY),
      `The priority, from 0 to ${MAX_PRIORITY}; larger is scheduled first.`,
    ),
    stopToChangePriority: field(
      z.boolean().default(false),
      "Whether a job that waits or runs may be stopped for it and started again: instances that have not finished then run " +
        "from their beginning. Otherwise it is refused.",
    ),
  }),
  outputs: jobView,
  async run({ args: { jobId: id, ...change }, ...operation }) {
    await changePriority({ ...operation, id }, change);
    return existing(id, await calls.getJob(operation.client, id, operation.signal));
  },
});

export const deleteJob = defineAlibabaFunction({
  type: "alibaba:deleteJob",
  doc:
    "Deletes a job that no resource of a program manages: stops it where it waits or runs, deletes it, and waits until it " +
    "is gone.",
  reader: false,
  action: "PUT /jobs/{id}?Action=Stop, DELETE /jobs/{id}",
  timeoutSeconds: STOP_SECONDS,
  inputs: z.strictObject({ jobId: jobIdField }),
  outputs: z.object({ jobId: field(z.string(), "The id of the job.") }),
  async run({ args: { jobId: id }, ...operation }) {
    existing(id, await calls.getJob(operation.client, id, operation.signal));
    await deleteAndWait({ ...operation, id });
    return { jobId: id };
  },
});
