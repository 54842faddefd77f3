import type { Operation } from "../../core/operation";
import { OperationFailedError } from "../../core/errors";
import { waitUntil } from "../../core/wait";
import type { OtcClient } from "./client";
import {
  codeOf,
  hasEnded,
  imagesMade,
  type JobView,
  jobView,
  progressOf,
  reasonsOf,
} from "./structures/jobView";
import { decode } from "./wire";

/** Jobs take minutes: this is the longest pause between two looks. */
const MAX_INTERVAL_MS = 10_000;

export async function getJob(client: OtcClient, id: string, signal: AbortSignal): Promise<JobView> {
  const path = `/v1/{project_id}/jobs/${encodeURIComponent(id)}`;
  const answer = await client.call({ action: "showJob", method: "GET", path }, { signal, idempotent: true });
  return decode(jobView, { job_id: id, ...answer });
}

/** Waits until a job has ended or, where `until` is given, until that holds of it. */
export async function followJob(
  { client, signal, log }: Pick<Operation<OtcClient>, "client" | "signal" | "log">,
  id: string,
  until: (job: JobView) => Promise<boolean> = () => Promise.resolve(false),
): Promise<JobView> {
  return waitUntil({
    what: `the image job ${id}`,
    signal,
    log,
    maxInterval: MAX_INTERVAL_MS,
    poll: async () => {
      const job = await getJob(client, id, signal);
      return hasEnded(job) || (await until(job)) ? { done: job } : { progress: progressOf(job) };
    },
  });
}

/** Waits until a job has succeeded; throws where it fails. */
export async function awaitJob(
  operation: Pick<Operation<OtcClient>, "client" | "signal" | "log">,
  id: string,
): Promise<JobView> {
  const job = await followJob(operation, id);
  if (job.status === "FAIL") throw jobFailure(job);
  return job;
}

/** Names the images that a job has made besides the resource's own: nothing else leads to them. */
export function tellOthers(
  { log }: Pick<Operation<OtcClient>, "log">,
  job: JobView,
  own: readonly string[],
): void {
  const others = imagesMade(job).filter((id) => !own.includes(id));
  if (others.length > 0) log(`the job made further images, which are not managed: ${others.join(", ")}`);
}

/** The error of a job that failed, which the service answers with HTTP 200. */
export function jobFailure(
  job: JobView,
  ErrorClass: typeof OperationFailedError = OperationFailedError,
): OperationFailedError {
  return new ErrorClass(
    [`the image job ${job.jobId} failed`, ...reasonsOf(job)].join("; "),
    failureDetails(job),
  );
}

export function failureDetails(job: JobView): { action: string; code?: string } {
  const code = codeOf(job);
  return { action: job.jobType, ...(code !== undefined && { code }) };
}
