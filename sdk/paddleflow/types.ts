// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

/** Baidu AFS, with servers later than v0.14.7-rc1. The server does not try it when it is registered. */
export interface AfsStorage {
  /** The kind of storage. */
  type: "afs";
  /** Where it is: `afs://host:port/path`. */
  url: string;
  /** The user. Range: not empty. */
  username: string;
  /** The password. Range: not empty. */
  password?: string | undefined;
  /** Further properties, which the server keeps as they are. */
  extraProperties?: Record<string, string> | undefined;
}

/** Baidu AFS, with servers later than v0.14.7-rc1. The server does not try it when it is registered. */
export interface AfsStorageArgs {
  /** The kind of storage. */
  type: "afs";
  /** Where it is: `afs://host:port/path`. */
  url: pulumi.Input<string>;
  /** The user. Range: not empty. */
  username: pulumi.Input<string>;
  /** The password. Range: not empty. Secret: encrypted in state and left out of messages. */
  password: pulumi.Input<string>;
  /** Further properties, which the server keeps as they are. */
  extraProperties?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
}

/** A file that a step has read or written. */
export interface ArtifactView {
  /** The run. */
  runId: string;
  /** The file system. */
  fsName?: string | undefined;
  /** The owner of the run. */
  username: string;
  /** The path in the file system. */
  artifactPath: string;
  /** The step. */
  step?: string | undefined;
  /** The step's job. */
  jobId?: string | undefined;
  /** `input` or `output`. */
  type: string;
  /** The name in the workflow. */
  artifactName?: string | undefined;
  /** What the server keeps with it. */
  meta?: string | undefined;
  /** When it was made, in the server's local time. */
  createTime: string;
  /** When it was last changed. */
  updateTime?: string | undefined;
}

/** A bucket of Baidu Object Storage. */
export interface BosStorage {
  /** The kind of storage. */
  type: "bos";
  /** Where it is: `bos://bucket/path`. */
  url: string;
  /** The endpoint, with its scheme or without. Range: not empty. */
  endpoint: string;
  /** The access key. Range: not empty. */
  accessKey?: string | undefined;
  /** The secret key. Range: not empty. */
  secretKey?: string | undefined;
  /** The region. */
  region?: string | undefined;
  /** Whether jobs get temporary keys. */
  sts?: boolean | undefined;
  /** With `sts`: seconds until a temporary key expires. Range: at least 60, at most 129600. */
  duration?: number | undefined;
  /** With `sts`: the access control list of temporary keys. Range: not empty. */
  acl?: string | undefined;
  /** Further properties, which the server keeps as they are. */
  extraProperties?: Record<string, string> | undefined;
}

/** A bucket of Baidu Object Storage. */
export interface BosStorageArgs {
  /** The kind of storage. */
  type: "bos";
  /** Where it is: `bos://bucket/path`. */
  url: pulumi.Input<string>;
  /** The endpoint, with its scheme or without. Range: not empty. */
  endpoint: pulumi.Input<string>;
  /** The access key. Range: not empty. Secret: encrypted in state and left out of messages. */
  accessKey: pulumi.Input<string>;
  /** The secret key. Range: not empty. Secret: encrypted in state and left out of messages. */
  secretKey: pulumi.Input<string>;
  /** The region. Default: `"bj"`. */
  region?: pulumi.Input<string> | undefined;
  /** Whether jobs get temporary keys. Default: `false`. */
  sts?: pulumi.Input<boolean> | undefined;
  /**
   * With `sts`: seconds until a temporary key expires. Range: at least 60, at most 129600. Default:
   * `43200`.
   */
  duration?: pulumi.Input<number> | undefined;
  /** With `sts`: the access control list of temporary keys. Range: not empty. */
  acl?: pulumi.Input<string> | undefined;
  /** Further properties, which the server keeps as they are. */
  extraProperties?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
}

/** Baidu Cloud File Storage. The server does not try it when it is registered. */
export interface CfsStorage {
  /** The kind of storage. */
  type: "cfs";
  /** Where it is: `cfs://host/path`. */
  url: string;
  /** Further properties, which the server keeps as they are. */
  extraProperties?: Record<string, string> | undefined;
}

/** Baidu Cloud File Storage. The server does not try it when it is registered. */
export interface CfsStorageArgs {
  /** The kind of storage. */
  type: "cfs";
  /** Where it is: `cfs://host/path`. */
  url: pulumi.Input<string>;
  /** Further properties, which the server keeps as they are. */
  extraProperties?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
}

/** What it has. */
export interface ClusterAmounts {
  /** CPU cores. */
  cpu?: string | undefined;
  /** Memory. */
  memory?: string | undefined;
  /** Local storage. */
  storage?: string | undefined;
  /** Other resources by their names in Kubernetes. */
  scalarResources?: Record<string, string> | undefined;
}

/** A node and what is free on it. */
export interface ClusterNode {
  /** The name. */
  nodeName: string;
  /** Whether it takes new work. */
  schedulable: boolean;
  /** What it has. */
  total: ClusterAmounts;
  /** What is free. */
  idle: ClusterAmounts;
}

/** The resources of a cluster's nodes. */
export interface ClusterNodeResourcesView {
  /** The cluster. */
  clusterName: string;
  /** Where the cluster comes from. */
  clusterSource?: string | undefined;
  /** What pods can have, by node and resource. */
  allocatable?: Record<string, Record<string, string>> | undefined;
  /** What the nodes have, by node and resource. */
  capacity?: Record<string, Record<string, string>> | undefined;
  /** The labels of the nodes, by node. */
  labels?: Record<string, Record<string, string>> | undefined;
}

/** What is free in a cluster. */
export interface ClusterResourcesView {
  /** The cluster. */
  clusterName: string;
  /** The nodes. */
  nodeList?: ClusterNode[] | undefined;
  /** The nodes taken together. */
  summary?: ClusterSummary | undefined;
  /** Why the cluster could not be asked. */
  errMsg?: string | undefined;
}

/** The nodes taken together. */
export interface ClusterSummary {
  /** What they have. */
  total: ClusterAmounts;
  /** What is free. */
  idle: ClusterAmounts;
}

