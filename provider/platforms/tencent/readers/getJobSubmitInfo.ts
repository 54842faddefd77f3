import { z } from "zod";

import { defineTencentFunction } from "../api/define";
import { jobIdField } from "../structures/ids";
import { jobSubmitInfo } from "../structures/jobViews";
import { decode } from "../api/wire";

export const getJobSubmitInfo = defineTencentFunction({
  type: "tencent:getJobSubmitInfo",
  doc: "Reads what a job was submitted with.",
  reader: true,
  action: "DescribeJobSubmitInfo",
  inputs: z.strictObject({ jobId: jobIdField }),
  outputs: jobSubmitInfo,
  async run({ client, args: { jobId }, signal }) {
    const options = { signal, idempotent: true };
    return decode(jobSubmitInfo, await client.call("DescribeJobSubmitInfo", { JobId: jobId }, options));
  },
});
