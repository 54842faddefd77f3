// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import { call, callOutput, type ReaderOptions, type ReaderOutputOptions } from "../reader";
import type {
  ArtifactView,
  ClusterNodeResourcesView,
  ClusterResourcesView,
  ClusterView,
  FileSystemCacheView,
  FileSystemView,
  FlavourView,
  JobDetail,
  JobView,
  LinkView,
  PipelineDetail,
  PipelineVersionView,
  PipelineView,
  QueueDetail,
  QueueGrantView,
  QueueView,
  RunCacheView,
  RunDetail,
  RunLog,
  RunView,
  ScheduleDetail,
  ScheduleView,
  ServerVersion,
  Statistics,
  StatisticsDetail,
  StepLog,
  UserView,
} from "./types";

/** Arguments of getArtifacts. */
export interface GetArtifactsArgs {
  /** Owners; only `root` may say so. Left out, all. Range: not empty. */
  usernames?: string[] | undefined;
  /** File systems. Left out, all. Range: not empty. */
  fsNames?: string[] | undefined;
  /** Runs. Left out, all. Range: not empty. */
  runIds?: string[] | undefined;
  /** What they were. Left out, both. Range: not empty. */
  types?: ("input" | "output")[] | undefined;
  /** Paths. Left out, all. Range: not empty. */
  paths?: string[] | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: string | undefined;
}

/**
 * Lists the files that steps have read and written, the oldest first.
 *
 * API action: GET /artifact. Credentials are left out of the result.
 */
export function getArtifacts(args: GetArtifactsArgs = {}, options?: ReaderOptions): Promise<ArtifactView[]> {
  return call("paddleflow:getArtifacts", args, options);
}

