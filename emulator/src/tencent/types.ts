import type { JsonObject } from "../core/json";

export type Edition = "2018" | "current";

export interface TencentAccess {
  endpoint: string;
  region: string;
  /** The edition of the API with which the emulator was started. */
  edition: Edition;
  secretId: string;
  secretKey: string;
  temporary: { secretId: string; secretKey: string; token: string };
}

export interface Quotas {
  jobs: number;
  taskTemplates: number;
  computeEnvs: number;
  nodesPerEnv: number;
  cpus: number;
  maxRetryCount: number;
}

/** Virtual seconds that each step takes. */
export interface Durations {
  /** From the order of a node until it is Creating. */
  nodeSubmitted: number;
  nodeCreating: number;
  /** From Created, when the machine is there, to Running. */
  nodeCreated: number;
  nodeDeleting: number;
  /** Until a machine that was taken back or could not be made is made again. */
  nodeRecreate: number;
  nodeRestart: number;
  /** How long an environment refuses a second change. */
  envBusy: number;
  envDeleting: number;
  jobSubmitted: number;
  instanceRunnable: number;
  instanceStarting: number;
  /** Of a command without `sleep N`. */
  instanceRunning: number;
  instanceTerminating: number;
}

export interface TencentSettings {
  /** The edition of the API. */
  edition: Edition;
  quotas: Quotas;
  durations: Durations;
  /** False: every SubmitJob and CreateComputeEnv is refused as UserNotAllowedToUseBatch. */
  userAllowed: boolean;
  /** Whether …CreateInfo(s) show the node count of ModifyComputeEnv; null: only in the current edition. */
  createInfoFollowsModify: boolean | null;
  /** Members of EnvData that the service chooses for environments whose requests leave them out; null: shown as sent. */
  envDataChoices: Record<string, unknown> | null;
  /**
   * Whether the lists of CreateInfos and task templates print numbers and flags of EnvData as text, as in the samples of
   * 2018, and echo flags of forms as sent; null: only in the edition of 2018. The structures declare numbers.
   */
  envDataAsText: boolean | null;
  /** Whether TerminateComputeNode(s) lower DesiredComputeNodeCount. */
  terminateLowersDesired: boolean;
  /** Requests per second that differ from the documented ones, by action. */
  rates: Record<string, number>;
}

// The structures below are the members that the emulator looks into; validation covers all documented ones.

export interface Tag {
  Key: string;
  Value: string;
}

/** As sent: the samples show numbers and booleans of EnvData as strings too. */
export type Loose<T> = T | string;

export interface VirtualPrivateCloud {
  VpcId: string;
  SubnetId: string;
}

export interface EnvData {
  InstanceType?: string;
  InstanceTypes?: string[];
  InstanceTypeOptions?: { CPU: number; Memory: number; InstanceCategories?: string[] };
  ImageId?: string;
  SystemDisk?: { DiskType?: string; DiskSize?: Loose<number> };
  DataDisks?: { DiskType?: string; DiskSize: Loose<number> }[];
  VirtualPrivateCloud?: VirtualPrivateCloud;
  VirtualPrivateClouds?: VirtualPrivateCloud[];
  Zones?: string[];
  InternetAccessible?: {
    InternetChargeType?: string;
    InternetMaxBandwidthOut?: Loose<number>;
    PublicIpAssigned?: Loose<boolean>;
  };
  LoginSettings?: { Password?: string; KeyIds?: string[]; KeepImageLogin?: string };
  SecurityGroupIds?: string[];
  InstanceChargeType?: string;
  InstanceMarketOptions?: {
    MarketType?: string;
    SpotOptions?: { MaxPrice: string; SpotInstanceType?: string };
  };
}

export interface MountDataDisk {
  LocalPath: string;
  FileSystemType?: string;
}

export interface AgentRunningMode {
  Scene: string;
}

export interface InputMapping {
  SourcePath: string;
  DestinationPath: string;
  MountType?: string;
}

export interface Notification {
  TopicName: string;
  EventConfigs: { EventName: string }[];
}

export interface Authentication {
  Scene: string;
  SecretId: string;
  SecretKey: string;
}

export interface NamedComputeEnv {
  EnvName: string;
  DesiredComputeNodeCount: number;
  EnvDescription?: string;
  EnvType?: string;
  EnvData?: EnvData;
  MountDataDisks?: MountDataDisk[];
  Authentications?: Authentication[];
  InputMappings?: InputMapping[];
  AgentRunningMode?: AgentRunningMode;
  Notifications?: Notification | Notification[];
  ActionIfComputeNodeInactive?: string;
  ResourceMaxRetryCount?: number;
  NotificationTarget?: string;
  Tags?: Tag[];
}

export interface Placement {
  Zone: string;
  ProjectId?: number;
  HostIds?: string[];
}

export interface RedirectInfo {
  StdoutRedirectPath?: string;
  StderrRedirectPath?: string;
  StdoutRedirectFileName?: string;
  StderrRedirectFileName?: string;
}

export interface Task {
  Application: {
    Command?: string;
    Commands?: { Command: string }[];
    DeliveryForm: string;
    PackagePath?: string;
  };
  TaskName?: string;
  TaskInstanceNum?: number;
  ComputeEnv?: {
    EnvType?: string;
    EnvData?: EnvData;
    MountDataDisks?: MountDataDisk[];
    AgentRunningMode?: AgentRunningMode;
  };
  EnvId?: string;
  RedirectInfo?: RedirectInfo;
  RedirectLocalInfo?: { StdoutLocalPath?: string; StderrLocalPath?: string };
  InputMappings?: InputMapping[];
  OutputMappings?: {
    SourcePath: string;
    DestinationPath: string;
    OutputMappingOption?: { Workspace?: string };
  }[];
  OutputMappingConfigs?: { Scene: string; WorkerNum: number; WorkerPartSize: number }[];
  EnvVars?: { Name: string; Value: string }[];
  FailedAction?: string;
  MaxRetryCount?: number;
  Timeout?: number;
  MaxConcurrentNum?: number;
  ResourceMaxRetryCount?: number;
}

export interface Job {
  Tasks: Task[];
  JobName?: string;
  JobDescription?: string;
  Priority?: number;
  Dependences?: { StartTask: string; EndTask: string }[];
  Notifications?: Notification[];
  TaskExecutionDependOn?: string;
  StateIfCreateCvmFailed?: string;
  NotificationTarget?: string;
  Tags?: Tag[];
}

export interface Filter {
  Name: string;
  Values: string[];
}

export interface Page {
  Offset?: number;
  Limit?: number;
}

/** Who asks: everything lives in a region. */
export interface Caller {
  region: string;
  edition: Edition;
  action: string;
}

export type Fields = JsonObject;
