import { z } from "zod";

import { NotFoundError } from "../../../core/errors";
import { defineAlibabaFunction } from "../define";
import { ensureStopped } from "../jobStates";
import { jobIdField } from "../structures/ids";
import { jobView } from "../structures/views";

export const stopJob = defineAlibabaFunction({
  type: "alibaba:stopJob",
  doc: "Stops a job that waits or runs, waits until nothing of it runs, and answers it as it is then. One that has ended stays as it is.",
  reader: false,
  action: "PUT /jobs/{id}?Action=Stop",
  timeoutSeconds: 10 * 60,
  inputs: z.strictObject({ jobId: jobIdField }),
  outputs: jobView,
  async run({ args: { jobId: id }, ...operation }) {
    const job = await ensureStopped({ ...operation, id });
    if (job === undefined) throw new NotFoundError(`there is no job ${id}`);
    return job;
  },
});
