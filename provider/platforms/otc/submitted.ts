import { z } from "zod";

import type { Operation } from "../../core/operation";
import { field } from "../../core/schema/field";
import type { OtcClient } from "./client";
import { type Submission, submitTwice } from "./images";
import { awaitJob, getJob } from "./jobs";
import type { JobView } from "./structures/jobView";

export const waitField = field(
  z.boolean().default(true),
  "Whether to wait until the job has succeeded, and to fail where it fails.",
);

/** Seconds that a job may take: those of images last minutes, large ones longer. */
export const JOB_SECONDS = 30 * 60;

/** Submits a job, waits for it where that is asked for, and answers it as it is then. */
export async function run(
  operation: Operation<OtcClient>,
  submission: Submission,
  wait: boolean,
): Promise<JobView> {
  const jobId = await submitTwice(operation.client, submission, operation.signal);
  return wait ? awaitJob(operation, jobId) : getJob(operation.client, jobId, operation.signal);
}
