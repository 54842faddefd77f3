import type { Edition } from "../types";

/**
 * A member is written "Type" or "[Type]" (array), then what is special about it:
 *   *  required in both editions    +  unknown to the 2018 edition
 *   <  required only in 2018        >  required only in the current edition
 * "A|B" is type A in 2018 and type B in the current edition.
 */
export type StructureSource = Record<string, string>;

export interface Member {
  type: string;
  list: boolean;
  required: boolean;
}
export type Structure = ReadonlyMap<string, Member>;

const SOURCE: Record<string, StructureSource> = {
  AgentRunningMode: { Scene: "String*", User: "String*", Session: "String*" },
  AnonymousComputeEnv: {
    EnvType: "String",
    EnvData: "EnvData",
    MountDataDisks: "[MountDataDisk]",
    AgentRunningMode: "AgentRunningMode",
  },
  Application: {
    Command: "String<",
    DeliveryForm: "String*",
    PackagePath: "String",
    Docker: "Docker",
    Commands: "[CommandLine]+",
  },
  Authentication: { Scene: "String*", SecretId: "String*", SecretKey: "String*" },
  CommandLine: { Command: "String*" },
  ComputeEnvData: { InstanceTypes: "[String]*" },
  DataDisk: {
    DiskSize: "Integer*",
    DiskType: "String",
    DiskId: "String",
    DeleteWithInstance: "Boolean",
    SnapshotId: "String+",
    Encrypt: "Boolean+",
    KmsKeyId: "String+",
    ThroughputPerformance: "Integer+",
    CdcId: "String+",
    BurstPerformance: "Boolean+",
    DiskName: "String+",
  },
  Dependence: { StartTask: "String*", EndTask: "String*" },
  Dimension: { Name: "String*", Value: "String*" },
  Docker: {
    User: "String<",
    Password: "String<",
    Image: "String*",
    Server: "String",
    MaxRetryCount: "Integer+",
    DelayOnRetry: "Integer+",
    DockerRunOption: "String+",
  },
  EnhancedService: {
    SecurityService: "RunSecurityServiceEnabled",
    MonitorService: "RunMonitorServiceEnabled",
    AutomationService: "RunAutomationServiceEnabled+",
  },
  EnvData: {
    InstanceType: "String",
    ImageId: "String",
    SystemDisk: "SystemDisk",
    DataDisks: "[DataDisk]",
    VirtualPrivateCloud: "VirtualPrivateCloud",
    InternetAccessible: "InternetAccessible",
    InstanceName: "String",
    LoginSettings: "LoginSettings",
    SecurityGroupIds: "[String]",
    EnhancedService: "EnhancedService",
    InstanceChargeType: "String",
    InstanceMarketOptions: "InstanceMarketOptionsRequest",
    InstanceTypes: "[String]",
    InstanceTypeOptions: "InstanceTypeOptions+",
    Zones: "[String]+",
    VirtualPrivateClouds: "[VirtualPrivateCloud]+",
  },
  EnvVar: { Name: "String*", Value: "String*" },
  EventConfig: { EventName: "String*", EventVars: "[EventVar]*" },
  EventVar: { Name: "String*", Value: "String*" },
  Filter: { Name: "String*", Values: "[String]*" },
  InputMapping: {
    SourcePath: "String*",
    DestinationPath: "String*",
    MountOptionParameter: "String",
    MountType: "String+",
  },
  Instance: { InstanceId: "String*", ImageId: "String", LoginSettings: "LoginSettings" },
  InstanceMarketOptionsRequest: { MarketType: "String", SpotOptions: "SpotMarketOptions>" },
  InstanceTypeOptions: { CPU: "Integer*", Memory: "Integer*", InstanceCategories: "[String]" },
  InternetAccessible: {
    InternetChargeType: "String",
    InternetMaxBandwidthOut: "Integer",
    PublicIpAssigned: "Boolean",
    BandwidthPackageId: "String+",
    InternetServiceProvider: "String+",
    IPv4AddressType: "String+",
    IPv6AddressType: "String+",
    AntiDDoSPackageId: "String+",
  },
  Job: {
    Tasks: "[Task]*",
    JobName: "String",
    JobDescription: "String",
    Priority: "Integer",
    Dependences: "[Dependence]",
    Notifications: "[Notification]",
    TaskExecutionDependOn: "String",
    StateIfCreateCvmFailed: "String",
    Tags: "[Tag]+",
    NotificationTarget: "String+",
  },
  LoginSettings: { Password: "String", KeyIds: "[String]", KeepImageLogin: "String" },
  MountDataDisk: { LocalPath: "String*", FileSystemType: "String" },
  NamedComputeEnv: {
    EnvName: "String*",
    DesiredComputeNodeCount: "Integer*",
    EnvDescription: "String",
    EnvType: "String",
    EnvData: "EnvData",
    MountDataDisks: "[MountDataDisk]",
    Authentications: "[Authentication]",
    InputMappings: "[InputMapping]",
    AgentRunningMode: "AgentRunningMode",
    Notifications: "Notification|[Notification]",
    ActionIfComputeNodeInactive: "String",
    ResourceMaxRetryCount: "Integer+",
    Tags: "[Tag]+",
    NotificationTarget: "String+",
  },
  Notification: { TopicName: "String*", EventConfigs: "[EventConfig]*" },
  OutputMapping: {
    SourcePath: "String*",
    DestinationPath: "String*",
    OutputMappingOption: "OutputMappingOption+",
  },
  OutputMappingConfig: { Scene: "String*", WorkerNum: "Integer*", WorkerPartSize: "Integer*" },
  OutputMappingOption: { Workspace: "String" },
  Placement: {
    Zone: "String*",
    ProjectId: "Integer",
    HostIds: "[String]",
    DedicatedResourcePackTenancy: "String+",
    DedicatedResourcePackIds: "[String]+",
  },
  RedirectInfo: {
    StdoutRedirectPath: "String",
    StderrRedirectPath: "String",
    StdoutRedirectFileName: "String",
    StderrRedirectFileName: "String",
  },
  RedirectLocalInfo: {
    StdoutLocalPath: "String",
    StderrLocalPath: "String",
    StdoutLocalFileName: "String",
    StderrLocalFileName: "String",
  },
  RunAutomationServiceEnabled: { Enabled: "Boolean" },
  RunMonitorServiceEnabled: { Enabled: "Boolean" },
  RunSecurityServiceEnabled: { Enabled: "Boolean" },
  SpotMarketOptions: { MaxPrice: "String*", SpotInstanceType: "String" },
  SystemDisk: {
    DiskType: "String",
    DiskId: "String",
    DiskSize: "Integer",
    CdcId: "String+",
    DiskName: "String+",
    Encrypt: "Boolean+",
    KmsKeyId: "String+",
  },
  Tag: { Key: "String*", Value: "String*" },
  Task: {
    Application: "Application*",
    TaskName: "String",
    TaskInstanceNum: "Integer",
    ComputeEnv: "AnonymousComputeEnv",
    EnvId: "String",
    RedirectInfo: "RedirectInfo",
    RedirectLocalInfo: "RedirectLocalInfo",
    InputMappings: "[InputMapping]",
    OutputMappings: "[OutputMapping]",
    OutputMappingConfigs: "[OutputMappingConfig]",
    EnvVars: "[EnvVar]",
    Authentications: "[Authentication]",
    FailedAction: "String",
    MaxRetryCount: "Integer",
    Timeout: "Integer",
    MaxConcurrentNum: "Integer+",
    RestartComputeNode: "Boolean+",
    ResourceMaxRetryCount: "Integer+",
  },
  VirtualPrivateCloud: {
    VpcId: "String*",
    SubnetId: "String*",
    AsVpcGateway: "Boolean",
    PrivateIpAddresses: "[String]",
    Ipv6AddressCount: "Integer+",
  },
};

const SYNTAX = /^(\[?)(\w+)\]?([*+<>]*)$/;

export function readStructure(source: StructureSource, edition: Edition): Structure {
  const members = new Map<string, Member>();
  for (const [name, text] of Object.entries(source)) {
    const alternatives = text.split("|");
    const written = (edition === "current" ? alternatives.at(-1) : alternatives[0]) ?? "";
    const [, bracket, type = "", flags = ""] = SYNTAX.exec(written) ?? [];
    if (flags.includes("+") && edition === "2018") continue;
    const required = flags.includes("*") || flags.includes(edition === "2018" ? "<" : ">");
    members.set(name, { type, list: bracket === "[", required });
  }
  return members;
}

function readAll(edition: Edition): ReadonlyMap<string, Structure> {
  return new Map(Object.entries(SOURCE).map(([name, source]) => [name, readStructure(source, edition)]));
}

const STRUCTURES: Record<Edition, ReadonlyMap<string, Structure>> = {
  "2018": readAll("2018"),
  current: readAll("current"),
};

export function structureOf(name: string, edition: Edition): Structure | undefined {
  return STRUCTURES[edition].get(name);
}
