// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import { call, callOutput, type ReaderOptions, type ReaderOutputOptions } from "../reader";
import type {
  Activity,
  ComputeEnvCreateInfo,
  ComputeEnvDetail,
  ComputeEnvView,
  InstanceCategoryItem,
  InstanceTypeConfig,
  InstanceTypeQuotaItem,
  JobDetail,
  JobMonitorData,
  JobSubmitInfo,
  JobView,
  MonitorDimension,
  MonitorDimensionArgs,
  TaskDetail,
  TaskInstanceLog,
  TaskTemplateView,
} from "./types";

/** Arguments of describeTaskLogs. */
export interface DescribeTaskLogsArgs {
  /** The id of the job, `job-…`. Range: not empty. */
  jobId: string;
  /** The name of the task. Range: not empty. */
  taskName: string;
  /** Indexes of task instances. Left out, all. */
  taskInstanceIndexes?: number[] | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: string | undefined;
}

/**
 * Reads the output of task instances: what the platform keeps of it, at most 2,048 bytes of each
 * stream.
 *
 * API action: DescribeTaskLogs. Credentials are left out of the result.
 */
export function describeTaskLogs(
  args: DescribeTaskLogsArgs,
  options?: ReaderOptions,
): Promise<TaskInstanceLog[]> {
  return call("tencent:describeTaskLogs", args, options);
}

