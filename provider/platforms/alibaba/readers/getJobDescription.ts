import { z } from "zod";

import { defineAlibabaFunction } from "../define";
import { getJobDescription as readDescription } from "../jobs";
import { jobIdField } from "../structures/ids";
import { jobDescription } from "../structures/views";

export const getJobDescription = defineAlibabaFunction({
  type: "alibaba:getJobDescription",
  doc: "Reads what a job was submitted with.",
  reader: true,
  action: "GET /jobs/{id}/description",
  inputs: z.strictObject({ jobId: jobIdField }),
  outputs: jobDescription,
  run: ({ client, args: { jobId }, signal }) => readDescription(client, jobId, signal),
});
