// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import { call, callOutput, type ReaderOptions } from "../reader";
import type {
  ClusterNodeResourcesView,
  ClusterResourcesView,
  ClusterView,
  FlavourView,
  JobDetail,
  JobView,
  QueueDetail,
  QueueGrantView,
  QueueView,
  ServerVersion,
  Statistics,
  StatisticsDetail,
  UserView,
} from "./types";

/** Arguments of getCluster. */
export interface GetClusterArgs {
  /** The name. Range: not empty. */
  clusterName: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: string | undefined;
}

/**
 * Reads a cluster, without its credential. Only `root` may.
 *
 * API action: GET /cluster/{clusterName}. Credentials are left out of the result.
 */
export function getCluster(args: GetClusterArgs, options?: ReaderOptions): Promise<ClusterView> {
  return call("paddleflow:getCluster", args, options);
}

/** Arguments of getClusterOutput. */
export interface GetClusterOutputArgs {
  /** The name. Range: not empty. */
  clusterName: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads a cluster, without its credential. Only `root` may. Takes and gives outputs. */
export function getClusterOutput(
  args: GetClusterOutputArgs,
  options?: ReaderOptions,
): pulumi.Output<ClusterView> {
  return callOutput("paddleflow:getCluster", args, options);
}

/** Arguments of getClusterNodeResources. */
export interface GetClusterNodeResourcesArgs {
  /** Names of clusters; left out, all that are online. Range: not empty. */
  clusterNames?: string[] | undefined;
  /** A queue, whose cluster and nodes are meant. Range: not empty. */
  queueName?: string | undefined;
  /** A label selector of Kubernetes for the nodes, such as `gpu=a100`. Range: not empty. */
  labels?: string | undefined;
  /** The page, from 1. Range: at least 1. */
  pageNo?: number | undefined;
  /** The most nodes on a page, at most 100. Range: at least 1, at most 100. */
  pageSize?: number | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: string | undefined;
}

/**
 * Reads what the nodes of online clusters have, from a list that the server fills some seconds after a
 * cluster was registered. Only `root` may; needs v0.14.6 of the server.
 *
 * API action: POST /cluster/resource. Credentials are left out of the result.
 */
export function getClusterNodeResources(
  args: GetClusterNodeResourcesArgs = {},
  options?: ReaderOptions,
): Promise<ClusterNodeResourcesView[]> {
  return call("paddleflow:getClusterNodeResources", args, options);
}

/** Arguments of getClusterNodeResourcesOutput. */
export interface GetClusterNodeResourcesOutputArgs {
  /** Names of clusters; left out, all that are online. Range: not empty. */
  clusterNames?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** A queue, whose cluster and nodes are meant. Range: not empty. */
  queueName?: pulumi.Input<string> | undefined;
  /** A label selector of Kubernetes for the nodes, such as `gpu=a100`. Range: not empty. */
  labels?: pulumi.Input<string> | undefined;
  /** The page, from 1. Range: at least 1. Default: `1`. */
  pageNo?: pulumi.Input<number> | undefined;
  /** The most nodes on a page, at most 100. Range: at least 1, at most 100. Default: `100`. */
  pageSize?: pulumi.Input<number> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * Reads what the nodes of online clusters have, from a list that the server fills some seconds after a
 * cluster was registered. Only `root` may; needs v0.14.6 of the server. Takes and gives outputs.
 */
export function getClusterNodeResourcesOutput(
  args: GetClusterNodeResourcesOutputArgs = {},
  options?: ReaderOptions,
): pulumi.Output<ClusterNodeResourcesView[]> {
  return callOutput("paddleflow:getClusterNodeResources", args, options);
}

/** Arguments of getClusterResources. */
export interface GetClusterResourcesArgs {
  /** Names of clusters; left out, all that are online. Range: not empty. */
  clusterNames?: string[] | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: string | undefined;
}

/**
 * Reads what is free in online clusters, by node. Only `root` may.
 *
 * API action: GET /cluster/resource. Credentials are left out of the result.
 */
export function getClusterResources(
  args: GetClusterResourcesArgs = {},
  options?: ReaderOptions,
): Promise<ClusterResourcesView[]> {
  return call("paddleflow:getClusterResources", args, options);
}

/** Arguments of getClusterResourcesOutput. */
export interface GetClusterResourcesOutputArgs {
  /** Names of clusters; left out, all that are online. Range: not empty. */
  clusterNames?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads what is free in online clusters, by node. Only `root` may. Takes and gives outputs. */
export function getClusterResourcesOutput(
  args: GetClusterResourcesOutputArgs = {},
  options?: ReaderOptions,
): pulumi.Output<ClusterResourcesView[]> {
  return callOutput("paddleflow:getClusterResources", args, options);
}

/** Arguments of getClusters. */
export interface GetClustersArgs {
  /** Names of clusters; left out, all. Range: not empty. */
  clusterNames?: string[] | undefined;
  /** A status. */
  clusterStatus?: "online" | "offline" | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: string | undefined;
}

/**
 * Lists clusters, without their credentials. Only `root` may.
 *
 * API action: GET /cluster. Credentials are left out of the result.
 */
export function getClusters(args: GetClustersArgs = {}, options?: ReaderOptions): Promise<ClusterView[]> {
  return call("paddleflow:getClusters", args, options);
}

/** Arguments of getClustersOutput. */
export interface GetClustersOutputArgs {
  /** Names of clusters; left out, all. Range: not empty. */
  clusterNames?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** A status. */
  clusterStatus?: pulumi.Input<"online" | "offline"> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Lists clusters, without their credentials. Only `root` may. Takes and gives outputs. */
export function getClustersOutput(
  args: GetClustersOutputArgs = {},
  options?: ReaderOptions,
): pulumi.Output<ClusterView[]> {
  return callOutput("paddleflow:getClusters", args, options);
}

/** Arguments of getFlavour. */
export interface GetFlavourArgs {
  /** The name. Range: not empty. */
  name: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: string | undefined;
}

/**
 * Reads a flavour.
 *
 * API action: GET /flavour/{flavourName}. Credentials are left out of the result.
 */
export function getFlavour(args: GetFlavourArgs, options?: ReaderOptions): Promise<FlavourView> {
  return call("paddleflow:getFlavour", args, options);
}

/** Arguments of getFlavourOutput. */
export interface GetFlavourOutputArgs {
  /** The name. Range: not empty. */
  name: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads a flavour. Takes and gives outputs. */
export function getFlavourOutput(
  args: GetFlavourOutputArgs,
  options?: ReaderOptions,
): pulumi.Output<FlavourView> {
  return callOutput("paddleflow:getFlavour", args, options);
}

/** Arguments of getFlavours. */
export interface GetFlavoursArgs {
  /** A part of the name. Range: not empty. */
  name?: string | undefined;
  /** A cluster. Range: not empty. */
  clusterName?: string | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: string | undefined;
}

/**
 * Lists flavours: those for all clusters, and with clusterName those for that cluster too.
 *
 * API action: GET /flavour. Credentials are left out of the result.
 */
export function getFlavours(args: GetFlavoursArgs = {}, options?: ReaderOptions): Promise<FlavourView[]> {
  return call("paddleflow:getFlavours", args, options);
}

/** Arguments of getFlavoursOutput. */
export interface GetFlavoursOutputArgs {
  /** A part of the name. Range: not empty. */
  name?: pulumi.Input<string> | undefined;
  /** A cluster. Range: not empty. */
  clusterName?: pulumi.Input<string> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * Lists flavours: those for all clusters, and with clusterName those for that cluster too. Takes and
 * gives outputs.
 */
export function getFlavoursOutput(
  args: GetFlavoursOutputArgs = {},
  options?: ReaderOptions,
): pulumi.Output<FlavourView[]> {
  return callOutput("paddleflow:getFlavours", args, options);
}

/** Arguments of getJob. */
export interface GetJobArgs {
  /** The id of the job. Range: not empty. */
  jobId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: string | undefined;
}

/**
 * Reads a job with what it runs on.
 *
 * API action: GET /job/{jobID}. Credentials are left out of the result.
 */
export function getJob(args: GetJobArgs, options?: ReaderOptions): Promise<JobDetail> {
  return call("paddleflow:getJob", args, options);
}

/** Arguments of getJobOutput. */
export interface GetJobOutputArgs {
  /** The id of the job. Range: not empty. */
  jobId: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads a job with what it runs on. Takes and gives outputs. */
export function getJobOutput(args: GetJobOutputArgs, options?: ReaderOptions): pulumi.Output<JobDetail> {
  return callOutput("paddleflow:getJob", args, options);
}

/** Arguments of getJobs. */
export interface GetJobsArgs {
  /** A status. */
  status?:
    | "init"
    | "pending"
    | "running"
    | "terminating"
    | "succeeded"
    | "failed"
    | "terminated"
    | "cancelled"
    | "skipped"
    | undefined;
  /** A queue. Range: at most 63 characters. */
  queue?: string | undefined;
  /** Labels that the jobs have. */
  labels?: Record<string, string> | undefined;
  /** The earliest time at which the jobs began to run, `YYYY-MM-DD hh:mm:ss` in the server's local time. */
  startTime?: string | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: string | undefined;
}

/**
 * Lists jobs: all for `root`, for others their own.
 *
 * API action: GET /job. Credentials are left out of the result.
 */
export function getJobs(args: GetJobsArgs = {}, options?: ReaderOptions): Promise<JobView[]> {
  return call("paddleflow:getJobs", args, options);
}

/** Arguments of getJobsOutput. */
export interface GetJobsOutputArgs {
  /** A status. */
  status?:
    | pulumi.Input<
        | "init"
        | "pending"
        | "running"
        | "terminating"
        | "succeeded"
        | "failed"
        | "terminated"
        | "cancelled"
        | "skipped"
      >
    | undefined;
  /** A queue. Range: at most 63 characters. */
  queue?: pulumi.Input<string> | undefined;
  /** Labels that the jobs have. */
  labels?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
  /** The earliest time at which the jobs began to run, `YYYY-MM-DD hh:mm:ss` in the server's local time. */
  startTime?: pulumi.Input<string> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Lists jobs: all for `root`, for others their own. Takes and gives outputs. */
export function getJobsOutput(
  args: GetJobsOutputArgs = {},
  options?: ReaderOptions,
): pulumi.Output<JobView[]> {
  return callOutput("paddleflow:getJobs", args, options);
}

/** Arguments of getQueue. */
export interface GetQueueArgs {
  /** The name. Range: at most 63 characters. */
  name: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: string | undefined;
}

/**
 * Reads a queue with its use.
 *
 * API action: GET /queue/{queueName}. Credentials are left out of the result.
 */
export function getQueue(args: GetQueueArgs, options?: ReaderOptions): Promise<QueueDetail> {
  return call("paddleflow:getQueue", args, options);
}

/** Arguments of getQueueOutput. */
export interface GetQueueOutputArgs {
  /** The name. Range: at most 63 characters. */
  name: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads a queue with its use. Takes and gives outputs. */
export function getQueueOutput(
  args: GetQueueOutputArgs,
  options?: ReaderOptions,
): pulumi.Output<QueueDetail> {
  return callOutput("paddleflow:getQueue", args, options);
}

/** Arguments of getQueueGrants. */
export interface GetQueueGrantsArgs {
  /** A user; left out, all users. */
  username?: string | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: string | undefined;
}

/**
 * Lists who may use which queue. Only `root` may.
 *
 * API action: GET /grant. Credentials are left out of the result.
 */
export function getQueueGrants(
  args: GetQueueGrantsArgs = {},
  options?: ReaderOptions,
): Promise<QueueGrantView[]> {
  return call("paddleflow:getQueueGrants", args, options);
}

/** Arguments of getQueueGrantsOutput. */
export interface GetQueueGrantsOutputArgs {
  /** A user; left out, all users. */
  username?: pulumi.Input<string> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Lists who may use which queue. Only `root` may. Takes and gives outputs. */
export function getQueueGrantsOutput(
  args: GetQueueGrantsOutputArgs = {},
  options?: ReaderOptions,
): pulumi.Output<QueueGrantView[]> {
  return callOutput("paddleflow:getQueueGrants", args, options);
}

/** Arguments of getQueues. */
export interface GetQueuesArgs {
  /** A queue's name. Range: not empty. */
  name?: string | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: string | undefined;
}

/**
 * Lists queues: all for `root`, for others those that were granted to them.
 *
 * API action: GET /queue. Credentials are left out of the result.
 */
export function getQueues(args: GetQueuesArgs = {}, options?: ReaderOptions): Promise<QueueView[]> {
  return call("paddleflow:getQueues", args, options);
}

/** Arguments of getQueuesOutput. */
export interface GetQueuesOutputArgs {
  /** A queue's name. Range: not empty. */
  name?: pulumi.Input<string> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Lists queues: all for `root`, for others those that were granted to them. Takes and gives outputs. */
export function getQueuesOutput(
  args: GetQueuesOutputArgs = {},
  options?: ReaderOptions,
): pulumi.Output<QueueView[]> {
  return callOutput("paddleflow:getQueues", args, options);
}

/** Arguments of getServerVersion. */
export interface GetServerVersionArgs {
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: string | undefined;
}

/**
 * Reads what the server was built from.
 *
 * API action: GET /version. Credentials are left out of the result.
 */
export function getServerVersion(
  args: GetServerVersionArgs = {},
  options?: ReaderOptions,
): Promise<ServerVersion> {
  return call("paddleflow:getServerVersion", args, options);
}

/** Arguments of getServerVersionOutput. */
export interface GetServerVersionOutputArgs {
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads what the server was built from. Takes and gives outputs. */
export function getServerVersionOutput(
  args: GetServerVersionOutputArgs = {},
  options?: ReaderOptions,
): pulumi.Output<ServerVersion> {
  return callOutput("paddleflow:getServerVersion", args, options);
}

/** Arguments of getStatistics. */
export interface GetStatisticsArgs {
  /** The id of the job. Range: not empty. */
  jobId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: string | undefined;
}

/**
 * Reads averages of a job: use of CPU, memory, disk, network and GPU. The server needs Prometheus for
 * it.
 *
 * API action: GET /statistics/job/{jobID}. Credentials are left out of the result.
 */
export function getStatistics(args: GetStatisticsArgs, options?: ReaderOptions): Promise<Statistics> {
  return call("paddleflow:getStatistics", args, options);
}

/** Arguments of getStatisticsOutput. */
export interface GetStatisticsOutputArgs {
  /** The id of the job. Range: not empty. */
  jobId: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * Reads averages of a job: use of CPU, memory, disk, network and GPU. The server needs Prometheus for
 * it. Takes and gives outputs.
 */
export function getStatisticsOutput(
  args: GetStatisticsOutputArgs,
  options?: ReaderOptions,
): pulumi.Output<Statistics> {
  return callOutput("paddleflow:getStatistics", args, options);
}

/** Arguments of getStatisticsDetail. */
export interface GetStatisticsDetailArgs {
  /** The id of the job. Range: not empty. */
  jobId: string;
  /** The beginning, seconds since the epoch; left out, the job's. Range: at least 0. */
  start?: number | undefined;
  /** The end, seconds since the epoch; left out, the job's or now. Range: at least 0. */
  end?: number | undefined;
  /** Seconds between two values. Range: at least 1. */
  step?: number | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: string | undefined;
}

/**
 * Reads the metrics of a job in the course of time. The server needs Prometheus for it.
 *
 * API action: GET /statistics/jobDetail/{jobID}. Credentials are left out of the result.
 */
export function getStatisticsDetail(
  args: GetStatisticsDetailArgs,
  options?: ReaderOptions,
): Promise<StatisticsDetail> {
  return call("paddleflow:getStatisticsDetail", args, options);
}

/** Arguments of getStatisticsDetailOutput. */
export interface GetStatisticsDetailOutputArgs {
  /** The id of the job. Range: not empty. */
  jobId: pulumi.Input<string>;
  /** The beginning, seconds since the epoch; left out, the job's. Range: at least 0. */
  start?: pulumi.Input<number> | undefined;
  /** The end, seconds since the epoch; left out, the job's or now. Range: at least 0. */
  end?: pulumi.Input<number> | undefined;
  /** Seconds between two values. Range: at least 1. Default: `60`. */
  step?: pulumi.Input<number> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * Reads the metrics of a job in the course of time. The server needs Prometheus for it. Takes and
 * gives outputs.
 */
export function getStatisticsDetailOutput(
  args: GetStatisticsDetailOutputArgs,
  options?: ReaderOptions,
): pulumi.Output<StatisticsDetail> {
  return callOutput("paddleflow:getStatisticsDetail", args, options);
}

/** Arguments of getUser. */
export interface GetUserArgs {
  /** The name. */
  username: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: string | undefined;
}

/**
 * Reads a user. Only `root` may, and root itself cannot be read.
 *
 * API action: GET /user. Credentials are left out of the result.
 */
export function getUser(args: GetUserArgs, options?: ReaderOptions): Promise<UserView> {
  return call("paddleflow:getUser", args, options);
}

/** Arguments of getUserOutput. */
export interface GetUserOutputArgs {
  /** The name. */
  username: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads a user. Only `root` may, and root itself cannot be read. Takes and gives outputs. */
export function getUserOutput(args: GetUserOutputArgs, options?: ReaderOptions): pulumi.Output<UserView> {
  return callOutput("paddleflow:getUser", args, options);
}

/** Arguments of getUsers. */
export interface GetUsersArgs {
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: string | undefined;
}

/**
 * Lists users, without root. Only `root` may.
 *
 * API action: GET /user. Credentials are left out of the result.
 */
export function getUsers(args: GetUsersArgs = {}, options?: ReaderOptions): Promise<UserView[]> {
  return call("paddleflow:getUsers", args, options);
}

/** Arguments of getUsersOutput. */
export interface GetUsersOutputArgs {
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Lists users, without root. Only `root` may. Takes and gives outputs. */
export function getUsersOutput(
  args: GetUsersOutputArgs = {},
  options?: ReaderOptions,
): pulumi.Output<UserView[]> {
  return callOutput("paddleflow:getUsers", args, options);
}
