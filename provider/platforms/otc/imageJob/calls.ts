import { NotFoundError, UnexpectedAnswerError } from "../../../core/errors";
import type { Call } from "../../../core/rest/call";
import { ifPresent } from "../../../core/rest/presence";
import { type OtcClient, path } from "../api/client";
import { isSubmissionFault } from "../api/errors";
import { decode } from "../api/wire";
import { type JobView, jobView } from "./structures";

/** The job, or undefined where there is none. */
export async function getJob(
  client: OtcClient,
  id: string,
  signal: AbortSignal,
): Promise<JobView | undefined> {
  const call = { action: "showJob", method: "GET", path: path`/v1/{project_id}/jobs/${id}` } as const;
  const answer = await ifPresent(() => client.call({ ...call, signal, idempotent: true }));
  return answer && decode(jobView, { job_id: id, ...answer });
}

/** The job. Throws where there is none. */
export async function getExistingJob(client: OtcClient, id: string, signal: AbortSignal): Promise<JobView> {
  const job = await getJob(client, id, signal);
  if (job === undefined) throw new NotFoundError(`there is no image job ${id}`);
  return job;
}

/** A call that begins a job. */
export type Submission = Pick<Call, "action" | "method" | "path" | "json">;

/** Submits a job and returns its id. The service knows no token: what makes something is not sent twice here. */
export async function submit(
  client: OtcClient,
  submission: Submission,
  signal: AbortSignal,
  idempotent = false,
): Promise<string> {
  const { job_id: jobId } = await client.call({ ...submission, signal, idempotent });
  if (typeof jobId === "string" && jobId !== "") return jobId;
  throw new UnexpectedAnswerError("the answer names no job", { action: submission.action });
}

/** The same for a job that does no harm when it runs twice: once more where the service failed to submit it. */
export async function submitTwice(
  client: OtcClient,
  submission: Submission,
  signal: AbortSignal,
): Promise<string> {
  try {
    return await submit(client, submission, signal);
  } catch (error) {
    if (!isSubmissionFault(error)) throw error;
    return submit(client, submission, signal);
  }
}
