// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import { perform, type ReaderOptions } from "../reader";
import type {
  CancelExecutionResult,
  DeleteExecutionResult,
  ReleaseCromwellHoldResult,
  RetryExecutionResult,
  StopCromwellExecutionResult,
  UpdateExecutionPriorityResult,
} from "./types";

/** Arguments of cancelExecution. */
export interface CancelExecutionArgs {
  /** The id of the execution. */
  executionId: string;
  /** A priority, from 0 to 999; larger comes first. Range: at least 0, at most 999. */
  priority?: number | undefined;
  /**
   * Minutes until it must be cancelled, after which the service gives that up. Range: at least 1.
   * Default: `720`.
   */
  timeout?: number | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: string | undefined;
}

/**
 * Cancels an execution that is pending or running. Jobs that were dispatched run to their end.
 *
 * API action: operate_execution (cancel). A preview does not call it: there the answer is undefined.
 */
export function cancelExecution(
  args: CancelExecutionArgs,
  options?: ReaderOptions,
): Promise<CancelExecutionResult | undefined> {
  return perform("huawei:cancelExecution", args, options);
}

/** Arguments of deleteExecution. */
export interface DeleteExecutionArgs {
  /** The id of the execution. */
  executionId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: string | undefined;
}

/**
 * Deletes an execution that no resource of a program manages: cancels it, waits for its end, deletes
 * it, and waits until it is gone. Where the end does not come for a minute, the deletion ends its
 * jobs.
 *
 * API action: operate_execution (cancel), delete_execution. Given up after 10 minutes, unless
 * `timeoutSeconds` says otherwise. A preview does not call it: there the answer is undefined.
 */
export function deleteExecution(
  args: DeleteExecutionArgs,
  options?: ReaderOptions,
): Promise<DeleteExecutionResult | undefined> {
  return perform("huawei:deleteExecution", args, options);
}

/** Arguments of releaseCromwellHold. */
export interface ReleaseCromwellHoldArgs {
  /** The id of the execution. */
  executionId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: string | undefined;
}

/**
 * Lets an execution on Cromwell go that waits on hold. One that does not wait any more stays as it is.
 *
 * API action: POST …/{id}/releaseHold. A preview does not call it: there the answer is undefined.
 */
export function releaseCromwellHold(
  args: ReleaseCromwellHoldArgs,
  options?: ReaderOptions,
): Promise<ReleaseCromwellHoldResult | undefined> {
  return perform("huawei:releaseCromwellHold", args, options);
}

/** Arguments of retryExecution. */
export interface RetryExecutionArgs {
  /** The id of the execution. */
  executionId: string;
  /** A priority, from 0 to 999; larger comes first. Range: at least 0, at most 999. */
  priority?: number | undefined;
  /** Minutes until it must run, after which the service gives that up. Range: at least 1. Default: `720`. */
  timeout?: number | undefined;
  /** Other values for the workflow's inputs, by name. */
  inputsJson?: Record<string, unknown> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: string | undefined;
}

/**
 * Starts a cancelled execution again, or runs again what failed of one.
 *
 * API action: operate_execution (retry). A preview does not call it: there the answer is undefined.
 */
export function retryExecution(
  args: RetryExecutionArgs,
  options?: ReaderOptions,
): Promise<RetryExecutionResult | undefined> {
  return perform("huawei:retryExecution", args, options);
}

/** Arguments of stopCromwellExecution. */
export interface StopCromwellExecutionArgs {
  /** The id of the execution. */
  executionId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: string | undefined;
}

/**
 * Aborts an execution on Cromwell. One that has ended stays as it is.
 *
 * API action: POST …/{id}/abort. A preview does not call it: there the answer is undefined.
 */
export function stopCromwellExecution(
  args: StopCromwellExecutionArgs,
  options?: ReaderOptions,
): Promise<StopCromwellExecutionResult | undefined> {
  return perform("huawei:stopCromwellExecution", args, options);
}

/** Arguments of updateExecutionPriority. */
export interface UpdateExecutionPriorityArgs {
  /** The id of the execution. */
  executionId: string;
  /** The priority, from 0 to 999; larger comes first. Range: at least 0, at most 999. */
  priority: number;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: string | undefined;
}

/**
 * Changes the priority of an execution that no resource of a program manages.
 *
 * API action: operate_execution (update). A preview does not call it: there the answer is undefined.
 */
export function updateExecutionPriority(
  args: UpdateExecutionPriorityArgs,
  options?: ReaderOptions,
): Promise<UpdateExecutionPriorityResult | undefined> {
  return perform("huawei:updateExecutionPriority", args, options);
}
