import { z } from "zod";

import { defineOtcFunction } from "../api/define";
import { JOB_SECONDS } from "./run";
import { jobIdField, jobView } from "./structures";
import { waitForSuccess } from "./wait";

export const waitForImageJob = defineOtcFunction({
  type: "otc:waitForImageJob",
  doc: "Waits until a job has succeeded, and answers it. Where the job fails, so does the call, with the reasons of its parts.",
  reader: false,
  action: "GET /v1/{project_id}/jobs/{job_id}",
  timeoutSeconds: JOB_SECONDS,
  inputs: z.strictObject({ jobId: jobIdField }),
  outputs: jobView,
  run: ({ args: { jobId }, ...operation }) => waitForSuccess(operation, jobId),
});