/** A Kubernetes cluster, without its credential. */
export interface ClusterView {
  /** The server's id. */
  clusterId: string;
  /** The name. */
  clusterName: string;
  /** The description. */
  description: string;
  /** The address that was given; the server does not use it. */
  endpoint: string;
  /** Where the cluster comes from, such as `OnPremise`. */
  source: string;
  /** `Kubernetes` or `K3S`. */
  clusterType: string;
  /** The version of Kubernetes. */
  version: string;
  /** `online` or `offline`. */
  status: string;
  /** The kubeconfig in base64. */
  credential?: string | undefined;
  /** More about the cluster, in free text. */
  setting: string;
  /** The namespaces that queues may use; absent where all are. */
  namespaceList?: string[] | undefined;
  /** When it was registered, in the server's local time. */
  createTime: string;
  /** When it was changed last, in the server's local time. */
  updateTime: string;
}

/** What a failure of a step means, in place of the workflow's own. */
export interface FailureOptions {
  /** Whether the run ends with the first step that fails, or goes on with those that do not depend on it. */
  strategy: "fail_fast" | "continue";
}

/** What a failure of a step means, in place of the workflow's own. */
export interface FailureOptionsArgs {
  /** Whether the run ends with the first step that fails, or goes on with those that do not depend on it. */
  strategy: pulumi.Input<"fail_fast" | "continue">;
}

/** A cache configuration. */
export interface FileSystemCacheView {
  /** The file system. */
  fsName: string;
  /** The owner of the file system. */
  username: string;
  /**
   * The folder of the cache on each node, an absolute path. Left out, data are not cached. Required with
   * metaDriver disk.
   */
  cacheDir?: string | undefined;
  /** The size of the cache, as the server's mount process counts it. Range: at least 0. */
  quota?: number | undefined;
  /** Where metadata are cached. */
  metaDriver?: string | undefined;
  /** The size of a cached block in bytes; 0 for the server's own. Range: at least 0. */
  blockSize?: number | undefined;
  /** Whether the cache is emptied when the mount ends. */
  cleanCache?: boolean | undefined;
  /** What a mount process may use at most. */
  resource?: MountResource | undefined;
  /** The taints of nodes that the mount process tolerates, as the server takes them. */
  nodeTaintToleration?: Record<string, unknown> | undefined;
  /** Further options of the mount process. */
  extraConfig?: Record<string, string> | undefined;
  /** When it was created, in the server's local time. */
  createTime: string;
  /** When it was last changed. */
  updateTime?: string | undefined;
}

/** A file system. */
export interface FileSystemView {
  /** The server's id, `fs-USER-NAME`. */
  fsId: string;
  /** The name. */
  name: string;
  /** The owner. */
  username: string;
  /** The kind of storage, such as `sftp`. */
  type: string;
  /** Where the storage is. */
  url: string;
  /** The storage's server, where it has one. */
  serverAddress: string;
  /** The path on it. */
  subPath: string;
  /** The storage's properties, without credentials. */
  properties: Record<string, string>;
  /** Whether it is mounted by a process of its own in each pod. */
  independentMountProcess?: boolean | undefined;
}

/** A flavour. */
export interface FlavourView {
  /** The server's id. */
  flavourId: string;
  /** The name. */
  name: string;
  /** CPU cores, a Kubernetes quantity. */
  cpu: string;
  /** Memory, a Kubernetes quantity. */
  mem: string;
  /** Other resources by their names in Kubernetes. */
  scalarResources?: Record<string, string> | undefined;
  /** When it was created, in the server's local time. */
  createTime: string;
  /** When it was changed last, in the server's local time. */
  updateTime: string;
}

/**
 * A GlusterFS volume. The server mounts it when it is registered, and so must have the GlusterFS
 * client.
 */
export interface GlusterfsStorage {
  /** The kind of storage. */
  type: "glusterfs";
  /** Where it is: `glusterfs://host:volume`. */
  url: string;
  /** Further properties, which the server keeps as they are. */
  extraProperties?: Record<string, string> | undefined;
}

/**
 * A GlusterFS volume. The server mounts it when it is registered, and so must have the GlusterFS
 * client.
 */
export interface GlusterfsStorageArgs {
  /** The kind of storage. */
  type: "glusterfs";
  /** Where it is: `glusterfs://host:volume`. */
  url: pulumi.Input<string>;
  /** Further properties, which the server keeps as they are. */
  extraProperties?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
}

/** HDFS without Kerberos. */
export interface HdfsStorage {
  /** The kind of storage. */
  type: "hdfs";
  /**
   * Where it is: `hdfs://host:port/path`, with more name nodes after commas:
   * `hdfs://host:port,host:port/path`.
   */
  url: string;
  /** The HDFS user. Range: not empty. */
  user: string;
  /** The HDFS group. Range: not empty. */
  group: string;
  /** The block size in bytes, as text. Range: not empty. */
  blockSize?: string | undefined;
  /** The number of replicas, as text. Range: not empty. */
  replication?: string | undefined;
  /** Further properties, which the server keeps as they are. */
  extraProperties?: Record<string, string> | undefined;
}

/** HDFS without Kerberos. */
export interface HdfsStorageArgs {
  /** The kind of storage. */
  type: "hdfs";
  /**
   * Where it is: `hdfs://host:port/path`, with more name nodes after commas:
   * `hdfs://host:port,host:port/path`.
   */
  url: pulumi.Input<string>;
  /** The HDFS user. Range: not empty. */
  user: pulumi.Input<string>;
  /** The HDFS group. Range: not empty. */
  group: pulumi.Input<string>;
  /** The block size in bytes, as text. Range: not empty. */
  blockSize?: pulumi.Input<string> | undefined;
  /** The number of replicas, as text. Range: not empty. */
  replication?: pulumi.Input<string> | undefined;
  /** Further properties, which the server keeps as they are. */
  extraProperties?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
}

/** What there was to delete. */
export interface JobDeletion {
  /** Whether it was there. */
  deleted: boolean;
}

