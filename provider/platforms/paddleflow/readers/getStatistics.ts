import { z } from "zod";

import { definePaddleFlowFunction } from "../define";
import { jobId } from "../structures/common";
import { statistics } from "../structures/statistics";
import { decode } from "../wire";

export const getStatistics = definePaddleFlowFunction({
  type: "paddleflow:getStatistics",
  doc: "Reads averages of a job: use of CPU, memory, disk, network and GPU. The server needs Prometheus for it.",
  reader: true,
  action: "GET /statistics/job/{jobID}",
  inputs: z.strictObject({ jobId }),
  outputs: statistics,
  async run({ client, args: { jobId: id }, signal }) {
    return decode(
      statistics,
      await client.call("getJobStatistics", {
        method: "GET",
        path: ["statistics", "job", id],
        signal,
        idempotent: true,
      }),
    );
  },
});
