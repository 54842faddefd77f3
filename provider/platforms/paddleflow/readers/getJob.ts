import { z } from "zod";

import { definePaddleFlowFunction } from "../define";
import { jobId } from "../structures/common";
import { jobDetail } from "../structures/jobViews";
import { decode } from "../wire";

export const getJob = definePaddleFlowFunction({
  type: "paddleflow:getJob",
  doc: "Reads a job with what it runs on.",
  reader: true,
  action: "GET /job/{jobID}",
  inputs: z.strictObject({ jobId }),
  outputs: jobDetail,
  async run({ client, args: { jobId: id }, signal }) {
    return decode(
      jobDetail,
      await client.call("showJob", { method: "GET", path: ["job", id], signal, idempotent: true }),
    );
  },
});