/** A job with what it runs on. */
export interface JobDetail {
  /** The id. */
  jobId: string;
  /** The name. */
  name?: string | undefined;
  /** The labels, with the one by which the provider finds its own jobs. */
  labels?: Record<string, string> | undefined;
  /** The annotations. */
  annotations?: Record<string, string> | undefined;
  /** How it is scheduled. */
  schedulingPolicy: JobSchedulingPolicyView;
  /** Who created it. */
  userName: string;
  /** `standalone`, or what runs a distributed job. */
  framework?: string | undefined;
  /** Its containers. */
  members?: JobMemberView[] | undefined;
  /**
   * `init`, `pending`, `running`, `terminating`, or, when it has ended, `succeeded`, `failed`,
   * `terminated`, `cancelled` or `skipped`.
   */
  status: string;
  /** More about the status. */
  message?: string | undefined;
  /** When it was created, in the server's local time. */
  acceptTime: string;
  /** When it began to run, in the server's local time. */
  startTime?: string | undefined;
  /** When it ended, in the server's local time. */
  finishTime?: string | undefined;
  /** The pod of a single job. */
  runtime?: JobRuntime | undefined;
  /** The pods of a distributed job. */
  distributedRuntime?: JobDistributedRuntime | undefined;
}

/** The pods of a distributed job. */
export interface JobDistributedRuntime {
  /** Its id in Kubernetes. */
  id?: string | undefined;
  /** Its name. */
  name?: string | undefined;
  /** Its namespace. */
  namespace?: string | undefined;
  /** Its status in Kubernetes, as JSON. */
  status?: string | undefined;
  /** Its pods. */
  runtimes?: JobRuntime[] | undefined;
}

/** The file system that is mounted. */
export interface JobFileSystem {
  /** The name of the file system. Range: not empty. */
  name: string;
  /** The path in the container. */
  mountPath?: string | undefined;
  /** The folder of the file system that is mounted. */
  subPath?: string | undefined;
  /** Whether it cannot be written to. */
  readOnly?: boolean | undefined;
}

/** The file system that is mounted. */
export interface JobFileSystemArgs {
  /** The name of the file system. Range: not empty. */
  name: pulumi.Input<string>;
  /** The path in the container. */
  mountPath?: pulumi.Input<string> | undefined;
  /** The folder of the file system that is mounted. */
  subPath?: pulumi.Input<string> | undefined;
  /** Whether it cannot be written to. */
  readOnly?: pulumi.Input<boolean> | undefined;
}

/** The file system that is mounted. */
export interface JobFileSystemView {
  /** The name; empty where there is none. */
  name: string;
  /** The kind of storage. */
  type?: string | undefined;
  /** The path in the container. */
  mountPath?: string | undefined;
  /** The folder of the file system that is mounted. */
  subPath?: string | undefined;
  /** Whether it cannot be written to. */
  readOnly?: boolean | undefined;
}

/** What the container of a single job has. */
export interface JobFlavour {
  /** The flavour. Range: not empty. */
  name?: string | undefined;
  /** CPU cores, such as `4` or `500m`. */
  cpu?: string | undefined;
  /** Memory, such as `8Gi`. */
  mem?: string | undefined;
  /** Other resources by their names in Kubernetes. */
  scalarResources?: Record<string, string> | undefined;
}

/** What the container of a single job has. */
export interface JobFlavourArgs {
  /** The flavour. Range: not empty. */
  name?: pulumi.Input<string> | undefined;
  /** CPU cores, such as `4` or `500m`. */
  cpu?: pulumi.Input<string> | undefined;
  /** Memory, such as `8Gi`. */
  mem?: pulumi.Input<string> | undefined;
  /** Other resources by their names in Kubernetes. */
  scalarResources?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
}

/** What each of them has. */
export interface JobFlavourView {
  /** The flavour; `customFlavour` stands for amounts of the job's own. */
  name?: string | undefined;
  /** CPU cores. */
  cpu?: string | undefined;
  /** Memory. */
  mem?: string | undefined;
  /** Other resources. */
  scalarResources?: Record<string, string> | undefined;
}

/** Equal containers of a distributed job. */
export interface JobMember {
  /** What they do; which roles there are depends on the framework. */
  role: "master" | "worker" | "driver" | "executor" | "pserver" | "pworker";
  /** How many there are. Range: at least 1. */
  replicas: number;
  /** The container image. Range: not empty. */
  image: string;
  /** What a container has. */
  flavour: JobFlavour;
  /** The command. */
  command?: string | undefined;
  /** The command's arguments. */
  args?: string[] | undefined;
  /** Environment variables. The server adds its own, such as `PF_JOB_NAMESPACE`. */
  env?: Record<string, string> | undefined;
  /** The port that the container listens on. Range: at least 0, at most 65535. */
  port?: number | undefined;
  /** The file system that is mounted. */
  fs?: JobFileSystem | undefined;
  /** More file systems. */
  extraFS?: JobFileSystem[] | undefined;
}

/** Equal containers of a distributed job. */
export interface JobMemberArgs {
  /** What they do; which roles there are depends on the framework. */
  role: pulumi.Input<"master" | "worker" | "driver" | "executor" | "pserver" | "pworker">;
  /** How many there are. Range: at least 1. */
  replicas: pulumi.Input<number>;
  /** The container image. Range: not empty. */
  image: pulumi.Input<string>;
  /** What a container has. */
  flavour: pulumi.Input<JobFlavourArgs>;
  /** The command. Default: `""`. */
  command?: pulumi.Input<string> | undefined;
  /** The command's arguments. Not returned by the platform: a refresh keeps the last value. */
  args?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * Environment variables. The server adds its own, such as `PF_JOB_NAMESPACE`. Secret: encrypted in
   * state and left out of messages. Keys that others set are left alone.
   */
  env?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
  /**
   * The port that the container listens on. Range: at least 0, at most 65535. Default: `0`. Not returned
   * by the platform: a refresh keeps the last value.
   */
  port?: pulumi.Input<number> | undefined;
  /** The file system that is mounted. Not returned by the platform: a refresh keeps the last value. */
  fs?: pulumi.Input<JobFileSystemArgs> | undefined;
  /** More file systems. Not returned by the platform: a refresh keeps the last value. */
  extraFS?: pulumi.Input<pulumi.Input<JobFileSystemArgs>[]> | undefined;
}

