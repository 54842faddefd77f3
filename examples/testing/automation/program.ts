import * as pulumi from "@pulumi/pulumi";
import { tencent } from "pulumi-batchflow";

/** Nodes that stand by, and a template of the work on them. */
export function program() {
  const config = new pulumi.Config("batchflow-testing-automation");
  const nodes = new tencent.ComputeEnv("nodes", {
    placement: { zone: config.get("zone") ?? "ap-guangzhou-2" },
    envData: { instanceType: config.get("instanceType") ?? "S1.SMALL2", imageId: "img-bd78fy2t" },
    desiredComputeNodeCount: config.getNumber("nodes") ?? 2,
    tags: { team: "ml" },
  });
  const application = { deliveryForm: "LOCAL", command: "python3 train.py" } as const;
  const training = new tencent.TaskTemplate("training", {
    taskTemplateInfo: { application, envId: nodes.id },
  });
  return { environmentId: nodes.id, templateId: training.id };
}
