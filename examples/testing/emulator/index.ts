import * as pulumi from "@pulumi/pulumi";
import { tencent } from "pulumi-batchflow";

const config = new pulumi.Config();
const nodes = config.getNumber("nodes") ?? 2;

const environment = new tencent.ComputeEnv("train", {
  placement: { zone: "ap-guangzhou-2" },
  envData: { instanceType: "S1.SMALL2", imageId: "img-bd78fy2t" },
  desiredComputeNodeCount: nodes,
  tags: { team: "ml" },
});

const job = new tencent.Job("nightly", {
  placement: { zone: "ap-guangzhou-2" },
  tasks: [
    {
      taskName: "train",
      taskInstanceNum: nodes,
      application: { deliveryForm: "LOCAL", command: "python3 train.py" },
      envId: environment.id,
    },
  ],
});

export const environmentId = environment.id;
export const jobId = job.id;
