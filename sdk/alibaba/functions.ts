// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import { perform, type ReaderOptions } from "../reader";
import type { JobView } from "./types";

/** Arguments of startJob. */
export interface StartJobArgs {
  /** The id of the job, `job-…`. */
  jobId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `alibaba`. Range: not empty.
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
   * `alibaba`. Range: not empty.
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
