import { z } from "zod";

import { defineOtcFunction } from "../api/define";
import { getExistingJob } from "./calls";
import { jobIdField, jobView } from "./structures";

export const getImageJob = defineOtcFunction({
  type: "otc:getImageJob",
  doc: "Reads an asynchronous job of the service, such as one that makes, exports or shares images. One that failed is read like any other.",
  reader: true,
  action: "GET /v1/{project_id}/jobs/{job_id}",
  inputs: z.strictObject({ jobId: jobIdField }),
  outputs: jobView,
  run: ({ client, args: { jobId }, signal }) => getExistingJob(client, jobId, signal),
});
