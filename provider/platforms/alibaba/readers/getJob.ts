import { z } from "zod";

import { defineAlibabaFunction } from "../define";
import { getJob as readJob } from "../jobs";
import { jobIdField } from "../structures/ids";
import { jobView } from "../structures/views";

export const getJob = defineAlibabaFunction({
  type: "alibaba:getJob",
  doc: "Reads a job: its state, and how many of its tasks and instances are in each state.",
  reader: true,
  action: "GET /jobs/{id}",
  inputs: z.strictObject({ jobId: jobIdField }),
  outputs: jobView,
  run: ({ client, args: { jobId }, signal }) => readJob(client, jobId, signal),
});
