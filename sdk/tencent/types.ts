// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

/** The creation or termination of a node. */
export interface Activity {
  /** The id, `act-…`. */
  activityId: string;
  /** The node. */
  computeNodeId: string;
  /** `CREATE_COMPUTE_NODE` or `TERMINATE_COMPUTE_NODE`. */
  computeNodeActivityType: string;
  /** The environment. */
  envId: string;
  /** What led to it. */
  cause?: string | undefined;
  /** `SUBMITTED`, `PROCESSING`, `SUCCEED` or `FAILED`. */
  activityState: string;
  /** The reason of the state. */
  stateReason?: string | undefined;
  /** When it began. */
  startTime?: string | undefined;
  /** When it ended. */
  endTime?: string | undefined;
  /** The instance. */
  instanceId?: string | undefined;
}

/** How the Batch agent runs on Windows. */
export interface AgentRunningMode {
  /** The operating system. */
  scene: "WINDOWS";
  /** The user that runs the agent. Range: not empty. */
  user: string;
  /** The session that runs the agent. Range: not empty. */
  session: string;
}

/** How the Batch agent runs on Windows. */
export interface AgentRunningModeArgs {
  /** The operating system. */
  scene: pulumi.Input<"WINDOWS">;
  /** The user that runs the agent. Range: not empty. */
  user: pulumi.Input<string>;
  /** The session that runs the agent. Range: not empty. */
  session: pulumi.Input<string>;
}

/** An environment that is made for one task. */
export interface AnonymousComputeEnv {
  /** How it is managed. */
  envType?: "MANAGED" | undefined;
  /** What its instances are made of. */
  envData?: EnvData | undefined;
  /** Mounts of data disks. */
  mountDataDisks?: MountDataDisk[] | undefined;
  /** How the Batch agent runs on Windows. */
  agentRunningMode?: AgentRunningMode | undefined;
}

/** An environment that is made for one task. */
export interface AnonymousComputeEnvArgs {
  /** How it is managed. Default: `"MANAGED"`. */
  envType?: pulumi.Input<"MANAGED"> | undefined;
  /** What its instances are made of. */
  envData?: pulumi.Input<EnvDataArgs> | undefined;
  /** Mounts of data disks. */
  mountDataDisks?: pulumi.Input<pulumi.Input<MountDataDiskArgs>[]> | undefined;
  /** How the Batch agent runs on Windows. */
  agentRunningMode?: pulumi.Input<AgentRunningModeArgs> | undefined;
}

/** What a task runs. */
export interface Application {
  /** The command. Range: not empty. */
  command?: string | undefined;
  /**
   * `PACKAGE` is fetched from remote storage, `LOCAL` is in the environment already. With docker, the
   * package is put into the container, or the software of the image runs.
   */
  deliveryForm: "PACKAGE" | "LOCAL";
  /** The remote path of the package. Range: not empty. */
  packagePath?: string | undefined;
  /** A Docker container. Batch installs Docker itself: images must not have it. */
  docker?: Docker | undefined;
  /** One command for each task instance, in place of command. Range: not empty. */
  commands?: CommandLine[] | undefined;
}

/** What a task runs. */
export interface ApplicationArgs {
  /** The command. Range: not empty. */
  command?: pulumi.Input<string> | undefined;
  /**
   * `PACKAGE` is fetched from remote storage, `LOCAL` is in the environment already. With docker, the
   * package is put into the container, or the software of the image runs.
   */
  deliveryForm: pulumi.Input<"PACKAGE" | "LOCAL">;
  /** The remote path of the package. Range: not empty. */
  packagePath?: pulumi.Input<string> | undefined;
  /** A Docker container. Batch installs Docker itself: images must not have it. */
  docker?: pulumi.Input<DockerArgs> | undefined;
  /**
   * One command for each task instance, in place of command. Range: not empty. Needs a connection with
   * `edition: "current"`.
   */
  commands?: pulumi.Input<pulumi.Input<CommandLineArgs>[]> | undefined;
}

/** AttachInstancesResult. */
export interface AttachInstancesResult {
  /** The id of the request, for the platform's support. */
  requestId?: string | undefined;
}

/** Credentials for a storage service. */
export interface Authentication {
  /** What they are for, such as `COS`. Range: not empty. */
  scene: string;
  /** The id of the key. Range: not empty. */
  secretId?: string | undefined;
  /** The key. Range: not empty. */
  secretKey?: string | undefined;
}

/** Credentials for a storage service. */
export interface AuthenticationArgs {
  /** What they are for, such as `COS`. Range: not empty. */
  scene: pulumi.Input<string>;
  /** The id of the key. Range: not empty. Secret: encrypted in state and left out of messages. */
  secretId: pulumi.Input<string>;
  /** The key. Range: not empty. Secret: encrypted in state and left out of messages. */
  secretKey: pulumi.Input<string>;
}

/** A command. */
export interface CommandLine {
  /** The command. Range: not empty. */
  command: string;
}

/** A command. */
export interface CommandLineArgs {
  /** The command. Range: not empty. */
  command: pulumi.Input<string>;
}

/** What an environment was created with. */
export interface ComputeEnvCreateInfo {
  /** The id. */
  envId: string;
  /** The name. */
  envName: string;
  /** The description. */
  envDescription?: string | undefined;
  /** How it is managed. */
  envType?: string | undefined;
  /** What instances are made of: a selection of CVM's RunInstances. */
  envData?: EnvData | undefined;
  /** Mounts of data disks. */
  mountDataDisks?: MountDataDisk[] | undefined;
  /** Mounts of remote storage. */
  inputMappings?: InputMapping[] | undefined;
  /** Credentials for storage services. */
  authentications?: Authentication[] | undefined;
  /** Messages. */
  notifications?: ComputeEnvNotification[] | undefined;
  /** The wanted number of nodes; it may be that of the creation. */
  desiredComputeNodeCount: number;
  /**
   * Tags, at most 9: the provider sets one more, `pulumi-batchflow`, to find again what an interrupted
   * run has created.
   */
  tags?: Record<string, string> | undefined;
}

/** An environment with its nodes. */
export interface ComputeEnvDetail {
  /** The id. */
  envId: string;
  /** The name. */
  envName: string;
  /** Where instances are placed. */
  placement: PlacementView;
  /** When it was created. */
  createTime: string;
  /** The number of nodes in each state. */
  computeNodeMetrics: ComputeNodeMetrics;
  /** How it is managed: `MANAGED`, or `THPC_QUEUE` where the THPC platform made it. */
  envType?: string | undefined;
  /** The wanted number of nodes. */
  desiredComputeNodeCount: number;
  /** What happens next; `DELETING` while it is being deleted. */
  nextAction?: string | undefined;
  /** The kind of nodes: `CVM` or `CPM`. */
  resourceType?: string | undefined;
  /** The number of attached instances. */
  attachedComputeNodeCount?: number | undefined;
  /**
   * Tags, at most 9: the provider sets one more, `pulumi-batchflow`, to find again what an interrupted
   * run has created.
   */
  tags?: Record<string, string> | undefined;
  /** The nodes. */
  computeNodeSet: ComputeNode[];
}

/** An event that is told of. */
export interface ComputeEnvEventConfig {
  /** The event. */
  eventName:
    | "COMPUTE_ENV_CREATED"
    | "COMPUTE_ENV_DELETED"
    | "COMPUTE_NODE_CREATED"
    | "COMPUTE_NODE_CREATION_FAILED"
    | "COMPUTE_NODE_RUNNING"
    | "COMPUTE_NODE_ABNORMAL"
    | "COMPUTE_NODE_DELETING";
  /** Keys and values that its messages carry. Signature version 1 cannot say that there are none. */
  eventVars?: EventVar[] | undefined;
}

/** An event that is told of. */
export interface ComputeEnvEventConfigArgs {
  /** The event. */
  eventName: pulumi.Input<
    | "COMPUTE_ENV_CREATED"
    | "COMPUTE_ENV_DELETED"
    | "COMPUTE_NODE_CREATED"
    | "COMPUTE_NODE_CREATION_FAILED"
    | "COMPUTE_NODE_RUNNING"
    | "COMPUTE_NODE_ABNORMAL"
    | "COMPUTE_NODE_DELETING"
  >;
  /**
   * Keys and values that its messages carry. Signature version 1 cannot say that there are none.
   * Default: `[]`. With `signatureMethod: "HmacSHA1"` required. With `signatureMethod: "HmacSHA256"`
   * required.
   */
  eventVars?: pulumi.Input<pulumi.Input<EventVarArgs>[]> | undefined;
}

/** Messages to a topic of the message queue. */
export interface ComputeEnvNotification {
  /** The topic. It must exist and have a subscription. Range: not empty. */
  topicName: string;
  /** The events, each at most once. Range: not empty. */
  eventConfigs: ComputeEnvEventConfig[];
}

