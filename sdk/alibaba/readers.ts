// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import { call, callOutput, type ReaderOptions, type ReaderOutputOptions } from "../reader";
import type { ImageView, JobDescription, JobView, TaskView } from "./types";

/** Arguments of getImages. */
export interface GetImagesArgs {
  /** Only images of this name. Range: not empty. */
  imageName?: string | undefined;
  /** Only images of this platform. */
  platform?: "Windows" | "Linux" | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `alibaba`. Range: not empty. Default: `"alibaba"`.
   */
  connection?: string | undefined;
}

/**
 * Lists the images that the account can use, by id. The service sends all of them: what is asked for
 * is picked here.
 *
 * API action: GET /images. Credentials are left out of the result.
 */
export function getImages(args: GetImagesArgs = {}, options?: ReaderOptions): Promise<ImageView[]> {
  return call("alibaba:getImages", args, options);
}

/** Arguments of getImagesOutput. */
export interface GetImagesOutputArgs {
  /** Only images of this name. Range: not empty. */
  imageName?: pulumi.Input<string> | undefined;
  /** Only images of this platform. */
  platform?: pulumi.Input<"Windows" | "Linux"> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `alibaba`. Range: not empty. Default: `"alibaba"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * Lists the images that the account can use, by id. The service sends all of them: what is asked for
 * is picked here. Takes and gives outputs.
 */
export function getImagesOutput(
  args: GetImagesOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<ImageView[]> {
  return callOutput("alibaba:getImages", args, options);
}

/** Arguments of getJob. */
export interface GetJobArgs {
  /** The id of the job, `job-…`. */
  jobId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `alibaba`. Range: not empty. Default: `"alibaba"`.
   */
  connection?: string | undefined;
}

/**
 * Reads a job: its state, and how many of its tasks and instances are in each state.
 *
 * API action: GET /jobs/{id}. Credentials are left out of the result.
 */
export function getJob(args: GetJobArgs, options?: ReaderOptions): Promise<JobView> {
  return call("alibaba:getJob", args, options);
}

/** Arguments of getJobOutput. */
export interface GetJobOutputArgs {
  /** The id of the job, `job-…`. */
  jobId: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `alibaba`. Range: not empty. Default: `"alibaba"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * Reads a job: its state, and how many of its tasks and instances are in each state. Takes and gives
 * outputs.
 */
export function getJobOutput(args: GetJobOutputArgs, options?: ReaderOutputOptions): pulumi.Output<JobView> {
  return callOutput("alibaba:getJob", args, options);
}

/** Arguments of getJobDescription. */
export interface GetJobDescriptionArgs {
  /** The id of the job, `job-…`. */
  jobId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `alibaba`. Range: not empty. Default: `"alibaba"`.
   */
  connection?: string | undefined;
}

/**
 * Reads what a job was submitted with.
 *
 * API action: GET /jobs/{id}/description. Credentials are left out of the result.
 */
export function getJobDescription(
  args: GetJobDescriptionArgs,
  options?: ReaderOptions,
): Promise<JobDescription> {
  return call("alibaba:getJobDescription", args, options);
}

/** Arguments of getJobDescriptionOutput. */
export interface GetJobDescriptionOutputArgs {
  /** The id of the job, `job-…`. */
  jobId: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `alibaba`. Range: not empty. Default: `"alibaba"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads what a job was submitted with. Takes and gives outputs. */
export function getJobDescriptionOutput(
  args: GetJobDescriptionOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<JobDescription> {
  return callOutput("alibaba:getJobDescription", args, options);
}

/** Arguments of getJobs. */
export interface GetJobsArgs {
  /** Only jobs of this name. Range: not empty. */
  jobName?: string | undefined;
  /** Only jobs in these states. */
  states?: ("Init" | "Waiting" | "Running" | "Finished" | "Failed" | "Stopped")[] | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `alibaba`. Range: not empty. Default: `"alibaba"`.
   */
  connection?: string | undefined;
}

/**
 * Lists the jobs of the account in the region, the newest first. The service sends all of them: what
 * is asked for is picked here.
 *
 * API action: GET /jobs. Credentials are left out of the result.
 */
export function getJobs(args: GetJobsArgs = {}, options?: ReaderOptions): Promise<JobView[]> {
  return call("alibaba:getJobs", args, options);
}

/** Arguments of getJobsOutput. */
export interface GetJobsOutputArgs {
  /** Only jobs of this name. Range: not empty. */
  jobName?: pulumi.Input<string> | undefined;
  /** Only jobs in these states. */
  states?:
    | pulumi.Input<pulumi.Input<"Init" | "Waiting" | "Running" | "Finished" | "Failed" | "Stopped">[]>
    | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `alibaba`. Range: not empty. Default: `"alibaba"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * Lists the jobs of the account in the region, the newest first. The service sends all of them: what
 * is asked for is picked here. Takes and gives outputs.
 */
export function getJobsOutput(
  args: GetJobsOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<JobView[]> {
  return callOutput("alibaba:getJobs", args, options);
}

/** Arguments of getTasks. */
export interface GetTasksArgs {
  /** The id of the job, `job-…`. */
  jobId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `alibaba`. Range: not empty. Default: `"alibaba"`.
   */
  connection?: string | undefined;
}

/**
 * Lists the tasks of a job with their instances, by the time of their start; those that have not
 * started come last.
 *
 * API action: GET /jobs/{id}/tasks. Credentials are left out of the result.
 */
export function getTasks(args: GetTasksArgs, options?: ReaderOptions): Promise<TaskView[]> {
  return call("alibaba:getTasks", args, options);
}

/** Arguments of getTasksOutput. */
export interface GetTasksOutputArgs {
  /** The id of the job, `job-…`. */
  jobId: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `alibaba`. Range: not empty. Default: `"alibaba"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * Lists the tasks of a job with their instances, by the time of their start; those that have not
 * started come last. Takes and gives outputs.
 */
export function getTasksOutput(
  args: GetTasksOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<TaskView[]> {
  return callOutput("alibaba:getTasks", args, options);
}
