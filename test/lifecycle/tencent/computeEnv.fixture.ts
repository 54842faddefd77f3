import type { Fixture } from "../matrix";
import { CANARY, config, start } from "./setup";

const envData = {
  instanceTypes: ["S1.SMALL2", "S1.SMALL1"],
  imageId: "img-bd78fy2t",
  systemDisk: { diskType: "CLOUD_BASIC", diskSize: 50 },
  dataDisks: [{ diskType: "CLOUD_BASIC", diskSize: 50, deleteWithInstance: true }],
  virtualPrivateCloud: { vpcId: "vpc-cg18la4l", subnetId: "subnet-8axej2jc" },
  internetAccessible: { internetMaxBandwidthOut: 50, publicIpAssigned: true },
  loginSettings: { password: `${CANARY}1` },
  instanceName: "worker",
  securityGroupIds: ["sg-12345678"],
  enhancedService: { securityService: { enabled: false }, monitorService: { enabled: true } },
};

export const computeEnv: Fixture = {
  type: "tencent:ComputeEnv",
  platform: "tencent",
  start,
  config,
  inputs: {
    envName: "train",
    envDescription: "for training",
    desiredComputeNodeCount: 2,
    placement: { zone: "ap-guangzhou-2", projectId: 0 },
    envData,
    mountDataDisks: [{ localPath: "/data", fileSystemType: "EXT4" }],
    inputMappings: [
      { sourcePath: "cos://bucket-appid.cos.ap-guangzhou.myqcloud.com/in/", destinationPath: "/mnt/in/" },
    ],
    authentications: [{ scene: "COS", secretId: `${CANARY}-id`, secretKey: `${CANARY}-key` }],
    notifications: [
      {
        topicName: "topic",
        eventConfigs: [{ eventName: "COMPUTE_NODE_RUNNING", eventVars: [{ name: "a", value: "b" }] }],
      },
    ],
    tags: { team: "ml" },
  },
  unreadInputs: { actionIfComputeNodeInactive: "RECREATE", resourceMaxRetryCount: 3, waitForNodes: true },
  updates: {
    envName: "train-2",
    envDescription: "for training, again",
    desiredComputeNodeCount: 3,
    envData: { ...envData, instanceTypes: ["S1.SMALL1"] },
    waitForNodes: false,
  },
  replacements: {
    envData: { ...envData, imageId: "img-bq1gnde2" },
    placement: { zone: "ap-guangzhou-3", projectId: 0 },
    mountDataDisks: [{ localPath: "/data2" }],
    inputMappings: [],
    authentications: [],
    notifications: [],
    tags: {},
    connection: "tencent-too",
  },
  bad: [
    [{ desiredComputeNodeCount: -1 }, "desiredComputeNodeCount"],
    [{ desiredComputeNodeCount: 2_001 }, "desiredComputeNodeCount"],
    [{ placement: {} }, "placement.zone"],
    [{ envData: { ...envData, instanceType: "S1.SMALL1" } }, "envData.instanceTypes"],
    [{ envData: { ...envData, systemDisk: { diskSize: "big" } } }, "envData.systemDisk.diskSize"],
    [{ envData: { ...envData, loginSettings: { password: "short" } } }, "envData.loginSettings.password"],
    [{ envName: "" }, "envName"],
  ],
  secrets: [CANARY],
  objects: (control) => control.state("tencent").computeEnvs.filter((env) => !env.deleting),
  actions: { create: "CreateComputeEnv", delete: "DeleteComputeEnv" },
  move: (control, id) => {
    const [node] = control.state("tencent").computeEnvs.find((env) => env.id === id)?.nodes ?? [];
    if (node) control.tencent.setNodeState(id, node.id, "ABNORMAL");
    control.tencent.addNodes(id, 1, "CREATING");
    control.advance(3_600);
  },
  drift: {
    property: "desiredComputeNodeCount",
    cause: (control, id) => control.tencent.setFields(id, { DesiredComputeNodeCount: 1 }),
    repaired: (control, id) =>
      control.state("tencent").computeEnvs.find((env) => env.id === id)?.desired === 2,
  },
  remove: (control, id) => control.tencent.deleteObject(id),
  halfway: {
    inputs: { desiredComputeNodeCount: 2 },
    cause: (control) =>
      control.tencent.failCreations({ count: 1_000, reason: "ResourceInsufficient: S1.SMALL2 is sold out" }),
    mend: (control) => {
      control.tencent.clearCreationFailures();
      control.advance(600);
    },
    reason: /sold out/,
  },
};