/** Arguments of describeTaskLogsOutput. */
export interface DescribeTaskLogsOutputArgs {
  /** The id of the job, `job-…`. Range: not empty. */
  jobId: pulumi.Input<string>;
  /** The name of the task. Range: not empty. */
  taskName: pulumi.Input<string>;
  /** Indexes of task instances. Left out, all. */
  taskInstanceIndexes?: pulumi.Input<pulumi.Input<number>[]> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * Reads the output of task instances: what the platform keeps of it, at most 2,048 bytes of each
 * stream. Takes and gives outputs.
 */
export function describeTaskLogsOutput(
  args: DescribeTaskLogsOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<TaskInstanceLog[]> {
  return callOutput("tencent:describeTaskLogs", args, options);
}

/** Arguments of getAvailableCvmInstanceTypes. */
export interface GetAvailableCvmInstanceTypesArgs {
  /** Availability zones. Left out, all. Range: not empty. */
  zones?: string[] | undefined;
  /** Families, such as `S1`. Left out, all. Range: not empty. */
  instanceFamilies?: string[] | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: string | undefined;
}

/**
 * Lists the instance types that Batch can use, with their cores and memory.
 *
 * API action: DescribeAvailableCvmInstanceTypes. Credentials are left out of the result.
 */
export function getAvailableCvmInstanceTypes(
  args: GetAvailableCvmInstanceTypesArgs = {},
  options?: ReaderOptions,
): Promise<InstanceTypeConfig[]> {
  return call("tencent:getAvailableCvmInstanceTypes", args, options);
}

/** Arguments of getAvailableCvmInstanceTypesOutput. */
export interface GetAvailableCvmInstanceTypesOutputArgs {
  /** Availability zones. Left out, all. Range: not empty. */
  zones?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Families, such as `S1`. Left out, all. Range: not empty. */
  instanceFamilies?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Lists the instance types that Batch can use, with their cores and memory. Takes and gives outputs. */
export function getAvailableCvmInstanceTypesOutput(
  args: GetAvailableCvmInstanceTypesOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<InstanceTypeConfig[]> {
  return callOutput("tencent:getAvailableCvmInstanceTypes", args, options);
}

/** Arguments of getComputeEnv. */
export interface GetComputeEnvArgs {
  /** The id of the compute environment, `env-…`. Range: not empty. */
  envId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: string | undefined;
}

/**
 * Reads a compute environment with its nodes.
 *
 * API action: DescribeComputeEnv. Credentials are left out of the result.
 */
export function getComputeEnv(args: GetComputeEnvArgs, options?: ReaderOptions): Promise<ComputeEnvDetail> {
  return call("tencent:getComputeEnv", args, options);
}

/** Arguments of getComputeEnvOutput. */
export interface GetComputeEnvOutputArgs {
  /** The id of the compute environment, `env-…`. Range: not empty. */
  envId: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads a compute environment with its nodes. Takes and gives outputs. */
export function getComputeEnvOutput(
  args: GetComputeEnvOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<ComputeEnvDetail> {
  return callOutput("tencent:getComputeEnv", args, options);
}

/** Arguments of getComputeEnvActivities. */
export interface GetComputeEnvActivitiesArgs {
  /** The id of the compute environment, `env-…`. Range: not empty. */
  envId: string;
  /** Ids of nodes. Left out, all. Range: not empty. */
  computeNodeIds?: string[] | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: string | undefined;
}

/**
 * Lists the creations and terminations of an environment's nodes.
 *
 * API action: DescribeComputeEnvActivities. Credentials are left out of the result.
 */
export function getComputeEnvActivities(
  args: GetComputeEnvActivitiesArgs,
  options?: ReaderOptions,
): Promise<Activity[]> {
  return call("tencent:getComputeEnvActivities", args, options);
}

/** Arguments of getComputeEnvActivitiesOutput. */
export interface GetComputeEnvActivitiesOutputArgs {
  /** The id of the compute environment, `env-…`. Range: not empty. */
  envId: pulumi.Input<string>;
  /** Ids of nodes. Left out, all. Range: not empty. */
  computeNodeIds?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Lists the creations and terminations of an environment's nodes. Takes and gives outputs. */
export function getComputeEnvActivitiesOutput(
  args: GetComputeEnvActivitiesOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<Activity[]> {
  return callOutput("tencent:getComputeEnvActivities", args, options);
}

/** Arguments of getComputeEnvCreateInfo. */
export interface GetComputeEnvCreateInfoArgs {
  /** The id of the compute environment, `env-…`. Range: not empty. */
  envId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: string | undefined;
}

/**
 * Reads what a compute environment was created with.
 *
 * API action: DescribeComputeEnvCreateInfo. Credentials are left out of the result.
 */
export function getComputeEnvCreateInfo(
  args: GetComputeEnvCreateInfoArgs,
  options?: ReaderOptions,
): Promise<ComputeEnvCreateInfo> {
  return call("tencent:getComputeEnvCreateInfo", args, options);
}

/** Arguments of getComputeEnvCreateInfoOutput. */
export interface GetComputeEnvCreateInfoOutputArgs {
  /** The id of the compute environment, `env-…`. Range: not empty. */
  envId: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads what a compute environment was created with. Takes and gives outputs. */
export function getComputeEnvCreateInfoOutput(
  args: GetComputeEnvCreateInfoOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<ComputeEnvCreateInfo> {
  return callOutput("tencent:getComputeEnvCreateInfo", args, options);
}

/** Arguments of getComputeEnvCreateInfos. */
export interface GetComputeEnvCreateInfosArgs {
  /** Ids of environments, instead of filters. Those that do not exist are left out. */
  envIds?: string[] | undefined;
  /** Availability zones. Left out, all. Range: not empty. */
  zones?: string[] | undefined;
  /** Names. Left out, all. Range: not empty. */
  envNames?: string[] | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: string | undefined;
}

/**
 * Lists what compute environments were created with.
 *
 * API action: DescribeComputeEnvCreateInfos. Credentials are left out of the result.
 */
export function getComputeEnvCreateInfos(
  args: GetComputeEnvCreateInfosArgs = {},
  options?: ReaderOptions,
): Promise<ComputeEnvCreateInfo[]> {
  return call("tencent:getComputeEnvCreateInfos", args, options);
}

/** Arguments of getComputeEnvCreateInfosOutput. */
export interface GetComputeEnvCreateInfosOutputArgs {
  /** Ids of environments, instead of filters. Those that do not exist are left out. */
  envIds?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Availability zones. Left out, all. Range: not empty. */
  zones?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Names. Left out, all. Range: not empty. */
  envNames?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Lists what compute environments were created with. Takes and gives outputs. */
export function getComputeEnvCreateInfosOutput(
  args: GetComputeEnvCreateInfosOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<ComputeEnvCreateInfo[]> {
  return callOutput("tencent:getComputeEnvCreateInfos", args, options);
}

/** Arguments of getComputeEnvs. */
export interface GetComputeEnvsArgs {
  /** Ids of environments, instead of filters. Those that do not exist are left out. */
  envIds?: string[] | undefined;
  /** Availability zones. Left out, all. Range: not empty. */
  zones?: string[] | undefined;
  /** Names. Left out, all. Range: not empty. */
  envNames?: string[] | undefined;
  /**
   * Kinds of nodes: `CVM` or `CPM`. Left out, all. Range: not empty. Needs a connection with `edition:
   * "current"`.
   */
  resourceTypes?: string[] | undefined;
  /** Keys of tags. Left out, all. Range: not empty. Needs a connection with `edition: "current"`. */
  tagKeys?: string[] | undefined;
  /** Values of tags. Left out, all. Range: not empty. Needs a connection with `edition: "current"`. */
  tagValues?: string[] | undefined;
  /** The values that tags may have, by key. Left out, all. Needs a connection with `edition: "current"`. */
  tags?: Record<string, string[]> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: string | undefined;
}

/**
 * Lists compute environments.
 *
 * API action: DescribeComputeEnvs. Credentials are left out of the result.
 */
export function getComputeEnvs(
  args: GetComputeEnvsArgs = {},
  options?: ReaderOptions,
): Promise<ComputeEnvView[]> {
  return call("tencent:getComputeEnvs", args, options);
}

/** Arguments of getComputeEnvsOutput. */
export interface GetComputeEnvsOutputArgs {
  /** Ids of environments, instead of filters. Those that do not exist are left out. */
  envIds?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Availability zones. Left out, all. Range: not empty. */
  zones?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Names. Left out, all. Range: not empty. */
  envNames?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * Kinds of nodes: `CVM` or `CPM`. Left out, all. Range: not empty. Needs a connection with `edition:
   * "current"`.
   */
  resourceTypes?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Keys of tags. Left out, all. Range: not empty. Needs a connection with `edition: "current"`. */
  tagKeys?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Values of tags. Left out, all. Range: not empty. Needs a connection with `edition: "current"`. */
  tagValues?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** The values that tags may have, by key. Left out, all. Needs a connection with `edition: "current"`. */
  tags?: pulumi.Input<Record<string, pulumi.Input<pulumi.Input<string>[]>>> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Lists compute environments. Takes and gives outputs. */
export function getComputeEnvsOutput(
  args: GetComputeEnvsOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<ComputeEnvView[]> {
  return callOutput("tencent:getComputeEnvs", args, options);
}

/** Arguments of getCvmZoneInstanceConfigInfos. */
export interface GetCvmZoneInstanceConfigInfosArgs {
  /** Availability zones. Left out, all. Range: not empty. */
  zones?: string[] | undefined;
  /**
   * Families, such as `S3`. Left out, all. Range: not empty. Needs a connection with `edition:
   * "current"`.
   */
  instanceFamilies?: string[] | undefined;
  /** Instance types. Left out, all. Range: not empty. Needs a connection with `edition: "current"`. */
  instanceTypes?: string[] | undefined;
  /**
   * How they are paid for. Batch supports no other way. Left out, all. Range: not empty. With `edition:
   * "2018"` only `POSTPAID_BY_HOUR`.
   */
  instanceChargeTypes?: ("POSTPAID_BY_HOUR" | "SPOTPAID")[] | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: string | undefined;
}

/**
 * Lists instance types by zone, with their cores, memory, stock and price.
 *
 * API action: DescribeCvmZoneInstanceConfigInfos. Credentials are left out of the result.
 */
export function getCvmZoneInstanceConfigInfos(
  args: GetCvmZoneInstanceConfigInfosArgs = {},
  options?: ReaderOptions,
): Promise<InstanceTypeQuotaItem[]> {
  return call("tencent:getCvmZoneInstanceConfigInfos", args, options);
}

/** Arguments of getCvmZoneInstanceConfigInfosOutput. */
export interface GetCvmZoneInstanceConfigInfosOutputArgs {
  /** Availability zones. Left out, all. Range: not empty. */
  zones?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * Families, such as `S3`. Left out, all. Range: not empty. Needs a connection with `edition:
   * "current"`.
   */
  instanceFamilies?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Instance types. Left out, all. Range: not empty. Needs a connection with `edition: "current"`. */
  instanceTypes?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * How they are paid for. Batch supports no other way. Left out, all. Range: not empty. With `edition:
   * "2018"` only `POSTPAID_BY_HOUR`.
   */
  instanceChargeTypes?: pulumi.Input<pulumi.Input<"POSTPAID_BY_HOUR" | "SPOTPAID">[]> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Lists instance types by zone, with their cores, memory, stock and price. Takes and gives outputs. */
export function getCvmZoneInstanceConfigInfosOutput(
  args: GetCvmZoneInstanceConfigInfosOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<InstanceTypeQuotaItem[]> {
  return callOutput("tencent:getCvmZoneInstanceConfigInfos", args, options);
}

/** Arguments of getInstanceCategories. */
export interface GetInstanceCategoriesArgs {
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: string | undefined;
}

/**
 * Lists the categories of instance types, with the families in each.
 *
 * API action: DescribeInstanceCategories. Credentials are left out of the result.
 */
export function getInstanceCategories(
  args: GetInstanceCategoriesArgs = {},
  options?: ReaderOptions,
): Promise<InstanceCategoryItem[]> {
  return call("tencent:getInstanceCategories", args, options);
}

/** Arguments of getInstanceCategoriesOutput. */
export interface GetInstanceCategoriesOutputArgs {
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Lists the categories of instance types, with the families in each. Takes and gives outputs. */
export function getInstanceCategoriesOutput(
  args: GetInstanceCategoriesOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<InstanceCategoryItem[]> {
  return callOutput("tencent:getInstanceCategories", args, options);
}

/** Arguments of getJob. */
export interface GetJobArgs {
  /** The id of the job, `job-…`. Range: not empty. */
  jobId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: string | undefined;
}

/**
 * Reads a job with its tasks.
 *
 * API action: DescribeJob. Credentials are left out of the result.
 */
export function getJob(args: GetJobArgs, options?: ReaderOptions): Promise<JobDetail> {
  return call("tencent:getJob", args, options);
}

/** Arguments of getJobOutput. */
export interface GetJobOutputArgs {
  /** The id of the job, `job-…`. Range: not empty. */
  jobId: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads a job with its tasks. Takes and gives outputs. */
export function getJobOutput(
  args: GetJobOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<JobDetail> {
  return callOutput("tencent:getJob", args, options);
}

/** Arguments of getJobMonitorData. */
export interface GetJobMonitorDataArgs {
  /** The id of the job, `job-…`. Range: not empty. */
  jobId: string;
  /** The name of the task. Range: not empty. */
  taskName: string;
  /** The index of the task instance, from 0. Range: at least 0. */
  taskInstanceIndex: number;
  /** What was measured. */
  metricName: "CpuUsage" | "MemUsage" | "LanOuttraffic" | "LanIntraffic" | "MaxDiskUsage" | "TargetDiskUsage";
  /** The beginning, as the platform takes it. Range: not empty. */
  startTime?: string | undefined;
  /** The end, as the platform takes it. Range: not empty. */
  endTime?: string | undefined;
  /** Dimensions, such as the disk of `TargetDiskUsage`. */
  dimensions?: MonitorDimension[] | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: string | undefined;
}

/**
 * Reads what was measured of a task instance. The platform measures none in a named environment.
 *
 * API action: DescribeJobMonitorData. Credentials are left out of the result.
 */
export function getJobMonitorData(
  args: GetJobMonitorDataArgs,
  options?: ReaderOptions,
): Promise<JobMonitorData> {
  return call("tencent:getJobMonitorData", args, options);
}

/** Arguments of getJobMonitorDataOutput. */
export interface GetJobMonitorDataOutputArgs {
  /** The id of the job, `job-…`. Range: not empty. */
  jobId: pulumi.Input<string>;
  /** The name of the task. Range: not empty. */
  taskName: pulumi.Input<string>;
  /** The index of the task instance, from 0. Range: at least 0. */
  taskInstanceIndex: pulumi.Input<number>;
  /** What was measured. */
  metricName: pulumi.Input<
    "CpuUsage" | "MemUsage" | "LanOuttraffic" | "LanIntraffic" | "MaxDiskUsage" | "TargetDiskUsage"
  >;
  /** The beginning, as the platform takes it. Range: not empty. */
  startTime?: pulumi.Input<string> | undefined;
  /** The end, as the platform takes it. Range: not empty. */
  endTime?: pulumi.Input<string> | undefined;
  /** Dimensions, such as the disk of `TargetDiskUsage`. */
  dimensions?: pulumi.Input<pulumi.Input<MonitorDimensionArgs>[]> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * Reads what was measured of a task instance. The platform measures none in a named environment. Takes
 * and gives outputs.
 */
export function getJobMonitorDataOutput(
  args: GetJobMonitorDataOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<JobMonitorData> {
  return callOutput("tencent:getJobMonitorData", args, options);
}

/** Arguments of getJobSubmitInfo. */
export interface GetJobSubmitInfoArgs {
  /** The id of the job, `job-…`. Range: not empty. */
  jobId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: string | undefined;
}

/**
 * Reads what a job was submitted with.
 *
 * API action: DescribeJobSubmitInfo. Credentials are left out of the result.
 */
export function getJobSubmitInfo(
  args: GetJobSubmitInfoArgs,
  options?: ReaderOptions,
): Promise<JobSubmitInfo> {
  return call("tencent:getJobSubmitInfo", args, options);
}

/** Arguments of getJobSubmitInfoOutput. */
export interface GetJobSubmitInfoOutputArgs {
  /** The id of the job, `job-…`. Range: not empty. */
  jobId: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads what a job was submitted with. Takes and gives outputs. */
export function getJobSubmitInfoOutput(
  args: GetJobSubmitInfoOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<JobSubmitInfo> {
  return callOutput("tencent:getJobSubmitInfo", args, options);
}

/** Arguments of getJobs. */
export interface GetJobsArgs {
  /** Ids of jobs, instead of filters. Those that do not exist are left out. */
  jobIds?: string[] | undefined;
  /** Availability zones. Left out, all. Range: not empty. */
  zones?: string[] | undefined;
  /** Names. Left out, all. Range: not empty. */
  jobNames?: string[] | undefined;
  /** States. Left out, all. Range: not empty. Needs a connection with `edition: "current"`. */
  jobStates?: string[] | undefined;
  /** Keys of tags. Left out, all. Range: not empty. Needs a connection with `edition: "current"`. */
  tagKeys?: string[] | undefined;
  /** Values of tags. Left out, all. Range: not empty. Needs a connection with `edition: "current"`. */
  tagValues?: string[] | undefined;
  /** The values that tags may have, by key. Left out, all. Needs a connection with `edition: "current"`. */
  tags?: Record<string, string[]> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: string | undefined;
}

/**
 * Lists jobs.
 *
 * API action: DescribeJobs. Credentials are left out of the result.
 */
export function getJobs(args: GetJobsArgs = {}, options?: ReaderOptions): Promise<JobView[]> {
  return call("tencent:getJobs", args, options);
}

/** Arguments of getJobsOutput. */
export interface GetJobsOutputArgs {
  /** Ids of jobs, instead of filters. Those that do not exist are left out. */
  jobIds?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Availability zones. Left out, all. Range: not empty. */
  zones?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Names. Left out, all. Range: not empty. */
  jobNames?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** States. Left out, all. Range: not empty. Needs a connection with `edition: "current"`. */
  jobStates?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Keys of tags. Left out, all. Range: not empty. Needs a connection with `edition: "current"`. */
  tagKeys?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Values of tags. Left out, all. Range: not empty. Needs a connection with `edition: "current"`. */
  tagValues?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** The values that tags may have, by key. Left out, all. Needs a connection with `edition: "current"`. */
  tags?: pulumi.Input<Record<string, pulumi.Input<pulumi.Input<string>[]>>> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Lists jobs. Takes and gives outputs. */
export function getJobsOutput(
  args: GetJobsOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<JobView[]> {
  return callOutput("tencent:getJobs", args, options);
}

/** Arguments of getTask. */
export interface GetTaskArgs {
  /** The id of the job, `job-…`. Range: not empty. */
  jobId: string;
  /** The name of the task. Range: not empty. */
  taskName: string;
  /**
   * States of task instances. Left out, all. Range: not empty. Needs a connection with `edition:
   * "current"`.
   */
  taskInstanceStates?: string[] | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: string | undefined;
}

/**
 * Reads a task of a job with its task instances.
 *
 * API action: DescribeTask. Credentials are left out of the result.
 */
export function getTask(args: GetTaskArgs, options?: ReaderOptions): Promise<TaskDetail> {
  return call("tencent:getTask", args, options);
}

/** Arguments of getTaskOutput. */
export interface GetTaskOutputArgs {
  /** The id of the job, `job-…`. Range: not empty. */
  jobId: pulumi.Input<string>;
  /** The name of the task. Range: not empty. */
  taskName: pulumi.Input<string>;
  /**
   * States of task instances. Left out, all. Range: not empty. Needs a connection with `edition:
   * "current"`.
   */
  taskInstanceStates?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads a task of a job with its task instances. Takes and gives outputs. */
export function getTaskOutput(
  args: GetTaskOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<TaskDetail> {
  return callOutput("tencent:getTask", args, options);
}

/** Arguments of getTaskTemplates. */
export interface GetTaskTemplatesArgs {
  /** Ids of templates, instead of filters. Those that do not exist are left out. */
  taskTemplateIds?: string[] | undefined;
  /** Names. Left out, all. Range: not empty. Needs a connection with `edition: "current"`. */
  taskTemplateNames?: string[] | undefined;
  /** Keys of tags. Left out, all. Range: not empty. Needs a connection with `edition: "current"`. */
  tagKeys?: string[] | undefined;
  /** Values of tags. Left out, all. Range: not empty. Needs a connection with `edition: "current"`. */
  tagValues?: string[] | undefined;
  /** The values that tags may have, by key. Left out, all. Needs a connection with `edition: "current"`. */
  tags?: Record<string, string[]> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: string | undefined;
}

/**
 * Lists task templates.
 *
 * API action: DescribeTaskTemplates. Credentials are left out of the result.
 */
export function getTaskTemplates(
  args: GetTaskTemplatesArgs = {},
  options?: ReaderOptions,
): Promise<TaskTemplateView[]> {
  return call("tencent:getTaskTemplates", args, options);
}

/** Arguments of getTaskTemplatesOutput. */
export interface GetTaskTemplatesOutputArgs {
  /** Ids of templates, instead of filters. Those that do not exist are left out. */
  taskTemplateIds?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Names. Left out, all. Range: not empty. Needs a connection with `edition: "current"`. */
  taskTemplateNames?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Keys of tags. Left out, all. Range: not empty. Needs a connection with `edition: "current"`. */
  tagKeys?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Values of tags. Left out, all. Range: not empty. Needs a connection with `edition: "current"`. */
  tagValues?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** The values that tags may have, by key. Left out, all. Needs a connection with `edition: "current"`. */
  tags?: pulumi.Input<Record<string, pulumi.Input<pulumi.Input<string>[]>>> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Lists task templates. Takes and gives outputs. */
export function getTaskTemplatesOutput(
  args: GetTaskTemplatesOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<TaskTemplateView[]> {
  return callOutput("tencent:getTaskTemplates", args, options);
}