/** Equal containers of a job, without their environment variables. */
export interface JobMemberView {
  /** What they do. */
  role: string;
  /** How many there are. */
  replicas: number;
  /** What each of them has. */
  flavour?: JobFlavourView | undefined;
  /** The container image. */
  image?: string | undefined;
  /** The command. */
  command?: string | undefined;
  /** The command's arguments. */
  args?: string[] | undefined;
  /** The port that they listen on. */
  port?: number | undefined;
  /** The file system that is mounted. */
  fs?: JobFileSystemView | undefined;
  /** More file systems. */
  extraFs?: JobFileSystemView[] | undefined;
}

/** The pod of a single job. */
export interface JobRuntime {
  /** Its id in Kubernetes. */
  id?: string | undefined;
  /** Its name. */
  name?: string | undefined;
  /** Its namespace. */
  namespace?: string | undefined;
  /** Its status in Kubernetes, as JSON. */
  status?: string | undefined;
  /** The node that it runs on. */
  nodeName?: string | undefined;
  /** What it does. */
  role?: string | undefined;
  /** Its number among those of its role. */
  index?: number | undefined;
  /** Where its log can be read, where the server is set up to tell. */
  logUrl?: string | undefined;
}

/** How the job is scheduled. */
export interface JobSchedulingPolicy {
  /** The queue, which must be open. Range: at most 63 characters. */
  queue: string;
  /**
   * The priority. It changes in place as long as the job has not begun to run; later a change is
   * refused.
   */
  priority?: "LOW" | "NORMAL" | "HIGH" | undefined;
}

/** How the job is scheduled. */
export interface JobSchedulingPolicyArgs {
  /** The queue, which must be open. Range: at most 63 characters. */
  queue: pulumi.Input<string>;
  /**
   * The priority. It changes in place as long as the job has not begun to run; later a change is
   * refused. Default: `"NORMAL"`.
   */
  priority?: pulumi.Input<"LOW" | "NORMAL" | "HIGH"> | undefined;
}

/** How it is scheduled. */
export interface JobSchedulingPolicyView {
  /** The queue. */
  queue: string;
  /** `LOW`, `NORMAL` or `HIGH`. */
  priority?: string | undefined;
}

/** How far the job is. */
export interface JobStop {
  /** Its status: `terminating` until it has ended. */
  status: string;
}

/** A job, without what it runs on. */
export interface JobView {
  /** The id. */
  jobId: string;
  /** The name. */
  name?: string | undefined;
  /** The labels, with the one by which the provider finds its own jobs. */
  labels?: Record<string, string> | undefined;
  /** The annotations. */
  annotations?: Record<string, string> | undefined;
  /** How it is scheduled. */
  schedulingPolicy: JobSchedulingPolicyView;
  /** Who created it. */
  userName: string;
  /** `standalone`, or what runs a distributed job. */
  framework?: string | undefined;
  /** Its containers. */
  members?: JobMemberView[] | undefined;
  /**
   * `init`, `pending`, `running`, `terminating`, or, when it has ended, `succeeded`, `failed`,
   * `terminated`, `cancelled` or `skipped`.
   */
  status: string;
  /** More about the status. */
  message?: string | undefined;
  /** When it was created, in the server's local time. */
  acceptTime: string;
  /** When it began to run, in the server's local time. */
  startTime?: string | undefined;
  /** When it ended, in the server's local time. */
  finishTime?: string | undefined;
}

/** HDFS with Kerberos. */
export interface KerberosHdfsStorage {
  /** The kind of storage. */
  type: "hdfsWithKerberos";
  /**
   * Where it is: `hdfs://host:port/path`, with more name nodes after commas:
   * `hdfs://host:port,host:port/path`.
   */
  url: string;
  /** The keytab in base64. Range: not empty. */
  keytabData?: string | undefined;
  /** The principal. Range: not empty. */
  principal: string;
  /** The realm. Range: not empty. */
  realm: string;
  /** The key distribution centres, with commas between. Range: not empty. */
  kdc: string;
  /** The principal of the name node; it ends in `@` and the realm. Range: not empty. */
  nameNodePrincipal: string;
  /** The protection of data transfer. Range: not empty. */
  dataTransferProtection?: string | undefined;
  /** The HDFS user. Range: not empty. */
  user?: string | undefined;
  /** The HDFS group. Range: not empty. */
  group?: string | undefined;
  /** The block size in bytes, as text. Range: not empty. */
  blockSize?: string | undefined;
  /** The number of replicas, as text. Range: not empty. */
  replication?: string | undefined;
  /** Further properties, which the server keeps as they are. */
  extraProperties?: Record<string, string> | undefined;
}

/** HDFS with Kerberos. */
export interface KerberosHdfsStorageArgs {
  /** The kind of storage. */
  type: "hdfsWithKerberos";
  /**
   * Where it is: `hdfs://host:port/path`, with more name nodes after commas:
   * `hdfs://host:port,host:port/path`.
   */
  url: pulumi.Input<string>;
  /** The keytab in base64. Range: not empty. Secret: encrypted in state and left out of messages. */
  keytabData: pulumi.Input<string>;
  /** The principal. Range: not empty. */
  principal: pulumi.Input<string>;
  /** The realm. Range: not empty. */
  realm: pulumi.Input<string>;
  /** The key distribution centres, with commas between. Range: not empty. */
  kdc: pulumi.Input<string>;
  /** The principal of the name node; it ends in `@` and the realm. Range: not empty. */
  nameNodePrincipal: pulumi.Input<string>;
  /** The protection of data transfer. Range: not empty. */
  dataTransferProtection?: pulumi.Input<string> | undefined;
  /** The HDFS user. Range: not empty. */
  user?: pulumi.Input<string> | undefined;
  /** The HDFS group. Range: not empty. */
  group?: pulumi.Input<string> | undefined;
  /** The block size in bytes, as text. Range: not empty. */
  blockSize?: pulumi.Input<string> | undefined;
  /** The number of replicas, as text. Range: not empty. */
  replication?: pulumi.Input<string> | undefined;
  /** Further properties, which the server keeps as they are. */
  extraProperties?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
}

