import { z } from "zod";

import { defineAlibabaFunction } from "../define";
import { getJob } from "../jobs";
import { ensureStarted } from "../jobStates";
import { jobIdField } from "../structures/ids";
import { jobView } from "../structures/views";

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
    return getJob(operation.client, id, operation.signal);
  },
});