/** Arguments of getArtifactsOutput. */
export interface GetArtifactsOutputArgs {
  /** Owners; only `root` may say so. Left out, all. Range: not empty. */
  usernames?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** File systems. Left out, all. Range: not empty. */
  fsNames?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Runs. Left out, all. Range: not empty. */
  runIds?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** What they were. Left out, both. Range: not empty. */
  types?: pulumi.Input<pulumi.Input<"input" | "output">[]> | undefined;
  /** Paths. Left out, all. Range: not empty. */
  paths?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Lists the files that steps have read and written, the oldest first. Takes and gives outputs. */
export function getArtifactsOutput(
  args: GetArtifactsOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<ArtifactView[]> {
  return callOutput("paddleflow:getArtifacts", args, options);
}

/** Arguments of getCluster. */
export interface GetClusterArgs {
  /** The name. Range: not empty. */
  clusterName: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
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
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads a cluster, without its credential. Only `root` may. Takes and gives outputs. */
export function getClusterOutput(
  args: GetClusterOutputArgs,
  options?: ReaderOutputOptions,
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
  /** One page of the nodes, from 1; left out, all. Range: at least 1. */
  pageNo?: number | undefined;
  /** The most nodes on a page, at most 100. Range: at least 1, at most 100. Default: `100`. */
  pageSize?: number | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
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
  /** One page of the nodes, from 1; left out, all. Range: at least 1. */
  pageNo?: pulumi.Input<number> | undefined;
  /** The most nodes on a page, at most 100. Range: at least 1, at most 100. Default: `100`. */
  pageSize?: pulumi.Input<number> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * Reads what the nodes of online clusters have, from a list that the server fills some seconds after a
 * cluster was registered. Only `root` may; needs v0.14.6 of the server. Takes and gives outputs.
 */
export function getClusterNodeResourcesOutput(
  args: GetClusterNodeResourcesOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<ClusterNodeResourcesView[]> {
  return callOutput("paddleflow:getClusterNodeResources", args, options);
}

/** Arguments of getClusterResources. */
export interface GetClusterResourcesArgs {
  /** Names of clusters; left out, all that are online. Range: not empty. */
  clusterNames?: string[] | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
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
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads what is free in online clusters, by node. Only `root` may. Takes and gives outputs. */
export function getClusterResourcesOutput(
  args: GetClusterResourcesOutputArgs = {},
  options?: ReaderOutputOptions,
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
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
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
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Lists clusters, without their credentials. Only `root` may. Takes and gives outputs. */
export function getClustersOutput(
  args: GetClustersOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<ClusterView[]> {
  return callOutput("paddleflow:getClusters", args, options);
}

/** Arguments of getFileSystem. */
export interface GetFileSystemArgs {
  /** The name. */
  name: string;
  /** The owner; only `root` may name another than itself. Left out, the connection's user. */
  username?: string | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: string | undefined;
}

/**
 * Reads a file system without its credentials.
 *
 * API action: GET /fs/{fsName}. Credentials are left out of the result.
 */
export function getFileSystem(args: GetFileSystemArgs, options?: ReaderOptions): Promise<FileSystemView> {
  return call("paddleflow:getFileSystem", args, options);
}

/** Arguments of getFileSystemOutput. */
export interface GetFileSystemOutputArgs {
  /** The name. */
  name: pulumi.Input<string>;
  /** The owner; only `root` may name another than itself. Left out, the connection's user. */
  username?: pulumi.Input<string> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads a file system without its credentials. Takes and gives outputs. */
export function getFileSystemOutput(
  args: GetFileSystemOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<FileSystemView> {
  return callOutput("paddleflow:getFileSystem", args, options);
}

/** Arguments of getFileSystemCache. */
export interface GetFileSystemCacheArgs {
  /** The name of the file system. */
  fsName: string;
  /** The owner; only `root` may name another than itself. Left out, the connection's user. */
  username?: string | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: string | undefined;
}

/**
 * Reads the cache configuration of a file system.
 *
 * API action: GET /fsCache/{fsName}. Credentials are left out of the result.
 */
export function getFileSystemCache(
  args: GetFileSystemCacheArgs,
  options?: ReaderOptions,
): Promise<FileSystemCacheView> {
  return call("paddleflow:getFileSystemCache", args, options);
}

/** Arguments of getFileSystemCacheOutput. */
export interface GetFileSystemCacheOutputArgs {
  /** The name of the file system. */
  fsName: pulumi.Input<string>;
  /** The owner; only `root` may name another than itself. Left out, the connection's user. */
  username?: pulumi.Input<string> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads the cache configuration of a file system. Takes and gives outputs. */
export function getFileSystemCacheOutput(
  args: GetFileSystemCacheOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<FileSystemCacheView> {
  return callOutput("paddleflow:getFileSystemCache", args, options);
}

/** Arguments of getFileSystems. */
export interface GetFileSystemsArgs {
  /** An owner; only `root` may name another than itself. Left out, `root` sees all, and others their own. */
  username?: string | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: string | undefined;
}

/**
 * Lists file systems without their credentials, the latest first. The server leaves out those of the
 * last second; by its name one can be read at once.
 *
 * API action: GET /fs. Credentials are left out of the result.
 */
export function getFileSystems(
  args: GetFileSystemsArgs = {},
  options?: ReaderOptions,
): Promise<FileSystemView[]> {
  return call("paddleflow:getFileSystems", args, options);
}

/** Arguments of getFileSystemsOutput. */
export interface GetFileSystemsOutputArgs {
  /** An owner; only `root` may name another than itself. Left out, `root` sees all, and others their own. */
  username?: pulumi.Input<string> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * Lists file systems without their credentials, the latest first. The server leaves out those of the
 * last second; by its name one can be read at once. Takes and gives outputs.
 */
export function getFileSystemsOutput(
  args: GetFileSystemsOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<FileSystemView[]> {
  return callOutput("paddleflow:getFileSystems", args, options);
}

/** Arguments of getFlavour. */
export interface GetFlavourArgs {
  /** The name. Range: not empty. */
  name: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
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
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads a flavour. Takes and gives outputs. */
export function getFlavourOutput(
  args: GetFlavourOutputArgs,
  options?: ReaderOutputOptions,
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
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
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
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * Lists flavours: those for all clusters, and with clusterName those for that cluster too. Takes and
 * gives outputs.
 */
export function getFlavoursOutput(
  args: GetFlavoursOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<FlavourView[]> {
  return callOutput("paddleflow:getFlavours", args, options);
}

/** Arguments of getJob. */
export interface GetJobArgs {
  /** The id of the job. Range: not empty. */
  jobId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
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
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads a job with what it runs on. Takes and gives outputs. */
export function getJobOutput(
  args: GetJobOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<JobDetail> {
  return callOutput("paddleflow:getJob", args, options);
}

/** Arguments of getJobLog. */
export interface GetJobLogArgs {
  /** The cluster that it ran on. Range: not empty. */
  clusterName: string;
  /** The job. Range: not empty. */
  jobId?: string | undefined;
  /** Instead of a job: the name of a Kubernetes object, with namespace and type. Range: not empty. */
  name?: string | undefined;
  /** With name: its namespace. Range: not empty. */
  namespace?: string | undefined;
  /** With name: its kind. Range: not empty. */
  type?: string | undefined;
  /** The job's framework, such as `standalone` or `paddle`. Range: not empty. */
  framework?: string | undefined;
  /** Whether lines are counted from the end. */
  readFromTail?: boolean | undefined;
  /** The most lines. Range: at least 1. Default: `1000`. */
  lineLimit?: number | undefined;
  /**
   * The most text, such as `100M`; at most `1G`. An answer over 32 MiB is an error. Range: not empty.
   * Default: `"100M"`.
   */
  sizeLimit?: string | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: string | undefined;
}

/**
 * Reads what a job or a Kubernetes object has written. Servers have this since v0.14.6.
 *
 * API action: GET /log/job. Credentials are left out of the result.
 */
export function getJobLog(args: GetJobLogArgs, options?: ReaderOptions): Promise<StepLog> {
  return call("paddleflow:getJobLog", args, options);
}

/** Arguments of getJobLogOutput. */
export interface GetJobLogOutputArgs {
  /** The cluster that it ran on. Range: not empty. */
  clusterName: pulumi.Input<string>;
  /** The job. Range: not empty. */
  jobId?: pulumi.Input<string> | undefined;
  /** Instead of a job: the name of a Kubernetes object, with namespace and type. Range: not empty. */
  name?: pulumi.Input<string> | undefined;
  /** With name: its namespace. Range: not empty. */
  namespace?: pulumi.Input<string> | undefined;
  /** With name: its kind. Range: not empty. */
  type?: pulumi.Input<string> | undefined;
  /** The job's framework, such as `standalone` or `paddle`. Range: not empty. */
  framework?: pulumi.Input<string> | undefined;
  /** Whether lines are counted from the end. */
  readFromTail?: pulumi.Input<boolean> | undefined;
  /** The most lines. Range: at least 1. Default: `1000`. */
  lineLimit?: pulumi.Input<number> | undefined;
  /**
   * The most text, such as `100M`; at most `1G`. An answer over 32 MiB is an error. Range: not empty.
   * Default: `"100M"`.
   */
  sizeLimit?: pulumi.Input<string> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * Reads what a job or a Kubernetes object has written. Servers have this since v0.14.6. Takes and
 * gives outputs.
 */
export function getJobLogOutput(
  args: GetJobLogOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<StepLog> {
  return callOutput("paddleflow:getJobLog", args, options);
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
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
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
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Lists jobs: all for `root`, for others their own. Takes and gives outputs. */
export function getJobsOutput(
  args: GetJobsOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<JobView[]> {
  return callOutput("paddleflow:getJobs", args, options);
}

/** Arguments of getLink. */
export interface GetLinkArgs {
  /** The name of the file system. */
  fsName: string;
  /** Where in the file system it is, exactly as it was given. Range: not empty. */
  fsPath: string;
  /** The owner; only `root` may name another than itself. Left out, the connection's user. */
  username?: string | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: string | undefined;
}

/**
 * Reads a link without its credentials.
 *
 * API action: GET /link/{fsName}?fsPath=. Credentials are left out of the result.
 */
export function getLink(args: GetLinkArgs, options?: ReaderOptions): Promise<LinkView> {
  return call("paddleflow:getLink", args, options);
}

/** Arguments of getLinkOutput. */
export interface GetLinkOutputArgs {
  /** The name of the file system. */
  fsName: pulumi.Input<string>;
  /** Where in the file system it is, exactly as it was given. Range: not empty. */
  fsPath: pulumi.Input<string>;
  /** The owner; only `root` may name another than itself. Left out, the connection's user. */
  username?: pulumi.Input<string> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads a link without its credentials. Takes and gives outputs. */
export function getLinkOutput(
  args: GetLinkOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<LinkView> {
  return callOutput("paddleflow:getLink", args, options);
}

/** Arguments of getLinks. */
export interface GetLinksArgs {
  /** The name of the file system. */
  fsName: string;
  /** The owner; only `root` may name another than itself. Left out, the connection's user. */
  username?: string | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: string | undefined;
}

/**
 * Lists the links of a file system without their credentials, the latest first. The server leaves out
 * those of the last second; by its path one can be read at once.
 *
 * API action: GET /link/{fsName}. Credentials are left out of the result.
 */
export function getLinks(args: GetLinksArgs, options?: ReaderOptions): Promise<LinkView[]> {
  return call("paddleflow:getLinks", args, options);
}

/** Arguments of getLinksOutput. */
export interface GetLinksOutputArgs {
  /** The name of the file system. */
  fsName: pulumi.Input<string>;
  /** The owner; only `root` may name another than itself. Left out, the connection's user. */
  username?: pulumi.Input<string> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * Lists the links of a file system without their credentials, the latest first. The server leaves out
 * those of the last second; by its path one can be read at once. Takes and gives outputs.
 */
export function getLinksOutput(
  args: GetLinksOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<LinkView[]> {
  return callOutput("paddleflow:getLinks", args, options);
}

/** Arguments of getPipeline. */
export interface GetPipelineArgs {
  /** The pipeline, `ppl-…`. Range: not empty. */
  pipelineId: string;
  /** File systems that the versions' files were in. Left out, all. Range: not empty. */
  fsNames?: string[] | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: string | undefined;
}

/**
 * Reads a pipeline with its versions.
 *
 * API action: GET /pipeline/{pipelineID}. Credentials are left out of the result.
 */
export function getPipeline(args: GetPipelineArgs, options?: ReaderOptions): Promise<PipelineDetail> {
  return call("paddleflow:getPipeline", args, options);
}

/** Arguments of getPipelineOutput. */
export interface GetPipelineOutputArgs {
  /** The pipeline, `ppl-…`. Range: not empty. */
  pipelineId: pulumi.Input<string>;
  /** File systems that the versions' files were in. Left out, all. Range: not empty. */
  fsNames?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads a pipeline with its versions. Takes and gives outputs. */
export function getPipelineOutput(
  args: GetPipelineOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<PipelineDetail> {
  return callOutput("paddleflow:getPipeline", args, options);
}

/** Arguments of getPipelineVersion. */
export interface GetPipelineVersionArgs {
  /** The pipeline, `ppl-…`. Range: not empty. */
  pipelineId: string;
  /** The number of the version. Range: not empty. */
  pipelineVersionId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: string | undefined;
}

/**
 * Reads a version of a pipeline.
 *
 * API action: GET /pipeline/{pipelineID}/{pipelineVersionID}. Credentials are left out of the result.
 */
export function getPipelineVersion(
  args: GetPipelineVersionArgs,
  options?: ReaderOptions,
): Promise<PipelineVersionView> {
  return call("paddleflow:getPipelineVersion", args, options);
}

/** Arguments of getPipelineVersionOutput. */
export interface GetPipelineVersionOutputArgs {
  /** The pipeline, `ppl-…`. Range: not empty. */
  pipelineId: pulumi.Input<string>;
  /** The number of the version. Range: not empty. */
  pipelineVersionId: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads a version of a pipeline. Takes and gives outputs. */
export function getPipelineVersionOutput(
  args: GetPipelineVersionOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<PipelineVersionView> {
  return callOutput("paddleflow:getPipelineVersion", args, options);
}

/** Arguments of getPipelineVersions. */
export interface GetPipelineVersionsArgs {
  /** The pipeline, `ppl-…`. Range: not empty. */
  pipelineId: string;
  /** File systems that their files were in. Left out, all. Range: not empty. */
  fsNames?: string[] | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: string | undefined;
}

/**
 * Lists the versions of a pipeline, the oldest first.
 *
 * API action: GET /pipeline/{pipelineID}. Credentials are left out of the result.
 */
export function getPipelineVersions(
  args: GetPipelineVersionsArgs,
  options?: ReaderOptions,
): Promise<PipelineVersionView[]> {
  return call("paddleflow:getPipelineVersions", args, options);
}

/** Arguments of getPipelineVersionsOutput. */
export interface GetPipelineVersionsOutputArgs {
  /** The pipeline, `ppl-…`. Range: not empty. */
  pipelineId: pulumi.Input<string>;
  /** File systems that their files were in. Left out, all. Range: not empty. */
  fsNames?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Lists the versions of a pipeline, the oldest first. Takes and gives outputs. */
export function getPipelineVersionsOutput(
  args: GetPipelineVersionsOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<PipelineVersionView[]> {
  return callOutput("paddleflow:getPipelineVersions", args, options);
}

/** Arguments of getPipelines. */
export interface GetPipelinesArgs {
  /** Owners; only `root` may say so. Left out, all. Range: not empty. */
  usernames?: string[] | undefined;
  /** Names. Left out, all. Range: not empty. */
  names?: string[] | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: string | undefined;
}

/**
 * Lists pipelines, the oldest first.
 *
 * API action: GET /pipeline. Credentials are left out of the result.
 */
export function getPipelines(args: GetPipelinesArgs = {}, options?: ReaderOptions): Promise<PipelineView[]> {
  return call("paddleflow:getPipelines", args, options);
}

/** Arguments of getPipelinesOutput. */
export interface GetPipelinesOutputArgs {
  /** Owners; only `root` may say so. Left out, all. Range: not empty. */
  usernames?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Names. Left out, all. Range: not empty. */
  names?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Lists pipelines, the oldest first. Takes and gives outputs. */
export function getPipelinesOutput(
  args: GetPipelinesOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<PipelineView[]> {
  return callOutput("paddleflow:getPipelines", args, options);
}

/** Arguments of getQueue. */
export interface GetQueueArgs {
  /** The name. Range: at most 63 characters. */
  name: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
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
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads a queue with its use. Takes and gives outputs. */
export function getQueueOutput(
  args: GetQueueOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<QueueDetail> {
  return callOutput("paddleflow:getQueue", args, options);
}

/** Arguments of getQueueGrants. */
export interface GetQueueGrantsArgs {
  /** A user; left out, all users. */
  username?: string | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
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
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Lists who may use which queue. Only `root` may. Takes and gives outputs. */
export function getQueueGrantsOutput(
  args: GetQueueGrantsOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<QueueGrantView[]> {
  return callOutput("paddleflow:getQueueGrants", args, options);
}

/** Arguments of getQueues. */
export interface GetQueuesArgs {
  /** A queue's name. Range: not empty. */
  name?: string | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
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
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Lists queues: all for `root`, for others those that were granted to them. Takes and gives outputs. */
export function getQueuesOutput(
  args: GetQueuesOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<QueueView[]> {
  return callOutput("paddleflow:getQueues", args, options);
}

/** Arguments of getRun. */
export interface GetRunArgs {
  /** The run, `run-…`. Range: not empty. */
  runId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: string | undefined;
}

/**
 * Reads a run with its steps.
 *
 * API action: GET /run/{runID}. Credentials are left out of the result.
 */
export function getRun(args: GetRunArgs, options?: ReaderOptions): Promise<RunDetail> {
  return call("paddleflow:getRun", args, options);
}

/** Arguments of getRunOutput. */
export interface GetRunOutputArgs {
  /** The run, `run-…`. Range: not empty. */
  runId: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads a run with its steps. Takes and gives outputs. */
export function getRunOutput(
  args: GetRunOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<RunDetail> {
  return callOutput("paddleflow:getRun", args, options);
}

/** Arguments of getRunCache. */
export interface GetRunCacheArgs {
  /** The run cache, `cch-…`. Range: not empty. */
  cacheId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: string | undefined;
}

/**
 * Reads the kept result of a step.
 *
 * API action: GET /runCache/{runCacheID}. Credentials are left out of the result.
 */
export function getRunCache(args: GetRunCacheArgs, options?: ReaderOptions): Promise<RunCacheView> {
  return call("paddleflow:getRunCache", args, options);
}

/** Arguments of getRunCacheOutput. */
export interface GetRunCacheOutputArgs {
  /** The run cache, `cch-…`. Range: not empty. */
  cacheId: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads the kept result of a step. Takes and gives outputs. */
export function getRunCacheOutput(
  args: GetRunCacheOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<RunCacheView> {
  return callOutput("paddleflow:getRunCache", args, options);
}

/** Arguments of getRunCaches. */
export interface GetRunCachesArgs {
  /** Owners; only `root` may say so. Left out, all. Range: not empty. */
  usernames?: string[] | undefined;
  /** Main file systems of the runs. Left out, all. Range: not empty. */
  fsNames?: string[] | undefined;
  /** Runs. Left out, all. Range: not empty. */
  runIds?: string[] | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: string | undefined;
}

/**
 * Lists the kept results of steps, the oldest first. Runs whose workflow enables the cache leave them.
 *
 * API action: GET /runCache. Credentials are left out of the result.
 */
export function getRunCaches(args: GetRunCachesArgs = {}, options?: ReaderOptions): Promise<RunCacheView[]> {
  return call("paddleflow:getRunCaches", args, options);
}

/** Arguments of getRunCachesOutput. */
export interface GetRunCachesOutputArgs {
  /** Owners; only `root` may say so. Left out, all. Range: not empty. */
  usernames?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Main file systems of the runs. Left out, all. Range: not empty. */
  fsNames?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Runs. Left out, all. Range: not empty. */
  runIds?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * Lists the kept results of steps, the oldest first. Runs whose workflow enables the cache leave them.
 * Takes and gives outputs.
 */
export function getRunCachesOutput(
  args: GetRunCachesOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<RunCacheView[]> {
  return callOutput("paddleflow:getRunCaches", args, options);
}

/** Arguments of getRunLog. */
export interface GetRunLogArgs {
  /** The run, `run-…`. Range: not empty. */
  runId: string;
  /** One step's job. Left out, all. Range: not empty. */
  jobId?: string | undefined;
  /** The page, from 1 on. Range: at least 1. Default: `1`. */
  pageNo?: number | undefined;
  /** Lines of a page. Range: at least 1, at most 100. Default: `100`. */
  pageSize?: number | undefined;
  /** Where the pages are counted from. Default: `"end"`. */
  logFilePosition?: "begin" | "end" | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: string | undefined;
}

/**
 * Reads a page of what the steps of a run have written.
 *
 * API action: GET /log/run/{runID}. Credentials are left out of the result.
 */
export function getRunLog(args: GetRunLogArgs, options?: ReaderOptions): Promise<RunLog> {
  return call("paddleflow:getRunLog", args, options);
}

/** Arguments of getRunLogOutput. */
export interface GetRunLogOutputArgs {
  /** The run, `run-…`. Range: not empty. */
  runId: pulumi.Input<string>;
  /** One step's job. Left out, all. Range: not empty. */
  jobId?: pulumi.Input<string> | undefined;
  /** The page, from 1 on. Range: at least 1. Default: `1`. */
  pageNo?: pulumi.Input<number> | undefined;
  /** Lines of a page. Range: at least 1, at most 100. Default: `100`. */
  pageSize?: pulumi.Input<number> | undefined;
  /** Where the pages are counted from. Default: `"end"`. */
  logFilePosition?: pulumi.Input<"begin" | "end"> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads a page of what the steps of a run have written. Takes and gives outputs. */
export function getRunLogOutput(
  args: GetRunLogOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<RunLog> {
  return callOutput("paddleflow:getRunLog", args, options);
}

/** Arguments of getRuns. */
export interface GetRunsArgs {
  /** Owners; only `root` may say so. Left out, all. Range: not empty. */
  usernames?: string[] | undefined;
  /** Main file systems. Left out, all. Range: not empty. */
  fsNames?: string[] | undefined;
  /** Ids. Left out, all. Range: not empty. */
  runIds?: string[] | undefined;
  /** Names. Left out, all. Range: not empty. */
  names?: string[] | undefined;
  /** Statuses of runs. Left out, all. Range: not empty. */
  statuses?:
    | (
        | "initiating"
        | "pending"
        | "running"
        | "terminating"
        | "succeeded"
        | "failed"
        | "terminated"
        | "skipped"
      )[]
    | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: string | undefined;
}

/**
 * Lists runs, the oldest first, without their steps.
 *
 * API action: GET /run. Credentials are left out of the result.
 */
export function getRuns(args: GetRunsArgs = {}, options?: ReaderOptions): Promise<RunView[]> {
  return call("paddleflow:getRuns", args, options);
}

/** Arguments of getRunsOutput. */
export interface GetRunsOutputArgs {
  /** Owners; only `root` may say so. Left out, all. Range: not empty. */
  usernames?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Main file systems. Left out, all. Range: not empty. */
  fsNames?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Ids. Left out, all. Range: not empty. */
  runIds?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Names. Left out, all. Range: not empty. */
  names?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Statuses of runs. Left out, all. Range: not empty. */
  statuses?:
    | pulumi.Input<
        pulumi.Input<
          | "initiating"
          | "pending"
          | "running"
          | "terminating"
          | "succeeded"
          | "failed"
          | "terminated"
          | "skipped"
        >[]
      >
    | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Lists runs, the oldest first, without their steps. Takes and gives outputs. */
export function getRunsOutput(
  args: GetRunsOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<RunView[]> {
  return callOutput("paddleflow:getRuns", args, options);
}

/** Arguments of getSchedule. */
export interface GetScheduleArgs {
  /** The schedule, `schedule-…`. Range: not empty. */
  scheduleId: string;
  /** Runs to show. Left out, all. Range: not empty. */
  runIds?: string[] | undefined;
  /** Statuses of runs. Left out, all. Range: not empty. */
  statuses?:
    | (
        | "initiating"
        | "pending"
        | "running"
        | "terminating"
        | "succeeded"
        | "failed"
        | "terminated"
        | "skipped"
      )[]
    | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: string | undefined;
}

/**
 * Reads a schedule with its runs.
 *
 * API action: GET /schedule/{scheduleID}. Credentials are left out of the result.
 */
export function getSchedule(args: GetScheduleArgs, options?: ReaderOptions): Promise<ScheduleDetail> {
  return call("paddleflow:getSchedule", args, options);
}

/** Arguments of getScheduleOutput. */
export interface GetScheduleOutputArgs {
  /** The schedule, `schedule-…`. Range: not empty. */
  scheduleId: pulumi.Input<string>;
  /** Runs to show. Left out, all. Range: not empty. */
  runIds?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Statuses of runs. Left out, all. Range: not empty. */
  statuses?:
    | pulumi.Input<
        pulumi.Input<
          | "initiating"
          | "pending"
          | "running"
          | "terminating"
          | "succeeded"
          | "failed"
          | "terminated"
          | "skipped"
        >[]
      >
    | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads a schedule with its runs. Takes and gives outputs. */
export function getScheduleOutput(
  args: GetScheduleOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<ScheduleDetail> {
  return callOutput("paddleflow:getSchedule", args, options);
}

/** Arguments of getSchedules. */
export interface GetSchedulesArgs {
  /** Owners; only `root` may say so. Left out, all. Range: not empty. */
  usernames?: string[] | undefined;
  /** Pipelines. Left out, all. Range: not empty. */
  pipelineIds?: string[] | undefined;
  /** Numbers of versions. Left out, all. Range: not empty. */
  pipelineVersionIds?: string[] | undefined;
  /** Ids. Left out, all. Range: not empty. */
  scheduleIds?: string[] | undefined;
  /** Names. Left out, all. Range: not empty. */
  names?: string[] | undefined;
  /** Statuses. Left out, all. Range: not empty. */
  statuses?: ("running" | "terminated" | "success" | "failed")[] | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: string | undefined;
}

/**
 * Lists schedules, the oldest first, without their runs.
 *
 * API action: GET /schedule. Credentials are left out of the result.
 */
export function getSchedules(args: GetSchedulesArgs = {}, options?: ReaderOptions): Promise<ScheduleView[]> {
  return call("paddleflow:getSchedules", args, options);
}

/** Arguments of getSchedulesOutput. */
export interface GetSchedulesOutputArgs {
  /** Owners; only `root` may say so. Left out, all. Range: not empty. */
  usernames?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Pipelines. Left out, all. Range: not empty. */
  pipelineIds?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Numbers of versions. Left out, all. Range: not empty. */
  pipelineVersionIds?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Ids. Left out, all. Range: not empty. */
  scheduleIds?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Names. Left out, all. Range: not empty. */
  names?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Statuses. Left out, all. Range: not empty. */
  statuses?: pulumi.Input<pulumi.Input<"running" | "terminated" | "success" | "failed">[]> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Lists schedules, the oldest first, without their runs. Takes and gives outputs. */
export function getSchedulesOutput(
  args: GetSchedulesOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<ScheduleView[]> {
  return callOutput("paddleflow:getSchedules", args, options);
}

/** Arguments of getServerVersion. */
export interface GetServerVersionArgs {
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
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
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads what the server was built from. Takes and gives outputs. */
export function getServerVersionOutput(
  args: GetServerVersionOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<ServerVersion> {
  return callOutput("paddleflow:getServerVersion", args, options);
}

/** Arguments of getStatistics. */
export interface GetStatisticsArgs {
  /** The id of the job. Range: not empty. */
  jobId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
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
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * Reads averages of a job: use of CPU, memory, disk, network and GPU. The server needs Prometheus for
 * it. Takes and gives outputs.
 */
export function getStatisticsOutput(
  args: GetStatisticsOutputArgs,
  options?: ReaderOutputOptions,
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
  /** Seconds between two values. Range: at least 1. Default: `60`. */
  step?: number | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
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
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * Reads the metrics of a job in the course of time. The server needs Prometheus for it. Takes and
 * gives outputs.
 */
export function getStatisticsDetailOutput(
  args: GetStatisticsDetailOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<StatisticsDetail> {
  return callOutput("paddleflow:getStatisticsDetail", args, options);
}

/** Arguments of getUser. */
export interface GetUserArgs {
  /** The name. */
  username: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
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
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads a user. Only `root` may, and root itself cannot be read. Takes and gives outputs. */
export function getUserOutput(
  args: GetUserOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<UserView> {
  return callOutput("paddleflow:getUser", args, options);
}

/** Arguments of getUsers. */
export interface GetUsersArgs {
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
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
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Lists users, without root. Only `root` may. Takes and gives outputs. */
export function getUsersOutput(
  args: GetUsersOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<UserView[]> {
  return callOutput("paddleflow:getUsers", args, options);
}