/** A link. */
export interface LinkView {
  /** The file system that it is in. */
  fsName: string;
  /** Where in the file system it is. */
  fsPath: string;
  /** The owner of the file system. */
  username: string;
  /** The kind of storage, such as `sftp`. */
  type: string;
  /** Where the storage is. */
  url: string;
  /** The storage's server, where it has one. */
  serverAddress: string;
  /** The path on it. */
  subPath: string;
  /** The storage's properties, without credentials. */
  properties: Record<string, string>;
}

/** A folder of the server's own machine; PaddleFlow has it for tests. */
export interface LinkedLocalStorage {
  /** The kind of storage. */
  type: "local";
  /**
   * Where it is: `local://folder/…`, the path on every node without its first slash. Its first folder
   * must not be `root`.
   */
  url: string;
  /** Further properties, which the server keeps as they are. */
  extraProperties?: Record<string, string> | undefined;
}

/** A folder of the server's own machine; PaddleFlow has it for tests. */
export interface LinkedLocalStorageArgs {
  /** The kind of storage. */
  type: "local";
  /**
   * Where it is: `local://folder/…`, the path on every node without its first slash. Its first folder
   * must not be `root`.
   */
  url: pulumi.Input<string>;
  /** Further properties, which the server keeps as they are. */
  extraProperties?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
}

/** A folder that every node has under the same path. */
export interface LocalStorage {
  /** The kind of storage. */
  type: "local";
  /**
   * Where it is: `local://folder/…`, the path on every node without its first slash. Its first folder
   * must not be `root`.
   */
  url: string;
  /** Further properties, which the server keeps as they are. */
  extraProperties?: Record<string, string> | undefined;
}

/** A folder that every node has under the same path. */
export interface LocalStorageArgs {
  /** The kind of storage. */
  type: "local";
  /**
   * Where it is: `local://folder/…`, the path on every node without its first slash. Its first folder
   * must not be `root`.
   */
  url: pulumi.Input<string>;
  /** Further properties, which the server keeps as they are. */
  extraProperties?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
}

/** A volume that Kubernetes has already. */
export interface MockStorage {
  /** The kind of storage. */
  type: "mock";
  /** Where it is: `mock://path`. The path's first folder must not be `root`. */
  url: string;
  /** The persistent volume claim. Range: not empty. */
  pvc: string;
  /** The namespace of the claim. Range: not empty. */
  namespace: string;
  /** Further properties, which the server keeps as they are. */
  extraProperties?: Record<string, string> | undefined;
}

/** A volume that Kubernetes has already. */
export interface MockStorageArgs {
  /** The kind of storage. */
  type: "mock";
  /** Where it is: `mock://path`. The path's first folder must not be `root`. */
  url: pulumi.Input<string>;
  /** The persistent volume claim. Range: not empty. */
  pvc: pulumi.Input<string>;
  /** The namespace of the claim. Range: not empty. */
  namespace: pulumi.Input<string>;
  /** Further properties, which the server keeps as they are. */
  extraProperties?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
}

/** What a mount process may use at most. */
export interface MountResource {
  /** CPU cores, a Kubernetes quantity of at most 2. */
  cpuLimit?: string | undefined;
  /** Memory, a Kubernetes quantity of at most 8Gi. */
  memoryLimit?: string | undefined;
}

/** What a mount process may use at most. */
export interface MountResourceArgs {
  /** CPU cores, a Kubernetes quantity of at most 2. Default: `""`. */
  cpuLimit?: pulumi.Input<string> | undefined;
  /** Memory, a Kubernetes quantity of at most 8Gi. Default: `""`. */
  memoryLimit?: pulumi.Input<string> | undefined;
}

/** A pipeline with its versions. */
export interface PipelineDetail {
  /** The id. */
  pipelineId: string;
  /** The name. */
  name: string;
  /** The description. */
  desc?: string | undefined;
  /** The owner. */
  username: string;
  /** When it was created, in the server's local time. */
  createTime: string;
  /** When it was last changed. */
  updateTime: string;
  /** Its versions, the oldest first. */
  versions: PipelineVersionView[];
}

/** A version of a pipeline. */
export interface PipelineVersionView {
  /** The number of the version. */
  pipelineVersionId: string;
  /** The pipeline. */
  pipelineId: string;
  /** The file system that its file was in, if it came from one. */
  fsName?: string | undefined;
  /** The path of the file. */
  yamlPath?: string | undefined;
  /** The pipeline in YAML. */
  yaml: string;
  /** Who added it. */
  username: string;
  /** When it was created, in the server's local time. */
  createTime: string;
  /** When it was last changed. */
  updateTime: string;
}

/** A pipeline, without its versions. */
export interface PipelineView {
  /** The id. */
  pipelineId: string;
  /** The name. */
  name: string;
  /** The description. */
  desc?: string | undefined;
  /** The owner. */
  username: string;
  /** When it was created, in the server's local time. */
  createTime: string;
  /** When it was last changed. */
  updateTime: string;
}

/** What its jobs can have at most. */
export interface QueueAmounts {
  /** CPU cores. */
  cpu?: string | undefined;
  /** Memory. */
  mem?: string | undefined;
  /** Other resources by their names in Kubernetes. */
  scalarResources?: Record<string, string> | undefined;
}

/** A queue with its use. */
export interface QueueDetail {
  /** The server's id. */
  queueId: string;
  /** The name. */
  name: string;
  /** The Kubernetes namespace that its jobs run in. */
  namespace: string;
  /** The cluster. */
  clusterName: string;
  /** `elasticQuota` or `volcanoCapabilityQuota`. */
  quotaType: string;
  /** What its jobs can have at most. */
  maxResources?: QueueAmounts | undefined;
  /** What its jobs are guaranteed. */
  minResources?: QueueAmounts | undefined;
  /** Where its jobs run, with what the server adds. */
  location?: Record<string, string> | undefined;
  /** The scheduling policies. */
  schedulingPolicy?: string[] | undefined;
  /** `creating`, `open`, `updating`, `closing`, `closed` or `unavailable`. */
  status: string;
  /** When it was created, in the server's local time. */
  createTime: string;
  /** When it was changed last, in the server's local time. */
  updateTime: string;
  /** What its jobs have now. */
  usedResources?: QueueAmounts | undefined;
  /** What is left. */
  idleResources?: QueueAmounts | undefined;
}

