import { z } from "zod";

import { field } from "../../../core/schema/field";
import { accepted, defineTencentFunction } from "../api/define";
import { text } from "../structures/common";
import { decode } from "../api/wire";

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
    return decode(
      accepted,
      await client.call("RetryJobs", { JobIds: jobIds }, { signal, idempotent: false }),
    );
  },
});
