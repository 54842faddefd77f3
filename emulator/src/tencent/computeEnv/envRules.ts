import { ApiError } from "../errors";
import { checkLocalPath, checkRemotePath } from "../requests/paths";
import type {
  AgentRunningMode,
  Caller,
  EnvData,
  InputMapping,
  MountDataDisk,
  Notification,
  Tag,
} from "../types";
import { isSold } from "./instanceTypes";

const DISKS_2018 = ["LOCAL_BASIC", "LOCAL_SSD", "CLOUD_BASIC", "CLOUD_PREMIUM", "CLOUD_SSD"];
const SYSTEM_DISKS = [...DISKS_2018, "CLOUD_BSSD", "CLOUD_HSSD", "CLOUD_TSSD"];
const DATA_DISKS = [...SYSTEM_DISKS, "LOCAL_NVME", "LOCAL_PRO"];
const BANDWIDTH_CHARGES = [
  "BANDWIDTH_PREPAID",
  "TRAFFIC_POSTPAID_BY_HOUR",
  "BANDWIDTH_POSTPAID_BY_HOUR",
  "BANDWIDTH_PACKAGE",
];
const CATEGORIES = ["ALL", "GENERAL", "GENERAL_2", "GENERAL_3", "COMPUTE", "COMPUTE_2", "COMPUTE_3"];
const MAX_INSTANCE_TYPES = 10;
const MAX_TAGS = 10;

function cvm(message: string): ApiError {
  return new ApiError("InvalidParameter.CvmParameters", message);
}

function environment(message: string): ApiError {
  return new ApiError("InvalidParameterValue.ComputeEnv", message);
}

function oneOf(
  value: string | undefined,
  allowed: string[],
  fail: (message: string) => ApiError,
  member: string,
): void {
  if (value !== undefined && !allowed.includes(value))
    throw fail(`\`${member}\` is not one of ${allowed.join(", ")}.`);
}

export function checkEnumeration(value: string | undefined, allowed: string[], member: string): void {
  oneOf(value, allowed, (message) => new ApiError("InvalidParameterValue", message), member);
}

export interface EnvLike {
  EnvType?: string;
  EnvData?: EnvData;
  MountDataDisks?: MountDataDisk[];
  AgentRunningMode?: AgentRunningMode;
}

/** What named and anonymous environments have in common. */
export function checkEnvironment(caller: Caller, env: EnvLike, zone: string | undefined): void {
  oneOf(env.EnvType, ["MANAGED"], environment, "EnvType");
  if (env.EnvData) checkEnvData(caller, env.EnvData, zone);
  for (const { LocalPath, FileSystemType } of env.MountDataDisks ?? []) {
    checkLocalPath(LocalPath, "MountDataDisks.LocalPath");
    oneOf(FileSystemType, ["EXT3", "EXT4", "NTFS"], environment, "FileSystemType");
  }
  if (env.AgentRunningMode)
    oneOf(env.AgentRunningMode.Scene, ["WINDOWS"], environment, "AgentRunningMode.Scene");
}

function checkEnvData(caller: Caller, data: EnvData, zone: string | undefined): void {
  const current = caller.edition === "current";
  checkInstanceTypes(caller, data, zone);
  if (data.ImageId !== undefined && !/^img-[0-9a-z]{8}$/.test(data.ImageId)) {
    throw current
      ? new ApiError("InvalidParameter.ImageIdMalformed", "`ImageId` is malformed.")
      : cvm("`ImageId` is malformed.");
  }
  oneOf(data.SystemDisk?.DiskType, current ? SYSTEM_DISKS : DISKS_2018, cvm, "SystemDisk.DiskType");
  for (const disk of data.DataDisks ?? []) {
    oneOf(disk.DiskType, current ? DATA_DISKS : DISKS_2018, cvm, "DataDisks.DiskType");
    if (Number(disk.DiskSize) % 10 !== 0) throw cvm("`DataDisks.DiskSize` must be a multiple of 10.");
  }
  checkNetwork(data, current);
  checkLogin(data.LoginSettings ?? {});
  oneOf(data.InstanceChargeType, ["POSTPAID_BY_HOUR", "SPOTPAID"], cvm, "InstanceChargeType");
  const market = data.InstanceMarketOptions;
  oneOf(market?.MarketType, ["spot"], cvm, "MarketType");
  oneOf(market?.SpotOptions?.SpotInstanceType, ["one-time"], cvm, "SpotInstanceType");
  const price = market?.SpotOptions?.MaxPrice;
  if (price !== undefined && !/^\d+(\.\d+)?$/.test(price)) {
    throw current
      ? new ApiError("InvalidParameterValue.NotFloat", "`MaxPrice` is no number.")
      : cvm("`MaxPrice`");
  }
}