/** The right of a user to use a queue. */
export interface QueueGrantView {
  /** The server's id of the grant. */
  grantId: string;
  /** The user. */
  username: string;
  /** The queue. */
  queueName: string;
  /** When it was granted, RFC 3339. */
  createTime: string;
  /** When it was changed last, RFC 3339. */
  updateTime: string;
}

/** What its jobs can have at most; what is left out is zero. */
export interface QueueResources {
  /** CPU cores, such as `20` or `500m`. */
  cpu?: string | undefined;
  /** Memory, such as `20Gi`. */
  mem?: string | undefined;
  /** Other resources by their names in Kubernetes, such as `nvidia.com/gpu`. */
  scalarResources?: Record<string, string> | undefined;
}

/** What its jobs can have at most; what is left out is zero. */
export interface QueueResourcesArgs {
  /** CPU cores, such as `20` or `500m`. Default: `"0"`. */
  cpu?: pulumi.Input<string> | undefined;
  /** Memory, such as `20Gi`. Default: `"0"`. */
  mem?: pulumi.Input<string> | undefined;
  /** Other resources by their names in Kubernetes, such as `nvidia.com/gpu`. */
  scalarResources?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
}

/** How far the queue is. */
export interface QueueStop {
  /** Its status: `closing` until the jobs in it have ended, then `closed`. */
  status: string;
}

/** A queue, without its use. */
export interface QueueView {
  /** The server's id. */
  queueId: string;
  /** The name. */
  name: string;
  /** The Kubernetes namespace that its jobs run in. */
  namespace: string;
  /** The cluster. */
  clusterName: string;
  /** `elasticQuota` or `volcanoCapabilityQuota`. */
  quotaType: string;
  /** What its jobs can have at most. */
  maxResources?: QueueAmounts | undefined;
  /** What its jobs are guaranteed. */
  minResources?: QueueAmounts | undefined;
  /** Where its jobs run, with what the server adds. */
  location?: Record<string, string> | undefined;
  /** The scheduling policies. */
  schedulingPolicy?: string[] | undefined;
  /** `creating`, `open`, `updating`, `closing`, `closed` or `unavailable`. */
  status: string;
  /** When it was created, in the server's local time. */
  createTime: string;
  /** When it was changed last, in the server's local time. */
  updateTime: string;
}

/** What there was to delete. */
export interface RunCacheDeletion {
  /** Whether it was there. */
  deleted: boolean;
}

/** The kept result of a step. */
export interface RunCacheView {
  /** The id. */
  cacheId: string;
  /** The fingerprint of what the step is. */
  firstFp?: string | undefined;
  /** The fingerprint of the files that it reads. */
  secondFp?: string | undefined;
  /** The run that the step was of. */
  runId: string;
  /** The source of the run. */
  source?: string | undefined;
  /** The step's job. */
  jobId?: string | undefined;
  /** The run's main file system. */
  fsName?: string | undefined;
  /** The owner. */
  username: string;
  /** Seconds for which it is kept; -1 for ever. */
  expiredTime?: string | undefined;
  /** How it is found: `conservative`. */
  strategy?: string | undefined;
  /** The server's own. */
  custom?: string | undefined;
  /** When it was made, in the server's local time. */
  createTime: string;
  /** When it was last changed. */
  updateTime?: string | undefined;
}

/** What there was to delete. */
export interface RunDeletion {
  /** Whether it was there. */
  deleted: boolean;
}

/** A run with its steps. */
export interface RunDetail {
  /** The id. */
  runId: string;
  /** The name. */
  name: string;
  /** Pipeline and version, the path of a file, or the MD5 of a text. */
  source?: string | undefined;
  /** Who started it. */
  username: string;
  /** The main file system. */
  fsName?: string | undefined;
  /** The description. */
  description?: string | undefined;
  /** The schedule that started it. */
  scheduleId?: string | undefined;
  /** What the server says of its status. */
  runMsg?: string | undefined;
  /**
   * `initiating`, `pending`, `running`, `terminating`, `succeeded`, `failed`, `terminated`, or
   * `skipped`.
   */
  status: string;
  /** When it was created, in the server's local time. */
  createTime: string;
  /** When it began. */
  activateTime?: string | undefined;
  /** When it last changed. */
  updateTime?: string | undefined;
  /** The values that it was given. */
  parameters?: Record<string, string | number | unknown[] | Record<string, unknown>> | undefined;
  /** The file systems that its workflow names. */
  fsOptions?: RunFsOptions | undefined;
  /** The workflow in YAML. */
  yaml?: string | undefined;
  /** The image of steps that name none. */
  dockerEnv?: string | undefined;
  /** Steps that are left out, with commas between. */
  disabled?: string | undefined;
  /** `fail_fast` or `continue`. */
  failureStrategy?: string | undefined;
  /** Runs that took results from its cache, with commas between. */
  runCachedIds?: string | undefined;
  /** Its steps that have begun, those of graphs too. */
  steps: RunStep[];
  /** The step that runs at the end of all, if it has begun. */
  postProcess: RunStep[];
}

/** The file systems that its workflow names. */
export interface RunFsOptions {
  /** The one that artifacts are in. */
  mainFs?: RunMount | undefined;
  /** The others that are mounted. */
  extraFs?: RunMount[] | undefined;
}

/** What a run has written. */
export interface RunLog {
  /** The run. */
  runId: string;
  /** What the server wrote while it submitted the run. */
  submitLog?: string | undefined;
  /** The jobs of its steps. */
  runLog: StepLog[];
  /** The page of each task's log that this is, from 1 on. */
  pageNo: number;
  /** The most lines that a page has. */
  pageSize: number;
}

/** The one that artifacts are in. */
export interface RunMount {
  /** The name; empty where the run has none. */
  name: string;
  /** Where steps have it; empty for the server's default. */
  mountPath?: string | undefined;
  /** The folder of it that is mounted; empty for all. */
  subPath?: string | undefined;
  /** Whether steps only read it. */
  readOnly?: boolean | undefined;
}

/** The new run. */
export interface RunRetry {
  /** Its id. */
  runId: string;
}

