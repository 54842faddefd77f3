// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import { perform, type ReaderOptions } from "../reader";
import type {
  AttachInstancesResult,
  DetachInstancesResult,
  Instance,
  RetryJobsResult,
  TerminateComputeNodesResult,
  TerminateTaskInstanceResult,
} from "./types";

/** Arguments of attachInstances. */
export interface AttachInstancesArgs {
  /** The id of the compute environment, `env-…`. Range: not empty. */
  envId: string;
  /** Instances, at most 100. Range: not empty, at most 100 elements. */
  instances: Instance[];
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: string | undefined;
}

/**
 * Makes running CVM instances nodes of an environment. They must be in no other environment and not be
 * spot instances. Their user data is reset and their system installed again: what is on their system
 * disk is lost.
 *
 * API action: AttachInstances. A preview does not call it: there the answer is undefined.
 */
export function attachInstances(
  args: AttachInstancesArgs,
  options?: ReaderOptions,
): Promise<AttachInstancesResult | undefined> {
  return perform("tencent:attachInstances", args, options);
}

/** Arguments of detachInstances. */
export interface DetachInstancesArgs {
  /** The id of the compute environment, `env-…`. Range: not empty. */
  envId: string;
  /** Ids of instances, `ins-…`, at most 100. Range: not empty, at most 100 elements. */
  instanceIds: string[];
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: string | undefined;
}

/**
 * Takes attached instances out of an environment. Nodes that Batch has created are refused.
 *
 * API action: DetachInstances. A preview does not call it: there the answer is undefined.
 */
export function detachInstances(
  args: DetachInstancesArgs,
  options?: ReaderOptions,
): Promise<DetachInstancesResult | undefined> {
  return perform("tencent:detachInstances", args, options);
}

/** Arguments of retryJobs. */
export interface RetryJobsArgs {
  /** Ids of jobs, `job-…`, at most 100. Range: not empty, at most 100 elements. */
  jobIds: string[];
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: string | undefined;
}

/**
 * Runs the failed task instances of jobs in state FAILED again. Their history is lost.
 *
 * API action: RetryJobs. A preview does not call it: there the answer is undefined.
 */
export function retryJobs(
  args: RetryJobsArgs,
  options?: ReaderOptions,
): Promise<RetryJobsResult | undefined> {
  return perform("tencent:retryJobs", args, options);
}

/** Arguments of terminateComputeNodes. */
export interface TerminateComputeNodesArgs {
  /** The id of the compute environment, `env-…`. Range: not empty. */
  envId: string;
  /** Ids of nodes, `node-…`, each once. Range: not empty. With `edition: "current"` at most 100 elements. */
  computeNodeIds: string[];
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: string | undefined;
}

/**
 * Terminates nodes of an environment in state CREATED, CREATION_FAILED, RUNNING or ABNORMAL. Whether
 * this lowers the environment's desired count is not documented.
 *
 * API action: TerminateComputeNodes. A preview does not call it: there the answer is undefined.
 */
export function terminateComputeNodes(
  args: TerminateComputeNodesArgs,
  options?: ReaderOptions,
): Promise<TerminateComputeNodesResult | undefined> {
  return perform("tencent:terminateComputeNodes", args, options);
}

/** Arguments of terminateTaskInstance. */
export interface TerminateTaskInstanceArgs {
  /** The id of the job, `job-…`. Range: not empty. */
  jobId: string;
  /** The name of the task. Range: not empty. */
  taskName: string;
  /** The index of the task instance, from 0. Range: at least 0. */
  taskInstanceIndex: number;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: string | undefined;
}

/**
 * Terminates a task instance: it becomes FAILED, after its CVM instance is destroyed where it has one.
 * One that has ended stays as it is. The API of 2018 refuses it for jobs in a named environment.
 *
 * API action: TerminateTaskInstance. A preview does not call it: there the answer is undefined.
 */
export function terminateTaskInstance(
  args: TerminateTaskInstanceArgs,
  options?: ReaderOptions,
): Promise<TerminateTaskInstanceResult | undefined> {
  return perform("tencent:terminateTaskInstance", args, options);
}