/** Messages to a topic of the message queue. */
export interface ComputeEnvNotificationArgs {
  /** The topic. It must exist and have a subscription. Range: not empty. */
  topicName: pulumi.Input<string>;
  /** The events, each at most once. Range: not empty. */
  eventConfigs: pulumi.Input<pulumi.Input<ComputeEnvEventConfigArgs>[]>;
}

/** An environment, without its nodes. */
export interface ComputeEnvView {
  /** The id. */
  envId: string;
  /** The name. */
  envName: string;
  /** Where instances are placed. */
  placement: PlacementView;
  /** When it was created. */
  createTime: string;
  /** The number of nodes in each state. */
  computeNodeMetrics: ComputeNodeMetrics;
  /** How it is managed: `MANAGED`, or `THPC_QUEUE` where the THPC platform made it. */
  envType?: string | undefined;
  /** The wanted number of nodes. */
  desiredComputeNodeCount: number;
  /** What happens next; `DELETING` while it is being deleted. */
  nextAction?: string | undefined;
  /** The kind of nodes: `CVM` or `CPM`. */
  resourceType?: string | undefined;
  /** The number of attached instances. */
  attachedComputeNodeCount?: number | undefined;
  /**
   * Tags, at most 9: the provider sets one more, `pulumi-batchflow`, to find again what an interrupted
   * run has created.
   */
  tags?: Record<string, string> | undefined;
}

/** A compute node. */
export interface ComputeNode {
  /** The id, `node-…`. */
  computeNodeId: string;
  /** The instance, `ins-…`. */
  computeNodeInstanceId?: string | undefined;
  /**
   * `SUBMITTED`, `PENDING`, `CREATING`, `CREATION_FAILED`, `CREATED`, `RUNNING`, `ABNORMAL` or
   * `DELETING`.
   */
  computeNodeState: string;
  /** Cores. */
  cpu?: number | undefined;
  /** GiB. */
  memory?: number | undefined;
  /** When its resource was ready. */
  resourceCreatedTime?: string | undefined;
  /** How many task instances it can take now; 0 is busy. */
  taskInstanceNumAvailable?: number | undefined;
  /** The version of the Batch agent. */
  agentVersion?: string | undefined;
  /** Private addresses. */
  privateIpAddresses?: string[] | undefined;
  /** Public addresses. */
  publicIpAddresses?: string[] | undefined;
  /** `CVM` or `CPM`. */
  resourceType?: string | undefined;
  /** `BATCH_CREATED` or `USER_ATTACHED`. */
  resourceOrigin?: string | undefined;
}

/** The number of nodes in each state. */
export interface ComputeNodeMetrics {
  /** Submitted. */
  submittedCount: number;
  /** Being created. */
  creatingCount: number;
  /** Creation failed. */
  creationFailedCount: number;
  /** Created, without a heartbeat yet. */
  createdCount: number;
  /** Running. */
  runningCount: number;
  /** Being destroyed. */
  deletingCount: number;
  /** Without a heartbeat for some time. */
  abnormalCount: number;
}

/** A data disk of an instance. */
export interface DataDisk {
  /**
   * GB, in steps of 10; the range depends on the kind of disk. 0 is no data disk. Range: at least 0, a
   * multiple of 10.
   */
  diskSize: number;
  /** The kind of disk. `LOCAL_NVME` and `LOCAL_PRO` come with instance types and cannot be chosen. */
  diskType?:
    | "LOCAL_BASIC"
    | "LOCAL_SSD"
    | "CLOUD_BASIC"
    | "CLOUD_PREMIUM"
    | "CLOUD_SSD"
    | "CLOUD_BSSD"
    | "CLOUD_HSSD"
    | "CLOUD_TSSD"
    | "LOCAL_NVME"
    | "LOCAL_PRO"
    | undefined;
  /** The id of a disk. The platform does not support it at present. Range: not empty. */
  diskId?: string | undefined;
  /** Whether the disk is destroyed with its instance. */
  deleteWithInstance?: boolean | undefined;
  /** The snapshot that the disk is made from. Range: not empty. */
  snapshotId?: string | undefined;
  /** Whether the disk is encrypted. */
  encrypt?: boolean | undefined;
  /** The KMS key that encrypts the disk. Range: not empty. */
  kmsKeyId?: string | undefined;
  /** Extra throughput of the disk, MB/s. Range: at least 0. */
  throughputPerformance?: number | undefined;
  /** The dedicated cluster that holds the disk. Range: not empty. */
  cdcId?: string | undefined;
  /** Whether the disk may burst. */
  burstPerformance?: boolean | undefined;
  /** The name of the disk, at most 128 characters. Range: at most 128 characters. */
  diskName?: string | undefined;
}

/** A data disk of an instance. */
export interface DataDiskArgs {
  /**
   * GB, in steps of 10; the range depends on the kind of disk. 0 is no data disk. Range: at least 0, a
   * multiple of 10.
   */
  diskSize: pulumi.Input<number>;
  /**
   * The kind of disk. `LOCAL_NVME` and `LOCAL_PRO` come with instance types and cannot be chosen.
   * Default: `"LOCAL_BASIC"`. With `edition: "2018"` only `LOCAL_BASIC`, `LOCAL_SSD`, `CLOUD_BASIC`,
   * `CLOUD_PREMIUM`, `CLOUD_SSD`.
   */
  diskType?:
    | pulumi.Input<
        | "LOCAL_BASIC"
        | "LOCAL_SSD"
        | "CLOUD_BASIC"
        | "CLOUD_PREMIUM"
        | "CLOUD_SSD"
        | "CLOUD_BSSD"
        | "CLOUD_HSSD"
        | "CLOUD_TSSD"
        | "LOCAL_NVME"
        | "LOCAL_PRO"
      >
    | undefined;
  /**
   * The id of a disk. The platform does not support it at present. Range: not empty. Default: chosen by
   * the platform.
   */
  diskId?: pulumi.Input<string> | undefined;
  /** Whether the disk is destroyed with its instance. Default: `true`. */
  deleteWithInstance?: pulumi.Input<boolean> | undefined;
  /**
   * The snapshot that the disk is made from. Range: not empty. Needs a connection with `edition:
   * "current"`.
   */
  snapshotId?: pulumi.Input<string> | undefined;
  /** Whether the disk is encrypted. Needs a connection with `edition: "current"`. */
  encrypt?: pulumi.Input<boolean> | undefined;
  /**
   * The KMS key that encrypts the disk. Range: not empty. Default: chosen by the platform. Needs a
   * connection with `edition: "current"`.
   */
  kmsKeyId?: pulumi.Input<string> | undefined;
  /** Extra throughput of the disk, MB/s. Range: at least 0. Needs a connection with `edition: "current"`. */
  throughputPerformance?: pulumi.Input<number> | undefined;
  /**
   * The dedicated cluster that holds the disk. Range: not empty. Needs a connection with `edition:
   * "current"`.
   */
  cdcId?: pulumi.Input<string> | undefined;
  /** Whether the disk may burst. Needs a connection with `edition: "current"`. */
  burstPerformance?: pulumi.Input<boolean> | undefined;
  /**
   * The name of the disk, at most 128 characters. Range: at most 128 characters. Needs a connection with
   * `edition: "current"`.
   */
  diskName?: pulumi.Input<string> | undefined;
}

/** A series of values. */
export interface DataPointView {
  /** When they were measured, as the platform writes it. */
  timestamps: unknown[];
  /** The values, one for each time. */
  readings: unknown[];
}

/** An edge of the task graph. */
export interface Dependence {
  /** The task that comes first. Range: not empty. */
  startTask: string;
  /** The task that depends on it. Range: not empty. */
  endTask: string;
}

/** An edge of the task graph. */
export interface DependenceArgs {
  /** The task that comes first. Range: not empty. */
  startTask: pulumi.Input<string>;
  /** The task that depends on it. Range: not empty. */
  endTask: pulumi.Input<string>;
}

/** DetachInstancesResult. */
export interface DetachInstancesResult {
  /** The id of the request, for the platform's support. */
  requestId?: string | undefined;
}

/** A Docker container. Batch installs Docker itself: images must not have it. */
export interface Docker {
  /** The user of Docker Hub or of the Tencent registry. The API of 2018 requires it. Range: not empty. */
  user?: string | undefined;
  /** The user's password. The API of 2018 requires it. Range: not empty. */
  password?: string | undefined;
  /**
   * `[user/repo]:[tag]` on Docker Hub, `ccr.ccs.tencentyun.com/[namespace/repo]:[tag]` in the Tencent
   * registry. Range: not empty.
   */
  image: string;
  /**
   * The registry: `ccr.ccs.tencentyun.com` for Tencent's. Left out, it is Docker Hub, and the instance
   * needs the internet.
   */
  server?: string | undefined;
  /** How often the pull is tried again. Range: at least 0. */
  maxRetryCount?: number | undefined;
  /** Seconds before the pull is tried again. Range: at least 0. */
  delayOnRetry?: number | undefined;
  /** Options of `docker run`. Range: not empty. */
  dockerRunOption?: string | undefined;
}