/** A step of a run, or a graph of steps within it. */
export interface RunStep {
  /** The name in the workflow, with the graphs around it: `graph.step`. */
  component: string;
  /** The server's name. */
  name?: string | undefined;
  /** `step` or `dag`. */
  type?: string | undefined;
  /** The job of a step. */
  jobId?: string | undefined;
  /** The id of a graph. */
  dagId?: string | undefined;
  /** The name of a graph in the workflow. */
  dagName?: string | undefined;
  /** The graph that it is in. */
  parentDagId?: string | undefined;
  /** What it waits for, with commas between. */
  deps?: string | undefined;
  /** The command. */
  command?: string | undefined;
  /** The values of its parameters. */
  parameters?: Record<string, string> | undefined;
  /**
   * The environment of a step, with the server's own variables. The server returns it in clear: where it
   * holds a secret, take care where the result goes.
   */
  env?: Record<string, string> | undefined;
  /** The files that it passes on. */
  artifacts?: RunStepArtifacts | undefined;
  /** The others that are mounted. */
  extraFs?: RunMount[] | undefined;
  /** Whether it takes an earlier result. */
  cache?: RunStepCache | undefined;
  /** The image. */
  dockerEnv?: string | undefined;
  /**
   * `init`, `pending`, `running`, `failed`, `succeeded`, `terminating`, `terminated`, `cancelled`,
   * `skipped`, `preempting` or `preempted`.
   */
  status?: string | undefined;
  /** What the server says of its status. */
  message?: string | undefined;
  /** When it began. */
  startTime?: string | undefined;
  /** When it ended. */
  endTime?: string | undefined;
  /** The run from whose cache its result is. */
  cacheRunId?: string | undefined;
  /** The job from whose cache its result is. */
  cacheJobId?: string | undefined;
}

/** The files that it passes on. */
export interface RunStepArtifacts {
  /** Paths of what it reads, within the main file system. */
  input?: Record<string, string> | undefined;
  /** Paths of what it writes, within the main file system. */
  output?: Record<string, string> | undefined;
}

/** Whether it takes an earlier result. */
export interface RunStepCache {
  /** Whether it does. */
  enable?: boolean | undefined;
  /** Seconds for which its own result is kept; -1 for ever. */
  maxExpiredTime?: string | undefined;
  /** The files that its result depends on. */
  fsScope?: RunStepCacheScope[] | undefined;
}

/** Files that a result depends on. */
export interface RunStepCacheScope {
  /** The file system. */
  name: string;
  /** The paths, with commas between. */
  path?: string | undefined;
}

/** How far the run is. */
export interface RunStop {
  /** Its status: `terminating` until it has ended. */
  status: string;
}

/** A run, without its steps. */
export interface RunView {
  /** The id. */
  runId: string;
  /** The name. */
  name: string;
  /** Pipeline and version, the path of a file, or the MD5 of a text. */
  source?: string | undefined;
  /** Who started it. */
  username: string;
  /** The main file system. */
  fsName?: string | undefined;
  /** The description. */
  description?: string | undefined;
  /** The schedule that started it. */
  scheduleId?: string | undefined;
  /** What the server says of its status. */
  runMsg?: string | undefined;
  /**
   * `initiating`, `pending`, `running`, `terminating`, `succeeded`, `failed`, `terminated`, or
   * `skipped`.
   */
  status: string;
  /** When it was created, in the server's local time. */
  createTime: string;
  /** When it began. */
  activateTime?: string | undefined;
  /** When it last changed. */
  updateTime?: string | undefined;
  /** When its schedule meant it to begin. */
  scheduledTime?: string | undefined;
}

/** A bucket of S3, or of a service that speaks its protocol, such as MinIO. */
export interface S3Storage {
  /** The kind of storage. */
  type: "s3";
  /** Where it is: `s3://bucket/path`. */
  url: string;
  /** The endpoint, with its scheme or without. Range: not empty. */
  endpoint: string;
  /** The access key. Range: not empty. */
  accessKey?: string | undefined;
  /** The secret key. Range: not empty. */
  secretKey?: string | undefined;
  /** The region. */
  region?: string | undefined;
  /** Whether the certificate is not checked. MinIO needs it. */
  insecureSkipVerify?: boolean | undefined;
  /** Whether the bucket stands in the path and not in the host's name. MinIO needs it. */
  s3ForcePathStyle?: boolean | undefined;
  /** Permissions of new files, in digits. */
  fileMode?: string | undefined;
  /** Permissions of new folders, in digits. */
  dirMode?: string | undefined;
  /** Further properties, which the server keeps as they are. */
  extraProperties?: Record<string, string> | undefined;
}

/** A bucket of S3, or of a service that speaks its protocol, such as MinIO. */
export interface S3StorageArgs {
  /** The kind of storage. */
  type: "s3";
  /** Where it is: `s3://bucket/path`. */
  url: pulumi.Input<string>;
  /** The endpoint, with its scheme or without. Range: not empty. */
  endpoint: pulumi.Input<string>;
  /** The access key. Range: not empty. Secret: encrypted in state and left out of messages. */
  accessKey: pulumi.Input<string>;
  /** The secret key. Range: not empty. Secret: encrypted in state and left out of messages. */
  secretKey: pulumi.Input<string>;
  /** The region. Default: `""`. */
  region?: pulumi.Input<string> | undefined;
  /** Whether the certificate is not checked. MinIO needs it. Default: `false`. */
  insecureSkipVerify?: pulumi.Input<boolean> | undefined;
  /** Whether the bucket stands in the path and not in the host's name. MinIO needs it. Default: `false`. */
  s3ForcePathStyle?: pulumi.Input<boolean> | undefined;
  /** Permissions of new files, in digits. */
  fileMode?: pulumi.Input<string> | undefined;
  /** Permissions of new folders, in digits. */
  dirMode?: pulumi.Input<string> | undefined;
  /** Further properties, which the server keeps as they are. */
  extraProperties?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
}

