import * as pulumi from "@pulumi/pulumi";
import { huawei, otc, paddleflow, tencent } from "pulumi-batchflow";

const config = new pulumi.Config();
const team = config.get("team") ?? "research";

// One stack, four platforms: each takes its own connection from the stack's configuration.
const image = new otc.Image("nodes", {
  description: `Nodes of the ${team} team`,
  source: { from: "server", instanceId: config.require("server") },
});

const workflow = new huawei.Workflow("variants", {
  vendor: team,
  description: pulumi.interpolate`Runs on ${image.name}`,
  file: `version: genecontainer_0_1
workflow:
  call:
    type: GCS.Job
    tool: "gatk:4.0.1"
    commands:
      - gatk --version
`,
  fileName: "variants.yaml",
});

const cluster = new paddleflow.Cluster("gpu", {
  endpoint: "https://kubernetes.example.com:6443",
  clusterType: "Kubernetes",
  version: "1.16+",
  credential: config.requireSecret("kubeconfig").apply((text) => Buffer.from(text).toString("base64")),
});
const queue = new paddleflow.Queue("training", {
  clusterName: cluster.clusterName,
  namespace: team,
  maxResources: { cpu: config.get("cpu") ?? "20", mem: "40Gi" },
});

const environment = new tencent.ComputeEnv("farm", {
  placement: { zone: "ap-guangzhou-3" },
  envDescription: pulumi.interpolate`Overflow of the queue ${queue.name}`,
  envData: { instanceType: "S1.SMALL2", imageId: "img-bd78fy2t" },
  desiredComputeNodeCount: config.getNumber("nodes") ?? 1,
});

export const ids = { image: image.id, workflow: workflow.id, queue: queue.id, environment: environment.id };
