import { z } from "zod";

import { field } from "../../../core/schema/field";
import { getExistingJob, type Submission, submitTwice } from "./calls";
import type { JobView } from "./structures";
import { type Waiting, waitForSuccess } from "./wait";

export const waitField = field(
  z.boolean().default(true),
  "Whether to wait until the job has succeeded, and to fail where it fails.",
);

/** Seconds that a job may take: those of images last minutes, large ones longer. */
export const JOB_SECONDS = 30 * 60;

/** Submits the job of a function, waits for it where that is asked for, and returns it as it is then. */
export async function runJob(operation: Waiting, submission: Submission, wait: boolean): Promise<JobView> {
  const jobId = await submitTwice(operation.client, submission, operation.signal);
  return wait ? waitForSuccess(operation, jobId) : getExistingJob(operation.client, jobId, operation.signal);
}
