import { describe } from "vitest";
import { computeEnv } from "../client";
import { env, event, long, refuses, remote, type Row, useEmulator } from "./setup";

useEmulator();

const ENVIRONMENTS: Row[] = [
  [
    "the zone",
    "CreateComputeEnv",
    computeEnv({}, { Zone: "ap-shanghai-1" }),
    "InvalidParameter.CvmParameters",
  ],
  ["EnvType", "CreateComputeEnv", computeEnv({ EnvType: "X" }), "InvalidParameterValue.ComputeEnv"],
  [
    "a negative count",
    "CreateComputeEnv",
    computeEnv({ DesiredComputeNodeCount: -1 }),
    "InvalidParameterValue.Negative",
  ],
  ["the name", "CreateComputeEnv", computeEnv({ EnvName: long(61) }), "InvalidParameter.EnvNameTooLong"],
  [
    "the description",
    "CreateComputeEnv",
    computeEnv({ EnvDescription: long(201) }),
    "InvalidParameter.EnvDescriptionTooLong",
  ],
  ["the instance type", "CreateComputeEnv", env({ InstanceType: "X" }), "InvalidParameterValue.InstanceType"],
  [
    "two ways of a type",
    "CreateComputeEnv",
    env({ InstanceTypes: ["S1.SMALL1"] }),
    "InvalidParameterValue.ComputeEnv",
  ],
  ["the image", "CreateComputeEnv", env({ ImageId: "x" }), "InvalidParameter.ImageIdMalformed"],
  [
    "a disk type",
    "CreateComputeEnv",
    env({ SystemDisk: { DiskType: "X" } }),
    "InvalidParameter.CvmParameters",
  ],
  [
    "a disk size",
    "CreateComputeEnv",
    env({ DataDisks: [{ DiskSize: 15 }] }),
    "InvalidParameter.CvmParameters",
  ],
  [
    "a weak password",
    "CreateComputeEnv",
    env({ LoginSettings: { Password: "abcdefgh" } }),
    "InvalidParameter.CvmParameters",
  ],
  [
    "a password with keys",
    "CreateComputeEnv",
    env({ LoginSettings: { Password: "B1[habcd", KeyIds: ["skey-1"] } }),
    "InvalidParameter.CvmParameters",
  ],
  [
    "a public IP without bandwidth",
    "CreateComputeEnv",
    env({ InternetAccessible: { PublicIpAssigned: true } }),
    "InvalidParameter.CvmParameters",
  ],
  [
    "the VPC",
    "CreateComputeEnv",
    env({ VirtualPrivateCloud: { VpcId: "x", SubnetId: "subnet-1" } }),
    "InvalidParameter.CvmParameters",
  ],
  [
    "a local path",
    "CreateComputeEnv",
    computeEnv({ MountDataDisks: [{ LocalPath: "data" }] }),
    "InvalidParameterValue.LocalPath",
  ],
  [
    "a remote path",
    "CreateComputeEnv",
    computeEnv({ InputMappings: [{ ...remote, SourcePath: "/data" }] }),
    "InvalidParameterValue.RemoteStoragePath",
  ],
  [
    "a scheme",
    "CreateComputeEnv",
    computeEnv({ InputMappings: [{ ...remote, SourcePath: "ftp://host/" }] }),
    "InvalidParameterValue.RemoteStorageSchemeType",
  ],
  [
    "an event twice",
    "CreateComputeEnv",
    computeEnv({ Notifications: [{ TopicName: "t", EventConfigs: [event, event] }] }),
    "InvalidParameter.NotificationEventNameDuplicate",
  ],
  [
    "the topic",
    "CreateComputeEnv",
    computeEnv({ Notifications: [{ TopicName: "", EventConfigs: [event] }] }),
    "InvalidParameter.NotificationTopicName",
  ],
  [
    "the length of the topic",
    "CreateComputeEnv",
    computeEnv({ Notifications: [{ TopicName: long(65), EventConfigs: [event] }] }),
    "InvalidParameter.NotificationTopicNameTooLong",
  ],
  ["the token", "CreateComputeEnv", { ...computeEnv(), ClientToken: long(65) }, "InvalidParameterValue"],
  [
    "eleven tags",
    "CreateComputeEnv",
    computeEnv({ Tags: Array.from({ length: 11 }, (_, i) => ({ Key: `k${i}`, Value: "" })) }),
    "InvalidParameterValue",
  ],
  ["nothing to modify", "ModifyComputeEnv", { EnvId: "env-lcpcej85" }, "ResourceNotFound.ComputeEnv"],
];

describe("environments", () => refuses(ENVIRONMENTS));