function checkInstanceTypes(caller: Caller, data: EnvData, zone: string | undefined): void {
  const ways = [data.InstanceType, data.InstanceTypes, data.InstanceTypeOptions].filter(
    (way) => way !== undefined,
  );
  if (ways.length > 1) {
    throw environment("`InstanceType`, `InstanceTypes` and `InstanceTypeOptions` exclude each other.");
  }
  if (data.InstanceTypes) checkInstanceTypeList(caller, data.InstanceTypes, zone);
  if (data.InstanceType !== undefined) checkInstanceType(caller, data.InstanceType, zone);
  for (const category of data.InstanceTypeOptions?.InstanceCategories ?? []) {
    oneOf(category, CATEGORIES, environment, "InstanceCategories");
  }
}

export function checkInstanceTypeList(caller: Caller, types: string[], zone: string | undefined): void {
  const later = (code: string, message: string): ApiError =>
    caller.edition === "current" ? new ApiError(code, message) : environment(message);
  if (types.length === 0)
    throw later("InvalidParameterValue.InstanceTypesEmpty", "`InstanceTypes` is empty.");
  if (types.length > MAX_INSTANCE_TYPES) {
    throw environment(`\`InstanceTypes\` has more than ${MAX_INSTANCE_TYPES} elements.`);
  }
  if (new Set(types).size < types.length) {
    throw later("InvalidParameterValue.InstanceTypeDuplicate", "`InstanceTypes` names a type twice.");
  }
  for (const type of types) checkInstanceType(caller, type, zone);
}

function checkInstanceType(caller: Caller, type: string, zone: string | undefined): void {
  if (isSold(type, zone)) return;
  const message = "The instance type is not supported.";
  const named = caller.action === "CreateComputeEnv" || caller.action === "ModifyComputeEnv";
  throw named ? new ApiError("InvalidParameterValue.InstanceType", message) : cvm(message);
}

function checkNetwork(data: EnvData, current: boolean): void {
  const internet = data.InternetAccessible ?? {};
  oneOf(internet.InternetChargeType, BANDWIDTH_CHARGES, cvm, "InternetChargeType");
  if (isTrue(internet.PublicIpAssigned) && Number(internet.InternetMaxBandwidthOut ?? 0) === 0) {
    throw cvm("No public IP can be assigned with an `InternetMaxBandwidthOut` of 0.");
  }
  const networks = [data.VirtualPrivateCloud, data.VirtualPrivateClouds, data.Zones].filter(
    (n) => n !== undefined,
  );
  if (networks.length > 1) {
    throw environment("`Zones`, `VirtualPrivateCloud` and `VirtualPrivateClouds` exclude each other.");
  }
  for (const { VpcId, SubnetId } of [
    data.VirtualPrivateCloud ?? [],
    data.VirtualPrivateClouds ?? [],
  ].flat()) {
    if (current && VpcId === "DEFAULT" && SubnetId === "DEFAULT") continue;
    if (!/^vpc-\w+$/.test(VpcId)) throw cvm("`VpcId` is malformed.");
    if (!/^subnet-\w+$/.test(SubnetId)) throw cvm("`SubnetId` is malformed.");
  }
  for (const group of data.SecurityGroupIds ?? []) {
    if (!/^sg-\w+$/.test(group)) throw cvm("An element of `SecurityGroupIds` is malformed.");
  }
}