/** A Docker container. Batch installs Docker itself: images must not have it. */
export interface DockerArgs {
  /**
   * The user of Docker Hub or of the Tencent registry. The API of 2018 requires it. Range: not empty.
   * With `edition: "2018"` required.
   */
  user?: pulumi.Input<string> | undefined;
  /**
   * The user's password. The API of 2018 requires it. Range: not empty. Secret: encrypted in state and
   * left out of messages. With `edition: "2018"` required.
   */
  password?: pulumi.Input<string> | undefined;
  /**
   * `[user/repo]:[tag]` on Docker Hub, `ccr.ccs.tencentyun.com/[namespace/repo]:[tag]` in the Tencent
   * registry. Range: not empty.
   */
  image: pulumi.Input<string>;
  /**
   * The registry: `ccr.ccs.tencentyun.com` for Tencent's. Left out, it is Docker Hub, and the instance
   * needs the internet. Default: `""`.
   */
  server?: pulumi.Input<string> | undefined;
  /**
   * How often the pull is tried again. Range: at least 0. Default: `0`. Needs a connection with
   * `edition: "current"`.
   */
  maxRetryCount?: pulumi.Input<number> | undefined;
  /**
   * Seconds before the pull is tried again. Range: at least 0. Default: chosen by the platform. Needs a
   * connection with `edition: "current"`.
   */
  delayOnRetry?: pulumi.Input<number> | undefined;
  /** Options of `docker run`. Range: not empty. Needs a connection with `edition: "current"`. */
  dockerRunOption?: pulumi.Input<string> | undefined;
}

/** Agents that are installed on the instance. */
export interface EnhancedService {
  /** Cloud security. */
  securityService?: RunSecurityServiceEnabled | undefined;
  /** Cloud monitoring. */
  monitorService?: RunMonitorServiceEnabled | undefined;
  /** TencentCloud Automation Tools. */
  automationService?: RunAutomationServiceEnabled | undefined;
}

/** Agents that are installed on the instance. */
export interface EnhancedServiceArgs {
  /** Cloud security. */
  securityService?: pulumi.Input<RunSecurityServiceEnabledArgs> | undefined;
  /** Cloud monitoring. */
  monitorService?: pulumi.Input<RunMonitorServiceEnabledArgs> | undefined;
  /** TencentCloud Automation Tools. Needs a connection with `edition: "current"`. */
  automationService?: pulumi.Input<RunAutomationServiceEnabledArgs> | undefined;
}

/** What its instances are made of. */
export interface EnvData {
  /** The CVM instance type, such as `S1.SMALL2`. Range: not empty. */
  instanceType?: string | undefined;
  /** The CVM image, `img-…`. Range: not empty. */
  imageId?: string | undefined;
  /** The system disk of an instance. */
  systemDisk?: SystemDisk | undefined;
  /** The data disks. Left out, there are none. Pages of 2017 take one. */
  dataDisks?: DataDisk[] | undefined;
  /** The network. */
  virtualPrivateCloud?: VirtualPrivateCloud | undefined;
  /** The public network of an instance. */
  internetAccessible?: InternetAccessible | undefined;
  /** The name that the instances show. Range: not empty. */
  instanceName?: string | undefined;
  /** How one logs in. Left out, the platform makes a password and sends it. */
  loginSettings?: LoginSettings | undefined;
  /** Security groups. */
  securityGroupIds?: string[] | undefined;
  /** Agents that are installed on the instance. */
  enhancedService?: EnhancedService | undefined;
  /** How instances are paid for. */
  instanceChargeType?: "POSTPAID_BY_HOUR" | "SPOTPAID" | undefined;
  /** The market of spot instances. */
  instanceMarketOptions?: InstanceMarketOptionsRequest | undefined;
  /**
   * Instance types that are tried in this order until an instance is created, at most 10. Range: not
   * empty, at most 10 elements.
   */
  instanceTypes?: string[] | undefined;
  /** What the instance type must have. */
  instanceTypeOptions?: InstanceTypeOptions | undefined;
  /** Zones for the instances. */
  zones?: string[] | undefined;
  /** Networks for the instances. */
  virtualPrivateClouds?: VirtualPrivateCloud[] | undefined;
}

/** What its instances are made of. */
export interface EnvDataArgs {
  /** The CVM instance type, such as `S1.SMALL2`. Range: not empty. Default: chosen by the platform. */
  instanceType?: pulumi.Input<string> | undefined;
  /** The CVM image, `img-…`. Range: not empty. Default: chosen by the platform. */
  imageId?: pulumi.Input<string> | undefined;
  /** The system disk of an instance. Default: chosen by the platform. */
  systemDisk?: pulumi.Input<SystemDiskArgs> | undefined;
  /** The data disks. Left out, there are none. Pages of 2017 take one. */
  dataDisks?: pulumi.Input<pulumi.Input<DataDiskArgs>[]> | undefined;
  /** The network. Default: chosen by the platform. */
  virtualPrivateCloud?: pulumi.Input<VirtualPrivateCloudArgs> | undefined;
  /** The public network of an instance. */
  internetAccessible?: pulumi.Input<InternetAccessibleArgs> | undefined;
  /** The name that the instances show. Range: not empty. Default: chosen by the platform. */
  instanceName?: pulumi.Input<string> | undefined;
  /**
   * How one logs in. Left out, the platform makes a password and sends it. Default: chosen by the
   * platform.
   */
  loginSettings?: pulumi.Input<LoginSettingsArgs> | undefined;
  /** Security groups. Default: chosen by the platform. */
  securityGroupIds?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Agents that are installed on the instance. */
  enhancedService?: pulumi.Input<EnhancedServiceArgs> | undefined;
  /** How instances are paid for. Default: `"POSTPAID_BY_HOUR"`. */
  instanceChargeType?: pulumi.Input<"POSTPAID_BY_HOUR" | "SPOTPAID"> | undefined;
  /** The market of spot instances. */
  instanceMarketOptions?: pulumi.Input<InstanceMarketOptionsRequestArgs> | undefined;
  /**
   * Instance types that are tried in this order until an instance is created, at most 10. Range: not
   * empty, at most 10 elements.
   */
  instanceTypes?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** What the instance type must have. Needs a connection with `edition: "current"`. */
  instanceTypeOptions?: pulumi.Input<InstanceTypeOptionsArgs> | undefined;
  /** Zones for the instances. Needs a connection with `edition: "current"`. */
  zones?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Networks for the instances. Needs a connection with `edition: "current"`. */
  virtualPrivateClouds?: pulumi.Input<pulumi.Input<VirtualPrivateCloudArgs>[]> | undefined;
}

/** An environment variable. */
export interface EnvVar {
  /** The name. Range: not empty. */
  name: string;
  /** The value. */
  value: string;
}

/** An environment variable. */
export interface EnvVarArgs {
  /** The name. Range: not empty. */
  name: pulumi.Input<string>;
  /** The value. */
  value: pulumi.Input<string>;
}

/** A key and value that messages carry. */
export interface EventVar {
  /** The key. Range: not empty. */
  name: string;
  /** The value. */
  value: string;
}

/** A key and value that messages carry. */
export interface EventVarArgs {
  /** The key. Range: not empty. */
  name: pulumi.Input<string>;
  /** The value. */
  value: pulumi.Input<string>;
}

/** More about an instance type. */
export interface Externals {
  /** Whether the address is released. */
  releaseAddress?: boolean | undefined;
  /** Networks that it cannot use: `BASIC`, `VPC1.0`. */
  unsupportNetworks?: string[] | undefined;
  /** Local hard disks. */
  storageBlockAttr?: StorageBlock | undefined;
}

/** A mount of remote storage. */
export interface InputMapping {
  /** The source, such as `cos://bucket-appid.cos.region.myqcloud.com/` or `cfs://…`. Range: not empty. */
  sourcePath: string;
  /** The local path under which it is mounted. Range: not empty. */
  destinationPath: string;
  /** Mount options, such as `-oensure_diskfree=5120 -oallow_other -ononempty`. Range: not empty. */
  mountOptionParameter?: string | undefined;
  /** What mounts it. */
  mountType?: "COSFS" | "GooseFS-Lite" | undefined;
}

