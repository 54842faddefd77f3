import { z } from "zod";

import { defineAlibabaFunction } from "../api/define";
import * as calls from "./calls";
import { ensureStarted, ensureStopped, existing } from "./states";
import { jobIdField, jobView } from "./structures";

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
  timeoutSeconds: 10 * 60,
  inputs: z.strictObject({ jobId: jobIdField }),
  outputs: jobView,
  run: async ({ args: { jobId: id }, ...operation }) =>
    existing(id, await ensureStopped({ ...operation, id })),
});