export function isTrue(value: boolean | string | undefined): boolean {
  return value === true || (typeof value === "string" && value.toLowerCase() === "true");
}

const PASSWORD = /^[A-Za-z0-9()`~!@#$%^&*\-+={}[\]:;',.?/|]{8,16}$/;
const CLASSES = [/[A-Za-z]/, /[0-9]/, /[^A-Za-z0-9]/];

// The image decides between the rules of Linux and of Windows, and is not known here: the weaker ones hold.
export function checkLogin(login: NonNullable<EnvData["LoginSettings"]>): void {
  const { Password: password, KeyIds: keys, KeepImageLogin: keep } = login;
  oneOf(keep?.toUpperCase(), ["TRUE", "FALSE"], cvm, "KeepImageLogin");
  const chosen = [password !== undefined, (keys?.length ?? 0) > 0, isTrue(keep)].filter(Boolean);
  if (chosen.length > 1) throw cvm("`Password`, `KeyIds` and `KeepImageLogin` exclude each other.");
  if (keys && keys.length > 1) throw cvm("Only one key can be given.");
  if (password === undefined) return;
  if (!PASSWORD.test(password) || CLASSES.filter((characters) => characters.test(password)).length < 2) {
    throw cvm("`Password` does not follow the rules for passwords.");
  }
}

export function checkInputMappings(mappings: InputMapping[] | undefined): void {
  for (const { SourcePath, DestinationPath, MountType } of mappings ?? []) {
    checkRemotePath(SourcePath, ["cos", "cfs"], "InputMappings.SourcePath");
    checkLocalPath(DestinationPath, "InputMappings.DestinationPath");
    checkEnumeration(MountType, ["COSFS", "GooseFS-Lite"], "MountType");
  }
}

export const ENV_EVENTS = [
  "COMPUTE_ENV_CREATED",
  "COMPUTE_ENV_DELETED",
  "COMPUTE_NODE_CREATED",
  "COMPUTE_NODE_CREATION_FAILED",
  "COMPUTE_NODE_RUNNING",
  "COMPUTE_NODE_ABNORMAL",
  "COMPUTE_NODE_DELETING",
];

const MAX_TOPIC = 64;

export function checkNotifications(notifications: Notification[], events: string[]): void {
  for (const { TopicName, EventConfigs } of notifications) {
    if (TopicName.length > MAX_TOPIC) throw new ApiError("InvalidParameter.NotificationTopicNameTooLong");
    // The vendor's own samples have a blank in the name.
    if (!/^[A-Za-z][\w -]*$/.test(TopicName)) throw new ApiError("InvalidParameter.NotificationTopicName");
    const names = EventConfigs.map((config) => config.EventName);
    if (new Set(names).size < names.length) {
      throw new ApiError("InvalidParameter.NotificationEventNameDuplicate", "An event name is given twice.");
    }
    for (const name of names) checkEnumeration(name, events, "EventName");
  }
}

export function checkTags(tags: Tag[] | undefined): void {
  if (!tags) return;
  const keys = tags.map((tag) => tag.Key);
  if (tags.length > MAX_TAGS)
    throw new ApiError("InvalidParameterValue", `More than ${MAX_TAGS} tags are given.`);
  if (keys.includes("") || new Set(keys).size < keys.length) {
    throw new ApiError("InvalidParameterValue", "The keys of tags must not be empty and must differ.");
  }
}

export const bytes = (text: string): number => Buffer.byteLength(text);
export const characters = (text: string): number => [...text].length;

/** The document of 2018 has codes for texts that are too long, but no numbers. */
export function checkLength(
  { edition }: Caller,
  text: string | undefined,
  most: number,
  code: string,
  sizeOf = characters,
): void {
  if (edition === "current" && text !== undefined && sizeOf(text) > most) {
    throw new ApiError(code, `The text is longer than ${most}.`);
  }
}

export function checkClientToken(token: string | undefined): void {
  if (token !== undefined && !/^[\x21-\x7e]{1,64}$/.test(token)) {
    throw new ApiError("InvalidParameterValue", "`ClientToken` must be at most 64 ASCII characters.");
  }
}