/** A mount of remote storage. */
export interface InputMappingArgs {
  /** The source, such as `cos://bucket-appid.cos.region.myqcloud.com/` or `cfs://…`. Range: not empty. */
  sourcePath: pulumi.Input<string>;
  /** The local path under which it is mounted. Range: not empty. */
  destinationPath: pulumi.Input<string>;
  /** Mount options, such as `-oensure_diskfree=5120 -oallow_other -ononempty`. Range: not empty. */
  mountOptionParameter?: pulumi.Input<string> | undefined;
  /** What mounts it. Default: chosen by the platform. Needs a connection with `edition: "current"`. */
  mountType?: pulumi.Input<"COSFS" | "GooseFS-Lite"> | undefined;
}

/** An instance to attach. */
export interface Instance {
  /** The id, `ins-…`. Range: not empty. */
  instanceId: string;
  /** The image with which the system is installed again. Range: not empty. */
  imageId?: string | undefined;
  /** How one logs in afterwards. */
  loginSettings?: LoginSettings | undefined;
}

/** A category, as `envData.instanceTypeOptions` takes it. */
export interface InstanceCategoryItem {
  /** The category, such as `GENERAL` or `COMPUTE_2`. */
  instanceCategory: string;
  /** The families of instance types in it, such as `S3`. */
  instanceFamilySet: string[];
}

/** The market of spot instances. */
export interface InstanceMarketOptionsRequest {
  /** The market. */
  marketType?: "spot" | undefined;
  /** The bid. Today's API requires it. */
  spotOptions?: SpotMarketOptions | undefined;
}

/** The market of spot instances. */
export interface InstanceMarketOptionsRequestArgs {
  /** The market. Default: `"spot"`. */
  marketType?: pulumi.Input<"spot"> | undefined;
  /** The bid. Today's API requires it. With `edition: "current"` required. */
  spotOptions?: pulumi.Input<SpotMarketOptionsArgs> | undefined;
}

/** An instance type that Batch can use. */
export interface InstanceTypeConfig {
  /** The instance type, such as `S1.SMALL2`. */
  instanceType: string;
  /** The availability zone. */
  zone: string;
  /** The family, such as `S1`. */
  instanceFamily: string;
  /** Cores. */
  cpu: number;
  /** GB. */
  memory: number;
}

/** What the instance type must have. */
export interface InstanceTypeOptions {
  /** Cores. Range: more than 0. */
  cpu: number;
  /** GB. Range: more than 0. */
  memory: number;
  /** Categories of instance types, the first preferred. Left out, all. */
  instanceCategories?:
    ("ALL" | "GENERAL" | "GENERAL_2" | "GENERAL_3" | "COMPUTE" | "COMPUTE_2" | "COMPUTE_3")[] | undefined;
}

/** What the instance type must have. */
export interface InstanceTypeOptionsArgs {
  /** Cores. Range: more than 0. */
  cpu: pulumi.Input<number>;
  /** GB. Range: more than 0. */
  memory: pulumi.Input<number>;
  /** Categories of instance types, the first preferred. Left out, all. Default: chosen by the platform. */
  instanceCategories?:
    | pulumi.Input<
        pulumi.Input<"ALL" | "GENERAL" | "GENERAL_2" | "GENERAL_3" | "COMPUTE" | "COMPUTE_2" | "COMPUTE_3">[]
      >
    | undefined;
}

/** An instance type in a zone, with its stock and price. */
export interface InstanceTypeQuotaItem {
  /** The availability zone. */
  zone: string;
  /** The instance type, such as `S3.SMALL1`. */
  instanceType: string;
  /**
   * How it is paid for: `PREPAID`, `POSTPAID_BY_HOUR`, `SPOTPAID` or `CDHPAID`, where only the dedicated
   * host is paid for.
   */
  instanceChargeType: string;
  /** The family, such as `S3`. */
  instanceFamily: string;
  /** The name of the family for people. */
  typeName?: string | undefined;
  /** Cores. */
  cpu: number;
  /** GB. */
  memory: number;
  /** A price, CNY. Per cents are what is left to pay: 20 is a fifth. */
  price: ItemPrice;
  /** `SELL` or `SOLD_OUT`. */
  status: string;
  /** Perhaps how many can be had: the vendor's example has it, its description does not. */
  instanceQuota?: number | undefined;
  /** The network card: 25 is 25G. */
  networkCard?: number | undefined;
  /** Local disks. */
  localDiskTypeList?: LocalDiskType[] | undefined;
  /** More about an instance type. */
  externals?: Externals | undefined;
  /** Why it is sold out. */
  soldOutReason?: string | undefined;
  /** The stock: `EnoughStock`, `NormalStock`, `UnderStock` or `WithoutStock`. */
  statusCategory?: string | undefined;
  /** Bandwidth inside the network, Gbps. */
  instanceBandwidth?: number | undefined;
  /** Packets a second, 10,000. */
  instancePps?: number | undefined;
  /** The number of local storage blocks. */
  storageBlockAmount?: number | undefined;
  /** The processor. */
  cpuType?: string | undefined;
  /** The clock of the processor. */
  frequency?: string | undefined;
  /** Graphics processors. */
  gpu?: number | undefined;
  /** Graphics processors, counted in parts. */
  gpuCount?: number | undefined;
  /** FPGA cards. */
  fpga?: number | undefined;
  /** A remark. */
  remark?: string | undefined;
}

/** The public network of an instance. */
export interface InternetAccessible {
  /**
   * How traffic is paid for. Left out, it is as for the instance, unless the account has a bandwidth
   * package.
   */
  internetChargeType?:
    | "BANDWIDTH_PREPAID"
    | "TRAFFIC_POSTPAID_BY_HOUR"
    | "BANDWIDTH_POSTPAID_BY_HOUR"
    | "BANDWIDTH_PACKAGE"
    | undefined;
  /** Mbps; the upper limit depends on the instance type. Range: at least 0. */
  internetMaxBandwidthOut?: number | undefined;
  /**
   * Whether the instance has a public IP. Left out, it has one where there is bandwidth; without
   * bandwidth none is possible.
   */
  publicIpAssigned?: boolean | undefined;
  /** The bandwidth package. Range: not empty. */
  bandwidthPackageId?: string | undefined;
  /** The line of the public IP. Range: not empty. */
  internetServiceProvider?: string | undefined;
  /** The kind of the public IPv4 address. Range: not empty. */
  ipv4AddressType?: string | undefined;
  /** The kind of the public IPv6 address. Range: not empty. */
  ipv6AddressType?: string | undefined;
  /** The Anti-DDoS package of the public IP. Range: not empty. */
  antiDDoSPackageId?: string | undefined;
}

/** The public network of an instance. */
export interface InternetAccessibleArgs {
  /**
   * How traffic is paid for. Left out, it is as for the instance, unless the account has a bandwidth
   * package. Default: chosen by the platform.
   */
  internetChargeType?:
    | pulumi.Input<
        "BANDWIDTH_PREPAID" | "TRAFFIC_POSTPAID_BY_HOUR" | "BANDWIDTH_POSTPAID_BY_HOUR" | "BANDWIDTH_PACKAGE"
      >
    | undefined;
  /** Mbps; the upper limit depends on the instance type. Range: at least 0. Default: `0`. */
  internetMaxBandwidthOut?: pulumi.Input<number> | undefined;
  /**
   * Whether the instance has a public IP. Left out, it has one where there is bandwidth; without
   * bandwidth none is possible. Default: chosen by the platform.
   */
  publicIpAssigned?: pulumi.Input<boolean> | undefined;
  /** The bandwidth package. Range: not empty. Needs a connection with `edition: "current"`. */
  bandwidthPackageId?: pulumi.Input<string> | undefined;
  /**
   * The line of the public IP. Range: not empty. Default: chosen by the platform. Needs a connection
   * with `edition: "current"`.
   */
  internetServiceProvider?: pulumi.Input<string> | undefined;
  /**
   * The kind of the public IPv4 address. Range: not empty. Default: chosen by the platform. Needs a
   * connection with `edition: "current"`.
   */
  ipv4AddressType?: pulumi.Input<string> | undefined;
  /**
   * The kind of the public IPv6 address. Range: not empty. Default: chosen by the platform. Needs a
   * connection with `edition: "current"`.
   */
  ipv6AddressType?: pulumi.Input<string> | undefined;
  /**
   * The Anti-DDoS package of the public IP. Range: not empty. Needs a connection with `edition:
   * "current"`.
   */
  antiDDoSPackageId?: pulumi.Input<string> | undefined;
}

