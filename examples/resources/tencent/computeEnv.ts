import * as pulumi from "@pulumi/pulumi";
import { tencent } from "pulumi-batchflow";

// ## Two nodes that stand by
// `pulumi up` waits until both nodes run. Another number of nodes is a change in place; another kind of node replaces
// the environment.
const farm = new tencent.ComputeEnv("farm", {
  placement: { zone: "ap-guangzhou-3" },
  envData: { instanceType: "S1.SMALL2", imageId: "img-bd78fy2t" },
  desiredComputeNodeCount: 2,
});

export const farmId = farm.id;

// ## Spot nodes with a data disk and a bucket
// The instance types are tried in this order, up to the given price an hour. A node that is taken back gets another
// instance after a while. With `waitForNodes: false` a sold-out market does not make `pulumi up` fail.
const account = new pulumi.Config();

new tencent.ComputeEnv("spot", {
  placement: { zone: "ap-guangzhou-3" },
  desiredComputeNodeCount: 8,
  waitForNodes: false,
  envData: {
    imageId: "img-bd78fy2t",
    instanceTypes: ["S5.2XLARGE16", "SA2.2XLARGE16", "S4.2XLARGE16"],
    instanceChargeType: "SPOTPAID",
    instanceMarketOptions: { spotOptions: { maxPrice: "0.80" } },
    dataDisks: [{ diskType: "CLOUD_PREMIUM", diskSize: 200 }],
    virtualPrivateCloud: { vpcId: "vpc-8ek64x3d", subnetId: "subnet-b1wk8b10" },
    loginSettings: { password: account.requireSecret("nodePassword") },
  },
  mountDataDisks: [{ localPath: "/scratch", fileSystemType: "EXT4" }],
  inputMappings: [
    { sourcePath: "cos://film-1250000000.cos.ap-guangzhou.myqcloud.com/assets/", destinationPath: "/assets" },
  ],
  authentications: [
    {
      scene: "COS",
      secretId: account.requireSecret("cosSecretId"),
      secretKey: account.requireSecret("cosSecretKey"),
    },
  ],
  tags: { team: "film" },
});

// ## An environment that exists already
// The stack takes it over instead of creating one; the preview shows what `pulumi up` will change in it. What the program
// leaves out, such as the name, stays as it is. From then on `pulumi destroy` deletes it: `retainOnDelete` keeps it.
new tencent.ComputeEnv(
  "adopted",
  {
    placement: { zone: "ap-guangzhou-3" },
    envData: { instanceType: "S1.SMALL2", imageId: "img-bd78fy2t" },
    desiredComputeNodeCount: 3,
  },
  { adopt: new pulumi.Config().require("environmentId") },
);
