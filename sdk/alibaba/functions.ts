// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import { perform, type ReaderOptions } from "../reader";
import type { DeleteJobResult, JobView } from "./types";

/** Arguments of deleteJob. */
export interface DeleteJobArgs {
  /** The id of the job, `job-…`. */
  jobId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `alibaba`. Range: not empty. Default: `"alibaba"`.
   */
  connection?: string | undefined;
}

/**
 * Deletes a job that no resource of a program manages: stops it where it waits or runs, deletes it,
 * and waits until it is gone.
 *
 * API action: PUT /jobs/{id}?Action=Stop, DELETE /jobs/{id}. Given up after 10 minutes, unless
 * `timeoutSeconds` says otherwise. A preview does not call it: there the answer is undefined.
 */
export function deleteJob(
  args: DeleteJobArgs,
  options?: ReaderOptions,
): Promise<DeleteJobResult | undefined> {
  return perform("alibaba:deleteJob", args, options);
}

/** Arguments of startJob. */
export interface StartJobArgs {
  /** The id of the job, `job-…`. */
  jobId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `alibaba`. Range: not empty. Default: `"alibaba"`.
   */
  connection?: string | undefined;
}

/**
 * Starts a job again that was stopped or has failed, and answers it as it is then: instances that have
 * finished do not run again. One that waits or runs stays as it is; one that has finished is refused.
 *
 * API action: PUT /jobs/{id}?Action=Start. A preview does not call it: there the answer is undefined.
 */
export function startJob(args: StartJobArgs, options?: ReaderOptions): Promise<JobView | undefined> {
  return perform("alibaba:startJob", args, options);
}

/** Arguments of stopJob. */
export interface StopJobArgs {
  /** The id of the job, `job-…`. */
  jobId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `alibaba`. Range: not empty. Default: `"alibaba"`.
   */
  connection?: string | undefined;
}

/**
 * Stops a job that waits or runs, waits until nothing of it runs, and answers it as it is then. One
 * that has ended stays as it is.
 *
 * API action: PUT /jobs/{id}?Action=Stop. Given up after 10 minutes, unless `timeoutSeconds` says
 * otherwise. A preview does not call it: there the answer is undefined.
 */
export function stopJob(args: StopJobArgs, options?: ReaderOptions): Promise<JobView | undefined> {
  return perform("alibaba:stopJob", args, options);
}

/** Arguments of updateJobPriority. */
export interface UpdateJobPriorityArgs {
  /** The id of the job, `job-…`. */
  jobId: string;
  /** The priority, from 0 to 1000; larger is scheduled first. Range: at least 0, at most 1000. */
  priority: number;
  /**
   * Whether a job that waits or runs may be stopped for it and started again: instances that have not
   * finished then run from their beginning. Otherwise it is refused. Default: `false`.
   */
  stopToChangePriority?: boolean | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `alibaba`. Range: not empty. Default: `"alibaba"`.
   */
  connection?: string | undefined;
}

/**
 * Changes the priority of a job that no resource of a program manages, and answers it as it is then.
 * The service changes it only while the job is stopped or has failed.
 *
 * API action: PUT /jobs/{id}/Priority, PUT /jobs/{id}?Action=Stop and Start. Given up after 10
 * minutes, unless `timeoutSeconds` says otherwise. A preview does not call it: there the answer is
 * undefined.
 */
export function updateJobPriority(
  args: UpdateJobPriorityArgs,
  options?: ReaderOptions,
): Promise<JobView | undefined> {
  return perform("alibaba:updateJobPriority", args, options);
}