/** A price, CNY. Per cents are what is left to pay: 20 is a fifth. */
export interface ItemPrice {
  /** The price of a unit, without discount: where there are steps, of the first 96 hours of use. */
  unitPrice?: number | undefined;
  /** The unit: `HOUR`, or `GB` of traffic. */
  chargeUnit?: string | undefined;
  /** The list price, prepaid. */
  originalPrice?: number | undefined;
  /** The price with discount, prepaid. */
  discountPrice?: number | undefined;
  /** The discount, per cent. */
  discount?: number | undefined;
  /** As unitPrice, with discount. */
  unitPriceDiscount?: number | undefined;
  /** The price of a unit of the hours from 96 to 360 of use, without discount. */
  unitPriceSecondStep?: number | undefined;
  /** The price of a unit of the hours from 96 to 360 of use, with discount. */
  unitPriceDiscountSecondStep?: number | undefined;
  /** The price of a unit of the hours from 360 of use on, without discount. */
  unitPriceThirdStep?: number | undefined;
  /** The price of a unit of the hours from 360 of use on, with discount. */
  unitPriceDiscountThirdStep?: number | undefined;
  /** The list price of a year, prepaid. */
  originalPriceOneYear?: number | undefined;
  /** The price of a year with discount, prepaid. */
  discountPriceOneYear?: number | undefined;
  /** The discount on a year, per cent. */
  discountOneYear?: number | undefined;
  /** The list price of three years, prepaid. */
  originalPriceThreeYear?: number | undefined;
  /** The price of three years with discount, prepaid. */
  discountPriceThreeYear?: number | undefined;
  /** The discount on three years, per cent. */
  discountThreeYear?: number | undefined;
  /** The list price of five years, prepaid. */
  originalPriceFiveYear?: number | undefined;
  /** The price of five years with discount, prepaid. */
  discountPriceFiveYear?: number | undefined;
  /** The discount on five years, per cent. */
  discountFiveYear?: number | undefined;
}

/** A job with its tasks. */
export interface JobDetail {
  /** The id. */
  jobId: string;
  /** The name. */
  jobName?: string | undefined;
  /** The availability zone. */
  zone: string;
  /** The priority; larger is more urgent. */
  priority?: number | undefined;
  /**
   * The state. `SUBMITTED`, `PENDING`, `RUNNABLE`, `STARTING`, `RUNNING`, `SUCCEED`, `FAILED` or
   * `FAILED_INTERRUPTED`, which is failed with the instance kept.
   */
  jobState: string;
  /** When it was submitted. */
  createTime: string;
  /** When it ended. */
  endTime?: string | undefined;
  /** The tasks. */
  taskSet: TaskView[];
  /** The edges of the task graph. */
  dependenceSet?: Dependence[] | undefined;
  /** The number of tasks in each state. */
  taskMetrics: TaskMetrics;
  /** The number of task instances in each state. */
  taskInstanceMetrics?: TaskInstanceMetrics | undefined;
  /** Why it failed. */
  stateReason?: string | undefined;
  /**
   * Tags, at most 9: the provider sets one more, `pulumi-batchflow`, to find again what an interrupted
   * run has created.
   */
  tags?: Record<string, string> | undefined;
  /** What happens next, such as `TERMINATING`. */
  nextAction?: string | undefined;
}

/** An event that is told of. */
export interface JobEventConfig {
  /** The event. */
  eventName:
    | "JOB_RUNNING"
    | "JOB_SUCCEED"
    | "JOB_FAILED"
    | "JOB_FAILED_INTERRUPTED"
    | "TASK_RUNNING"
    | "TASK_SUCCEED"
    | "TASK_FAILED"
    | "TASK_FAILED_INTERRUPTED"
    | "TASK_INSTANCE_RUNNING"
    | "TASK_INSTANCE_SUCCEED"
    | "TASK_INSTANCE_FAILED"
    | "TASK_INSTANCE_FAILED_INTERRUPTED"
    | "COMPUTE_NODE_CREATED"
    | "COMPUTE_NODE_CREATION_FAILED"
    | "COMPUTE_NODE_RUNNING"
    | "COMPUTE_NODE_ABNORMAL"
    | "COMPUTE_NODE_DELETING";
  /** Keys and values that its messages carry. Signature version 1 cannot say that there are none. */
  eventVars?: EventVar[] | undefined;
}

/** An event that is told of. */
export interface JobEventConfigArgs {
  /**
   * The event. With `edition: "2018"` only `JOB_RUNNING`, `JOB_SUCCEED`, `JOB_FAILED`,
   * `JOB_FAILED_INTERRUPTED`, `TASK_RUNNING`, `TASK_SUCCEED`, `TASK_FAILED`, `TASK_FAILED_INTERRUPTED`,
   * `TASK_INSTANCE_RUNNING`, `TASK_INSTANCE_SUCCEED`, `TASK_INSTANCE_FAILED`,
   * `TASK_INSTANCE_FAILED_INTERRUPTED`.
   */
  eventName: pulumi.Input<
    | "JOB_RUNNING"
    | "JOB_SUCCEED"
    | "JOB_FAILED"
    | "JOB_FAILED_INTERRUPTED"
    | "TASK_RUNNING"
    | "TASK_SUCCEED"
    | "TASK_FAILED"
    | "TASK_FAILED_INTERRUPTED"
    | "TASK_INSTANCE_RUNNING"
    | "TASK_INSTANCE_SUCCEED"
    | "TASK_INSTANCE_FAILED"
    | "TASK_INSTANCE_FAILED_INTERRUPTED"
    | "COMPUTE_NODE_CREATED"
    | "COMPUTE_NODE_CREATION_FAILED"
    | "COMPUTE_NODE_RUNNING"
    | "COMPUTE_NODE_ABNORMAL"
    | "COMPUTE_NODE_DELETING"
  >;
  /**
   * Keys and values that its messages carry. Signature version 1 cannot say that there are none.
   * Default: `[]`. With `signatureMethod: "HmacSHA1"` required. With `signatureMethod: "HmacSHA256"`
   * required.
   */
  eventVars?: pulumi.Input<pulumi.Input<EventVarArgs>[]> | undefined;
}

/** What was measured of a task instance. */
export interface JobMonitorData {
  /** The time between two values, in the platform's unit. */
  period?: number | undefined;
  /** The series. */
  dataPoints: DataPointView[];
}

/** Messages to a topic of the message queue. */
export interface JobNotification {
  /** The topic. It must exist and have a subscription. Range: not empty. */
  topicName: string;
  /** The events, each at most once. Range: not empty. */
  eventConfigs: JobEventConfig[];
}

/** Messages to a topic of the message queue. */
export interface JobNotificationArgs {
  /** The topic. It must exist and have a subscription. Range: not empty. */
  topicName: pulumi.Input<string>;
  /** The events, each at most once. Range: not empty. */
  eventConfigs: pulumi.Input<pulumi.Input<JobEventConfigArgs>[]>;
}

/** What a job was submitted with. */
export interface JobSubmitInfo {
  /** The id. */
  jobId: string;
  /** The name. */
  jobName?: string | undefined;
  /** The description. */
  jobDescription?: string | undefined;
  /** The priority; larger is more urgent. */
  priority?: number | undefined;
  /** The tasks. */
  tasks: Task[];
  /** The edges of the task graph. */
  dependences?: Dependence[] | undefined;
  /** Messages. A service of 2017 returns them, later ones do not. */
  notifications?: JobNotification[] | undefined;
  /**
   * Tags, at most 9: the provider sets one more, `pulumi-batchflow`, to find again what an interrupted
   * run has created.
   */
  tags?: Record<string, string> | undefined;
}

/** A job, without its tasks. */
export interface JobView {
  /** The id. */
  jobId: string;
  /** The name. */
  jobName?: string | undefined;
  /**
   * The state. `SUBMITTED`, `PENDING`, `RUNNABLE`, `STARTING`, `RUNNING`, `SUCCEED`, `FAILED` or
   * `FAILED_INTERRUPTED`, which is failed with the instance kept.
   */
  jobState: string;
  /** The priority; larger is more urgent. */
  priority?: number | undefined;
  /** Where instances are placed. */
  placement: PlacementView;
  /** When it was submitted. */
  createTime: string;
  /** When it ended. */
  endTime?: string | undefined;
  /** The number of tasks in each state. */
  taskMetrics: TaskMetrics;
  /**
   * Tags, at most 9: the provider sets one more, `pulumi-batchflow`, to find again what an interrupted
   * run has created.
   */
  tags?: Record<string, string> | undefined;
}

/** A local disk that an instance type can have. */
export interface LocalDiskType {
  /** The kind. */
  type?: string | undefined;
  /** What it is for. */
  partitionType?: string | undefined;
  /** The least size, GB. */
  minSize?: number | undefined;
  /** The largest size, GB. */
  maxSize?: number | undefined;
  /** `REQUIRED` or `OPTIONAL`. */
  required?: string | undefined;
}