/** A schedule with its runs. */
export interface ScheduleDetail {
  /** The id. */
  scheduleId: string;
  /** The name. */
  name: string;
  /** The description. */
  desc?: string | undefined;
  /** The pipeline. */
  pipelineId: string;
  /** The number of the version. */
  pipelineVersionId: string;
  /** The owner. */
  username: string;
  /** The user whose file systems are meant, where that is another. */
  fsUsername?: string | undefined;
  /** When it runs. */
  crontab: string;
  /** The most runs at once; 0 for no limit. */
  concurrency?: number | undefined;
  /** What becomes of a run that would be one too many. */
  concurrencyPolicy?: string | undefined;
  /** Seconds after which a missed run is left out. */
  expireInterval?: number | undefined;
  /** Whether missed runs are made up for. */
  catchup?: boolean | undefined;
  /** When it begins, in the server's local time. */
  startTime?: string | undefined;
  /** When it ends. */
  endTime?: string | undefined;
  /** When it was created. */
  createTime: string;
  /** When it last changed. */
  updateTime: string;
  /** When it runs next. */
  nextRunTime?: string | undefined;
  /** What the server says of its status. */
  scheduleMsg?: string | undefined;
  /** `running`, `terminated` after a stop, `success` after its end time, or `failed`. */
  status: string;
  /** Its runs, the oldest first. */
  runs: RunView[];
}

/** The schedule after that. */
export interface ScheduleStop {
  /** `terminated`, or what it had ended as before. */
  status: string;
}

/** A schedule, without its runs. */
export interface ScheduleView {
  /** The id. */
  scheduleId: string;
  /** The name. */
  name: string;
  /** The description. */
  desc?: string | undefined;
  /** The pipeline. */
  pipelineId: string;
  /** The number of the version. */
  pipelineVersionId: string;
  /** The owner. */
  username: string;
  /** The user whose file systems are meant, where that is another. */
  fsUsername?: string | undefined;
  /** When it runs. */
  crontab: string;
  /** The most runs at once; 0 for no limit. */
  concurrency?: number | undefined;
  /** What becomes of a run that would be one too many. */
  concurrencyPolicy?: string | undefined;
  /** Seconds after which a missed run is left out. */
  expireInterval?: number | undefined;
  /** Whether missed runs are made up for. */
  catchup?: boolean | undefined;
  /** When it begins, in the server's local time. */
  startTime?: string | undefined;
  /** When it ends. */
  endTime?: string | undefined;
  /** When it was created. */
  createTime: string;
  /** When it last changed. */
  updateTime: string;
  /** When it runs next. */
  nextRunTime?: string | undefined;
  /** What the server says of its status. */
  scheduleMsg?: string | undefined;
  /** `running`, `terminated` after a stop, `success` after its end time, or `failed`. */
  status: string;
}

/** What the server was built from. */
export interface ServerVersion {
  /** The release; `v0.0.0` where it was built without telling. */
  gitVersion: string;
  /** The commit. */
  gitCommit: string;
  /** The branch. */
  gitBranch: string;
  /** When it was built. */
  buildDate: string;
  /** The version of Go. */
  goVersion: string;
  /** The compiler. */
  compiler: string;
  /** Operating system and architecture. */
  platform: string;
}

/** A folder that is reached by SFTP. */
export interface SftpStorage {
  /** The kind of storage. */
  type: "sftp";
  /** Where it is: `sftp://host:port/path`. */
  url: string;
  /** The user. Range: not empty. */
  user: string;
  /** The password. Range: not empty. */
  password?: string | undefined;
  /** Permissions of new files, in digits. */
  fileMode?: string | undefined;
  /** Permissions of new folders, in digits. */
  dirMode?: string | undefined;
  /** Further properties, which the server keeps as they are. */
  extraProperties?: Record<string, string> | undefined;
}

/** A folder that is reached by SFTP. */
export interface SftpStorageArgs {
  /** The kind of storage. */
  type: "sftp";
  /** Where it is: `sftp://host:port/path`. */
  url: pulumi.Input<string>;
  /** The user. Range: not empty. */
  user: pulumi.Input<string>;
  /** The password. Range: not empty. Secret: encrypted in state and left out of messages. */
  password: pulumi.Input<string>;
  /** Permissions of new files, in digits. */
  fileMode?: pulumi.Input<string> | undefined;
  /** Permissions of new folders, in digits. */
  dirMode?: pulumi.Input<string> | undefined;
  /** Further properties, which the server keeps as they are. */
  extraProperties?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
}

/** Averages of a job. */
export interface Statistics {
  /**
   * Texts by metric: cpu_usage_rate, memory_usage_rate, memory_usage, disk_usage, net_receive_bytes,
   * net_send_bytes, disk_read_rate, disk_write_rate, gpu_util, gpu_memory_util, gpu_memory_usage. They
   * end in their unit.
   */
  metricsInfo: Record<string, string>;
}

/** Metrics of a job in the course of time. */
export interface StatisticsDetail {
  /** The tasks. */
  result: StatisticsTask[];
  /** Whether values were left out, as there may be 1000 of a metric at most. */
  truncated: boolean;
}

/** A value at a time. */
export interface StatisticsPoint {
  /** Seconds since the epoch. */
  time: number;
  /** The value. */
  value: number;
}

/** A metric in the course of time. */
export interface StatisticsSeries {
  /** The metric. */
  metric: string;
  /** Its values. */
  points: StatisticsPoint[];
}

/** The metrics of a task. */
export interface StatisticsTask {
  /** The task. */
  taskName: string;
  /** Its metrics. */
  taskInfo: StatisticsSeries[];
}

/** What the tasks of a job have written. */
export interface StepLog {
  /** The job. */
  jobId?: string | undefined;
  /** The name of the Kubernetes object. */
  name?: string | undefined;
  /** The kind of the Kubernetes object. */
  type?: string | undefined;
  /** Its tasks. */
  taskList: TaskLog[];
  /** Events of the Kubernetes object. */
  eventList?: unknown[] | undefined;
}

/** What one task has written. */
export interface TaskLog {
  /** The task. */
  taskId: string;
  /** The text. */
  logContent: string;
  /** Whether another page follows. */
  hasNextPage?: boolean | undefined;
  /** Whether lines were left out. */
  truncated?: boolean | undefined;
}

/** A user. */
export interface UserView {
  /** The name. */
  username: string;
  /** When the user was created, RFC 3339. */
  createTime: string;
}
