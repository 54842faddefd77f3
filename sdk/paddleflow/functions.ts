// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import { perform, type ReaderOptions } from "../reader";
import type {
  JobDeletion,
  JobStop,
  QueueStop,
  RunCacheDeletion,
  RunDeletion,
  RunRetry,
  RunStop,
  ScheduleStop,
} from "./types";

/** Arguments of deleteJob. */
export interface DeleteJobArgs {
  /** The id of the job. Range: not empty. */
  jobId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: string | undefined;
}

/**
 * Deletes a job that has ended, such as one of somebody else. One that has not ended is refused: stop
 * it before. A job of the program is deleted with its resource.
 *
 * API action: DELETE /job/{jobID}. A preview does not call it: there the answer is undefined.
 */
export function deleteJob(args: DeleteJobArgs, options?: ReaderOptions): Promise<JobDeletion | undefined> {
  return perform("paddleflow:deleteJob", args, options);
}

/** Arguments of deleteRun. */
export interface DeleteRunArgs {
  /** The run, `run-…`. Range: not empty. */
  runId: string;
  /**
   * Whether it is refused where other runs that are still there took results from its cache. Default:
   * `true`.
   */
  checkCache?: boolean | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: string | undefined;
}

/**
 * Deletes a run that has ended, such as one that a schedule has left, with its output artifacts. One
 * that has not ended is refused: stop it before. A run of the program is deleted with its resource.
 *
 * API action: DELETE /run/{runID}. A preview does not call it: there the answer is undefined.
 */
export function deleteRun(args: DeleteRunArgs, options?: ReaderOptions): Promise<RunDeletion | undefined> {
  return perform("paddleflow:deleteRun", args, options);
}

/** Arguments of deleteRunCache. */
export interface DeleteRunCacheArgs {
  /** The run cache, `cch-…`. Range: not empty. */
  cacheId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: string | undefined;
}

/**
 * Deletes the kept result of a step, so that the next run does the step again.
 *
 * API action: DELETE /runCache/{runCacheID}. A preview does not call it: there the answer is
 * undefined.
 */
export function deleteRunCache(
  args: DeleteRunCacheArgs,
  options?: ReaderOptions,
): Promise<RunCacheDeletion | undefined> {
  return perform("paddleflow:deleteRunCache", args, options);
}

/** Arguments of retryRun. */
export interface RetryRunArgs {
  /** The run, `run-…`. Range: not empty. */
  runId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: string | undefined;
}

/**
 * Starts a new run that goes on where a failed or stopped one ended.
 *
 * API action: PUT /run/{runID}?action=retry. A preview does not call it: there the answer is
 * undefined.
 */
export function retryRun(args: RetryRunArgs, options?: ReaderOptions): Promise<RunRetry | undefined> {
  return perform("paddleflow:retryRun", args, options);
}

/** Arguments of stopJob. */
export interface StopJobArgs {
  /** The id of the job. Range: not empty. */
  jobId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: string | undefined;
}

/**
 * Asks a job to end. One that has ended already is left as it is.
 *
 * API action: PUT /job/{jobID}?action=stop. A preview does not call it: there the answer is undefined.
 */
export function stopJob(args: StopJobArgs, options?: ReaderOptions): Promise<JobStop | undefined> {
  return perform("paddleflow:stopJob", args, options);
}

/** Arguments of stopQueue. */
export interface StopQueueArgs {
  /** The queue. Range: at most 63 characters. */
  queueName: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: string | undefined;
}

/**
 * Closes a queue of a server before v0.14.1, so that it takes no more jobs, and keeps it. Later
 * servers have no such call: there it is refused. No release opens a queue again.
 *
 * API action: PUT /queue/{queueName}?action=close. A preview does not call it: there the answer is
 * undefined.
 */
export function stopQueue(args: StopQueueArgs, options?: ReaderOptions): Promise<QueueStop | undefined> {
  return perform("paddleflow:stopQueue", args, options);
}

/** Arguments of stopRun. */
export interface StopRunArgs {
  /** The run, `run-…`. Range: not empty. */
  runId: string;
  /** Whether the step that runs at the end of all is stopped too. Default: `false`. */
  force?: boolean | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: string | undefined;
}

/**
 * Asks a run to end. One that has ended already is left as it is.
 *
 * API action: PUT /run/{runID}?action=stop. A preview does not call it: there the answer is undefined.
 */
export function stopRun(args: StopRunArgs, options?: ReaderOptions): Promise<RunStop | undefined> {
  return perform("paddleflow:stopRun", args, options);
}

/** Arguments of stopSchedule. */
export interface StopScheduleArgs {
  /** The schedule, `schedule-…`. Range: not empty. */
  scheduleId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: string | undefined;
}

/**
 * Stops a schedule, for ever. Its runs go on. One that has ended already is left as it is.
 *
 * API action: PUT /schedule/{scheduleID}. A preview does not call it: there the answer is undefined.
 */
export function stopSchedule(
  args: StopScheduleArgs,
  options?: ReaderOptions,
): Promise<ScheduleStop | undefined> {
  return perform("paddleflow:stopSchedule", args, options);
}