/** How one logs in. Left out, the platform makes a password and sends it. */
export interface LoginSettings {
  /**
   * The password. Linux: 8 to 16 characters, of at least two of letters, digits and special characters.
   * Windows: 12 to 16 characters, of at least three of small letters, capital letters, digits and
   * special characters. Range: at least 8 characters, at most 16 characters.
   */
  password?: string | undefined;
  /** The id of one key pair. Not for Windows; not together with password. Range: at most 1 elements. */
  keyIds?: string[] | undefined;
  /**
   * Whether the login of the image stays as it is. Only for custom, shared and imported images; not
   * together with password or keyIds.
   */
  keepImageLogin?: boolean | undefined;
}

/** How one logs in. Left out, the platform makes a password and sends it. */
export interface LoginSettingsArgs {
  /**
   * The password. Linux: 8 to 16 characters, of at least two of letters, digits and special characters.
   * Windows: 12 to 16 characters, of at least three of small letters, capital letters, digits and
   * special characters. Range: at least 8 characters, at most 16 characters. Default: chosen by the
   * platform. Secret: encrypted in state and left out of messages.
   */
  password?: pulumi.Input<string> | undefined;
  /** The id of one key pair. Not for Windows; not together with password. Range: at most 1 elements. */
  keyIds?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * Whether the login of the image stays as it is. Only for custom, shared and imported images; not
   * together with password or keyIds. Default: `false`.
   */
  keepImageLogin?: pulumi.Input<boolean> | undefined;
}

/** A dimension by which a metric is told apart. */
export interface MonitorDimension {
  /** The name. Range: not empty. */
  name: string;
  /** The value. */
  value: string;
}

/** A dimension by which a metric is told apart. */
export interface MonitorDimensionArgs {
  /** The name. Range: not empty. */
  name: pulumi.Input<string>;
  /** The value. */
  value: pulumi.Input<string>;
}

/** A mount of a data disk. */
export interface MountDataDisk {
  /** Where it is mounted: a path on Linux, a drive such as `H:\\` on Windows. Range: not empty. */
  localPath: string;
  /** The file system: `EXT3`, where left out, or `EXT4` on Linux; only `NTFS` on Windows. */
  fileSystemType?: "EXT3" | "EXT4" | "NTFS" | undefined;
}

/** A mount of a data disk. */
export interface MountDataDiskArgs {
  /** Where it is mounted: a path on Linux, a drive such as `H:\\` on Windows. Range: not empty. */
  localPath: pulumi.Input<string>;
  /**
   * The file system: `EXT3`, where left out, or `EXT4` on Linux; only `NTFS` on Windows. Default: chosen
   * by the platform.
   */
  fileSystemType?: pulumi.Input<"EXT3" | "EXT4" | "NTFS"> | undefined;
}

/** An upload of results. */
export interface OutputMapping {
  /** The local path. Range: not empty. */
  sourcePath: string;
  /** The remote path. Range: not empty. */
  destinationPath: string;
  /** How results are uploaded. */
  outputMappingOption?: OutputMappingOption | undefined;
}

/** An upload of results. */
export interface OutputMappingArgs {
  /** The local path. Range: not empty. */
  sourcePath: pulumi.Input<string>;
  /** The remote path. Range: not empty. */
  destinationPath: pulumi.Input<string>;
  /** How results are uploaded. Needs a connection with `edition: "current"`. */
  outputMappingOption?: pulumi.Input<OutputMappingOptionArgs> | undefined;
}

/** How fast results are uploaded. */
export interface OutputMappingConfig {
  /** The storage. */
  scene: "COS";
  /** Parallel workers. Range: at least 0. */
  workerNum: number;
  /** The size of the part that a worker uploads, MB. Range: at least 0. */
  workerPartSize: number;
}

/** How fast results are uploaded. */
export interface OutputMappingConfigArgs {
  /** The storage. */
  scene: pulumi.Input<"COS">;
  /** Parallel workers. Range: at least 0. */
  workerNum: pulumi.Input<number>;
  /** The size of the part that a worker uploads, MB. Range: at least 0. */
  workerPartSize: pulumi.Input<number>;
}

/** How results are uploaded. */
export interface OutputMappingOption {
  /** What the local path starts from. */
  workspace?: "BATCH_WORKSPACE" | "GLOBAL_WORKSPACE" | undefined;
}

/** How results are uploaded. */
export interface OutputMappingOptionArgs {
  /** What the local path starts from. Default: `"BATCH_WORKSPACE"`. */
  workspace?: pulumi.Input<"BATCH_WORKSPACE" | "GLOBAL_WORKSPACE"> | undefined;
}

/** Where instances are placed. */
export interface Placement {
  /**
   * The availability zone, such as `ap-guangzhou-2`. It must lie in the connection's region. Range: not
   * empty.
   */
  zone: string;
  /** The id of the project. Range: at least 0. */
  projectId?: number | undefined;
  /** Dedicated hosts (CDH), on which instances are placed at random. */
  hostIds?: string[] | undefined;
  /** The tenancy of dedicated resource packs. Range: not empty. */
  dedicatedResourcePackTenancy?: string | undefined;
  /** Dedicated resource packs. */
  dedicatedResourcePackIds?: string[] | undefined;
}

/** Where instances are placed. */
export interface PlacementArgs {
  /**
   * The availability zone, such as `ap-guangzhou-2`. It must lie in the connection's region. Range: not
   * empty.
   */
  zone: pulumi.Input<string>;
  /** The id of the project. Range: at least 0. Default: `0`. */
  projectId?: pulumi.Input<number> | undefined;
  /** Dedicated hosts (CDH), on which instances are placed at random. The order has no meaning. */
  hostIds?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * The tenancy of dedicated resource packs. Range: not empty. Needs a connection with `edition:
   * "current"`.
   */
  dedicatedResourcePackTenancy?: pulumi.Input<string> | undefined;
  /** Dedicated resource packs. Needs a connection with `edition: "current"`. */
  dedicatedResourcePackIds?: pulumi.Input<pulumi.Input<string>[]> | undefined;
}

/** Where instances are placed. */
export interface PlacementView {
  /**
   * The availability zone, such as `ap-guangzhou-2`. It must lie in the connection's region. Range: not
   * empty.
   */
  zone: string;
  /** The id of the project. Range: at least 0. */
  projectId?: number | undefined;
  /** Dedicated hosts (CDH), on which instances are placed at random. */
  hostIds?: string[] | undefined;
  /** The tenancy of dedicated resource packs. Range: not empty. */
  dedicatedResourcePackTenancy?: string | undefined;
  /** Dedicated resource packs. */
  dedicatedResourcePackIds?: string[] | undefined;
  /** The dedicated host. */
  hostId?: string | undefined;
  /** The rack. */
  rackId?: string | undefined;
}

/** Where output goes in remote storage. */
export interface RedirectInfo {
  /** The path for standard output. */
  stdoutRedirectPath?: string | undefined;
  /** The path for standard error. */
  stderrRedirectPath?: string | undefined;
  /**
   * The file for standard output. It may hold `${BATCH_JOB_ID}`, `${BATCH_TASK_NAME}` and
   * `${BATCH_TASK_INSTANCE_INDEX}`.
   */
  stdoutRedirectFileName?: string | undefined;
  /**
   * The file for standard error. It may hold `${BATCH_JOB_ID}`, `${BATCH_TASK_NAME}` and
   * `${BATCH_TASK_INSTANCE_INDEX}`.
   */
  stderrRedirectFileName?: string | undefined;
}

/** Where output goes in remote storage. */
export interface RedirectInfoArgs {
  /** The path for standard output. */
  stdoutRedirectPath?: pulumi.Input<string> | undefined;
  /** The path for standard error. */
  stderrRedirectPath?: pulumi.Input<string> | undefined;
  /**
   * The file for standard output. It may hold `${BATCH_JOB_ID}`, `${BATCH_TASK_NAME}` and
   * `${BATCH_TASK_INSTANCE_INDEX}`. Default: chosen by the platform.
   */
  stdoutRedirectFileName?: pulumi.Input<string> | undefined;
  /**
   * The file for standard error. It may hold `${BATCH_JOB_ID}`, `${BATCH_TASK_NAME}` and
   * `${BATCH_TASK_INSTANCE_INDEX}`. Default: chosen by the platform.
   */
  stderrRedirectFileName?: pulumi.Input<string> | undefined;
}

/** Where output goes on the instance. */
export interface RedirectLocalInfo {
  /** The path for standard output. */
  stdoutLocalPath?: string | undefined;
  /** The path for standard error. */
  stderrLocalPath?: string | undefined;
  /**
   * The file for standard output. It may hold `${BATCH_JOB_ID}`, `${BATCH_TASK_NAME}` and
   * `${BATCH_TASK_INSTANCE_INDEX}`.
   */
  stdoutLocalFileName?: string | undefined;
  /**
   * The file for standard error. It may hold `${BATCH_JOB_ID}`, `${BATCH_TASK_NAME}` and
   * `${BATCH_TASK_INSTANCE_INDEX}`.
   */
  stderrLocalFileName?: string | undefined;
}

