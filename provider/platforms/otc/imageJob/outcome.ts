import { OperationFailedError } from "../../../core/errors";
import type { JobView } from "./structures";

/** The images that a job makes, as far as it names them: of a job with parts, those of its parts. */
export function imagesOf({ entities: subject }: JobView): string[] {
  const parts = subject?.subJobsResult?.map((part) => part.entities?.imageId) ?? [];
  const known = [subject?.imageId, ...parts].filter((id) => id !== undefined);
  return [...new Set(known)];
}

/** The images that an ended job has made: of a failed one, those of its parts that succeeded. */
export function imagesMade(job: JobView): string[] {
  if (job.status === "SUCCESS") return imagesOf(job);
  const parts = job.entities?.subJobsResult?.filter(({ status }) => status === "SUCCESS") ?? [];
  return parts.map((part) => part.entities?.imageId).filter((id) => id !== undefined);
}

export function hasEnded({ status }: JobView): boolean {
  return status === "SUCCESS" || status === "FAIL";
}

/** How far a job is, for messages. */
export function progressOf({ status, entities: subject }: JobView): string {
  const { currentTask, processPercent: part } = subject ?? {};
  // The document gives no unit: 1 may be the end, or a hundredth of the way.
  const progress = part === undefined ? undefined : `progress ${part}`;
  return [status, currentTask, progress].filter(Boolean).join(", ");
}

/** The reasons why a job failed: its own and those of its parts, wherever the service put them. */
export function reasonsOf(job: JobView): string[] {
  const parts = (job.entities?.subJobsResult ?? []).filter(({ status }) => status === "FAIL");
  const places = [job, job.entities, ...parts.flatMap((part) => [part, part.entities])];
  const reasons = places.map((place) =>
    [place?.failReason?.replace(/[.\s]+$/, ""), place?.errorCode && `(${place.errorCode})`]
      .filter(Boolean)
      .join(" "),
  );
  return [...new Set(reasons.filter((reason) => reason !== ""))];
}

/** The error of a failed job, which the service reports with HTTP status 200. */
export function failureOfJob(
  job: JobView,
  ErrorClass: typeof OperationFailedError = OperationFailedError,
): OperationFailedError {
  return new ErrorClass(
    [`the image job ${job.jobId} failed`, ...reasonsOf(job)].join("; "),
    failureDetails(job),
  );
}

/** The type of a job and the code of its failure, for an error. */
export function failureDetails(job: JobView): { action: string; code?: string } {
  const code = codeOf(job);
  return { action: job.jobType, ...(code !== undefined && { code }) };
}

function codeOf(job: JobView): string | undefined {
  const parts = job.entities?.subJobsResult ?? [];
  const places = [job, job.entities, ...parts.flatMap((part) => [part, part.entities])];
  return places.map((place) => place?.errorCode).find((code) => code !== undefined);
}
