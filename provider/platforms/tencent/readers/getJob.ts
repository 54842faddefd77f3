import { z } from "zod";

import { defineTencentFunction } from "../api/define";
import { jobIdField } from "../structures/ids";
import { jobDetail } from "../structures/jobViews";
import { decode } from "../api/wire";

export const getJob = defineTencentFunction({
  type: "tencent:getJob",
  doc: "Reads a job with its tasks.",
  reader: true,
  action: "DescribeJob",
  inputs: z.strictObject({ jobId: jobIdField }),
  outputs: jobDetail,
  async run({ client, args: { jobId }, signal }) {
    return decode(
      jobDetail,
      await client.call("DescribeJob", { JobId: jobId }, { signal, idempotent: true }),
    );
  },
});