/** Where output goes on the instance. */
export interface RedirectLocalInfoArgs {
  /** The path for standard output. */
  stdoutLocalPath?: pulumi.Input<string> | undefined;
  /** The path for standard error. */
  stderrLocalPath?: pulumi.Input<string> | undefined;
  /**
   * The file for standard output. It may hold `${BATCH_JOB_ID}`, `${BATCH_TASK_NAME}` and
   * `${BATCH_TASK_INSTANCE_INDEX}`. Default: chosen by the platform.
   */
  stdoutLocalFileName?: pulumi.Input<string> | undefined;
  /**
   * The file for standard error. It may hold `${BATCH_JOB_ID}`, `${BATCH_TASK_NAME}` and
   * `${BATCH_TASK_INSTANCE_INDEX}`. Default: chosen by the platform.
   */
  stderrLocalFileName?: pulumi.Input<string> | undefined;
}

/** RetryJobsResult. */
export interface RetryJobsResult {
  /** The id of the request, for the platform's support. */
  requestId?: string | undefined;
}

/** TencentCloud Automation Tools. */
export interface RunAutomationServiceEnabled {
  /** Whether the service is on. */
  enabled?: boolean | undefined;
}

/** TencentCloud Automation Tools. */
export interface RunAutomationServiceEnabledArgs {
  /** Whether the service is on. Default: `false`. */
  enabled?: pulumi.Input<boolean> | undefined;
}

/** Cloud monitoring. */
export interface RunMonitorServiceEnabled {
  /** Whether the service is on. */
  enabled?: boolean | undefined;
}

/** Cloud monitoring. */
export interface RunMonitorServiceEnabledArgs {
  /** Whether the service is on. Default: `true`. */
  enabled?: pulumi.Input<boolean> | undefined;
}

/** Cloud security. */
export interface RunSecurityServiceEnabled {
  /** Whether the service is on. */
  enabled?: boolean | undefined;
}

/** Cloud security. */
export interface RunSecurityServiceEnabledArgs {
  /** Whether the service is on. Default: `true`. */
  enabled?: pulumi.Input<boolean> | undefined;
}

/** The bid. Today's API requires it. */
export interface SpotMarketOptions {
  /** The most to pay for an hour, CNY. */
  maxPrice: string;
  /** The kind of request. */
  spotInstanceType?: "one-time" | undefined;
}

/** The bid. Today's API requires it. */
export interface SpotMarketOptionsArgs {
  /** The most to pay for an hour, CNY. */
  maxPrice: pulumi.Input<string>;
  /** The kind of request. Default: `"one-time"`. */
  spotInstanceType?: pulumi.Input<"one-time"> | undefined;
}

/** Local hard disks. */
export interface StorageBlock {
  /** The kind: `LOCAL_PRO`. */
  type?: string | undefined;
  /** The least capacity, GB. */
  minSize?: number | undefined;
  /** The largest capacity, GB. */
  maxSize?: number | undefined;
}

/** The system disk of an instance. */
export interface SystemDisk {
  /** The kind of disk: today's service takes one that is in stock, that of 2018 `CLOUD_BASIC`. */
  diskType?:
    | "LOCAL_BASIC"
    | "LOCAL_SSD"
    | "CLOUD_BASIC"
    | "CLOUD_PREMIUM"
    | "CLOUD_SSD"
    | "CLOUD_BSSD"
    | "CLOUD_HSSD"
    | "CLOUD_TSSD"
    | undefined;
  /** The id of a disk. The platform does not support it at present. Range: not empty. */
  diskId?: string | undefined;
  /** GB. Range: at least 0. */
  diskSize?: number | undefined;
  /** The dedicated cluster that holds the disk. Range: not empty. */
  cdcId?: string | undefined;
  /** The name of the disk, at most 128 characters. Range: at most 128 characters. */
  diskName?: string | undefined;
  /** Whether the disk is encrypted. */
  encrypt?: boolean | undefined;
  /** The KMS key that encrypts the disk. Range: not empty. */
  kmsKeyId?: string | undefined;
}

/** The system disk of an instance. */
export interface SystemDiskArgs {
  /**
   * The kind of disk: today's service takes one that is in stock, that of 2018 `CLOUD_BASIC`. Default:
   * chosen by the platform. With `edition: "2018"` only `LOCAL_BASIC`, `LOCAL_SSD`, `CLOUD_BASIC`,
   * `CLOUD_PREMIUM`, `CLOUD_SSD`.
   */
  diskType?:
    | pulumi.Input<
        | "LOCAL_BASIC"
        | "LOCAL_SSD"
        | "CLOUD_BASIC"
        | "CLOUD_PREMIUM"
        | "CLOUD_SSD"
        | "CLOUD_BSSD"
        | "CLOUD_HSSD"
        | "CLOUD_TSSD"
      >
    | undefined;
  /**
   * The id of a disk. The platform does not support it at present. Range: not empty. Default: chosen by
   * the platform.
   */
  diskId?: pulumi.Input<string> | undefined;
  /** GB. Range: at least 0. Default: `50`. */
  diskSize?: pulumi.Input<number> | undefined;
  /**
   * The dedicated cluster that holds the disk. Range: not empty. Needs a connection with `edition:
   * "current"`.
   */
  cdcId?: pulumi.Input<string> | undefined;
  /**
   * The name of the disk, at most 128 characters. Range: at most 128 characters. Needs a connection with
   * `edition: "current"`.
   */
  diskName?: pulumi.Input<string> | undefined;
  /** Whether the disk is encrypted. Needs a connection with `edition: "current"`. */
  encrypt?: pulumi.Input<boolean> | undefined;
  /**
   * The KMS key that encrypts the disk. Range: not empty. Default: chosen by the platform. Needs a
   * connection with `edition: "current"`.
   */
  kmsKeyId?: pulumi.Input<string> | undefined;
}

/** A task. It runs as a number of task instances, each on a compute node. */
export interface Task {
  /** What a task runs. */
  application: Application;
  /** The name, unique in a job. Range: not empty. */
  taskName?: string | undefined;
  /** The number of task instances. Range: at least 1. */
  taskInstanceNum?: number | undefined;
  /** An environment that is made for one task. */
  computeEnv?: AnonymousComputeEnv | undefined;
  /** The id of the named environment that the task runs in. Range: not empty. */
  envId?: string | undefined;
  /** Where output goes in remote storage. */
  redirectInfo?: RedirectInfo | undefined;
  /** Where output goes on the instance. */
  redirectLocalInfo?: RedirectLocalInfo | undefined;
  /** Mounts of remote storage. */
  inputMappings?: InputMapping[] | undefined;
  /** Uploads of results. */
  outputMappings?: OutputMapping[] | undefined;
  /** How fast results are uploaded. */
  outputMappingConfigs?: OutputMappingConfig[] | undefined;
  /** Environment variables. */
  envVars?: EnvVar[] | undefined;
  /** Credentials for storage services. */
  authentications?: Authentication[] | undefined;
  /**
   * What happens after a failure: `TERMINATE` destroys the instance; `INTERRUPT` and, at once,
   * `FAST_INTERRUPT` keep it, with its quota, for a look. No effect in a named environment.
   */
  failedAction?: "TERMINATE" | "INTERRUPT" | "FAST_INTERRUPT" | undefined;
  /** How often it is tried again after a failure. Range: at least 0. */
  maxRetryCount?: number | undefined;
  /** Seconds that it may run. Range: at least 0. */
  timeout?: number | undefined;
  /** The most task instances that run at once. Range: at least 0. */
  maxConcurrentNum?: number | undefined;
  /** Whether the node is restarted after a task instance. For named environments. */
  restartComputeNode?: boolean | undefined;
  /**
   * How often the creation of an instance is tried again, at most 100. The waits grow from 10 minutes to
   * an hour. Range: at least 0, at most 100.
   */
  resourceMaxRetryCount?: number | undefined;
}

/** A task. It runs as a number of task instances, each on a compute node. */
export interface TaskArgs {
  /** What a task runs. */
  application: pulumi.Input<ApplicationArgs>;
  /** The name, unique in a job. Range: not empty. Default: chosen by the platform. */
  taskName?: pulumi.Input<string> | undefined;
  /** The number of task instances. Range: at least 1. Default: `1`. */
  taskInstanceNum?: pulumi.Input<number> | undefined;
  /** An environment that is made for one task. */
  computeEnv?: pulumi.Input<AnonymousComputeEnvArgs> | undefined;
  /** The id of the named environment that the task runs in. Range: not empty. */
  envId?: pulumi.Input<string> | undefined;
  /** Where output goes in remote storage. */
  redirectInfo?: pulumi.Input<RedirectInfoArgs> | undefined;
  /** Where output goes on the instance. */
  redirectLocalInfo?: pulumi.Input<RedirectLocalInfoArgs> | undefined;
  /** Mounts of remote storage. */
  inputMappings?: pulumi.Input<pulumi.Input<InputMappingArgs>[]> | undefined;
  /** Uploads of results. */
  outputMappings?: pulumi.Input<pulumi.Input<OutputMappingArgs>[]> | undefined;
  /** How fast results are uploaded. */
  outputMappingConfigs?: pulumi.Input<pulumi.Input<OutputMappingConfigArgs>[]> | undefined;
  /** Environment variables. */
  envVars?: pulumi.Input<pulumi.Input<EnvVarArgs>[]> | undefined;
  /** Credentials for storage services. */
  authentications?: pulumi.Input<pulumi.Input<AuthenticationArgs>[]> | undefined;
  /**
   * What happens after a failure: `TERMINATE` destroys the instance; `INTERRUPT` and, at once,
   * `FAST_INTERRUPT` keep it, with its quota, for a look. No effect in a named environment. Default:
   * `"TERMINATE"`.
   */
  failedAction?: pulumi.Input<"TERMINATE" | "INTERRUPT" | "FAST_INTERRUPT"> | undefined;
  /** How often it is tried again after a failure. Range: at least 0. Default: `0`. */
  maxRetryCount?: pulumi.Input<number> | undefined;
  /** Seconds that it may run. Range: at least 0. Default: `86400`. */
  timeout?: pulumi.Input<number> | undefined;
  /**
   * The most task instances that run at once. Range: at least 0. Needs a connection with `edition:
   * "current"`.
   */
  maxConcurrentNum?: pulumi.Input<number> | undefined;
  /**
   * Whether the node is restarted after a task instance. For named environments. Needs a connection with
   * `edition: "current"`.
   */
  restartComputeNode?: pulumi.Input<boolean> | undefined;
  /**
   * How often the creation of an instance is tried again, at most 100. The waits grow from 10 minutes to
   * an hour. Range: at least 0, at most 100. Default: `0`. Needs a connection with `edition: "current"`.
   */
  resourceMaxRetryCount?: pulumi.Input<number> | undefined;
}

/** A task with its task instances. */
export interface TaskDetail {
  /** The job. */
  jobId: string;
  /** The name. */
  taskName: string;
  /**
   * The state. `SUBMITTED`, `PENDING`, `RUNNABLE`, `STARTING`, `RUNNING`, `SUCCEED`, `FAILED` or
   * `FAILED_INTERRUPTED`, which is failed with the instance kept.
   */
  taskState: string;
  /** When it was created. */
  createTime?: string | undefined;
  /** When it ended. */
  endTime?: string | undefined;
  /** The number of task instances. */
  taskInstanceTotalCount: number;
  /** The task instances. */
  taskInstanceSet: TaskInstanceView[];
  /** The number of task instances in each state. */
  taskInstanceMetrics: TaskInstanceMetrics;
}

/** The output of a task instance. */
export interface TaskInstanceLog {
  /** The index of the task instance. */
  taskInstanceIndex: number;
  /** Standard output; the platform keeps at most 2,048 bytes. */
  stdoutLog?: string | undefined;
  /** Standard error; the platform keeps at most 2,048 bytes. */
  stderrLog?: string | undefined;
  /** Where standard output goes. */
  stdoutRedirectPath?: string | undefined;
  /** Where standard error goes. */
  stderrRedirectPath?: string | undefined;
  /** The file of standard output. */
  stdoutRedirectFileName?: string | undefined;
  /** The file of standard error. */
  stderrRedirectFileName?: string | undefined;
}

/** The number of task instances in each state. */
export interface TaskInstanceMetrics {
  /** In state SUBMITTED. */
  submittedCount: number;
  /** In state PENDING. */
  pendingCount: number;
  /** In state RUNNABLE. */
  runnableCount: number;
  /** In state STARTING. */
  startingCount: number;
  /** In state RUNNING. */
  runningCount: number;
  /** In state SUCCEED. */
  succeedCount: number;
  /** In state FAILED_INTERRUPTED. */
  failedInterruptedCount: number;
  /** In state FAILED. */
  failedCount: number;
}

/** A task instance. */
export interface TaskInstanceView {
  /** The index, from 0. */
  taskInstanceIndex: number;
  /**
   * The state. `SUBMITTED`, `PENDING`, `RUNNABLE`, `STARTING`, `RUNNING`, `SUCCEED`, `FAILED` or
   * `FAILED_INTERRUPTED`, which is failed with the instance kept.
   */
  taskInstanceState: string;
  /** The exit code of the application, once it has ended. */
  exitCode?: number | undefined;
  /** Why it failed. */
  stateReason?: string | undefined;
  /** Why it failed, in detail. */
  stateDetailedReason?: string | undefined;
  /** The instance that it runs on, while it runs. */
  computeNodeInstanceId?: string | undefined;
  /** When it was created. */
  createTime?: string | undefined;
  /** When it was launched. */
  launchTime?: string | undefined;
  /** When it began to run. */
  runningTime?: string | undefined;
  /** When it ended. */
  endTime?: string | undefined;
  /** Where output goes in remote storage. */
  redirectInfo?: RedirectInfo | undefined;
  /** What becomes of it when its CVM instance cannot be created: `FAILED` or `RUNNABLE`. */
  stateIfCreateCvmFailed?: string | undefined;
}

/** The number of tasks in each state. */
export interface TaskMetrics {
  /** In state SUBMITTED. */
  submittedCount: number;
  /** In state PENDING. */
  pendingCount: number;
  /** In state RUNNABLE. */
  runnableCount: number;
  /** In state STARTING. */
  startingCount: number;
  /** In state RUNNING. */
  runningCount: number;
  /** In state SUCCEED. */
  succeedCount: number;
  /** In state FAILED_INTERRUPTED. */
  failedInterruptedCount: number;
  /** In state FAILED. */
  failedCount: number;
}

/** A task template. */
export interface TaskTemplateView {
  /** The id. */
  taskTemplateId: string;
  /** The name. */
  taskTemplateName: string;
  /** The description. */
  taskTemplateDescription?: string | undefined;
  /** The task. */
  taskTemplateInfo: Task;
  /** When it was created. */
  createTime: string;
  /**
   * Tags, at most 9: the provider sets one more, `pulumi-batchflow`, to find again what an interrupted
   * run has created.
   */
  tags?: Record<string, string> | undefined;
}

/** A task, without its task instances. */
export interface TaskView {
  /** The name. */
  taskName: string;
  /**
   * The state. `SUBMITTED`, `PENDING`, `RUNNABLE`, `STARTING`, `RUNNING`, `SUCCEED`, `FAILED` or
   * `FAILED_INTERRUPTED`, which is failed with the instance kept.
   */
  taskState: string;
  /** When it began. */
  createTime?: string | undefined;
  /** When it ended. */
  endTime?: string | undefined;
}

/** TerminateComputeNodesResult. */
export interface TerminateComputeNodesResult {
  /** The id of the request, for the platform's support. */
  requestId?: string | undefined;
}

/** TerminateTaskInstanceResult. */
export interface TerminateTaskInstanceResult {
  /** The id of the request, for the platform's support. */
  requestId?: string | undefined;
}

/** The network. */
export interface VirtualPrivateCloud {
  /**
   * The VPC, `vpc-…`. `DEFAULT`, for the subnet too, is the default VPC; not in the API of 2018. Range:
   * not empty.
   */
  vpcId: string;
  /** The subnet, `subnet-…`. Range: not empty. */
  subnetId: string;
  /** Whether the instance is a public gateway; needs a public IP. */
  asVpcGateway?: boolean | undefined;
  /** Addresses in the subnet; several only when several instances are created. */
  privateIpAddresses?: string[] | undefined;
  /** The number of IPv6 addresses of each network card. Range: at least 0. */
  ipv6AddressCount?: number | undefined;
}

/** The network. */
export interface VirtualPrivateCloudArgs {
  /**
   * The VPC, `vpc-…`. `DEFAULT`, for the subnet too, is the default VPC; not in the API of 2018. Range:
   * not empty.
   */
  vpcId: pulumi.Input<string>;
  /** The subnet, `subnet-…`. Range: not empty. */
  subnetId: pulumi.Input<string>;
  /** Whether the instance is a public gateway; needs a public IP. Default: `false`. */
  asVpcGateway?: pulumi.Input<boolean> | undefined;
  /**
   * Addresses in the subnet; several only when several instances are created. Default: chosen by the
   * platform.
   */
  privateIpAddresses?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * The number of IPv6 addresses of each network card. Range: at least 0. Needs a connection with
   * `edition: "current"`.
   */
  ipv6AddressCount?: pulumi.Input<number> | undefined;
}
