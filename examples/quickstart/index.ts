import * as pulumi from "@pulumi/pulumi";
import * as batchflow from "pulumi-batchflow";

const config = new pulumi.Config();
const zone = config.get("zone") ?? "ap-guangzhou-3";
// Another number of nodes changes the environment in place.
const nodes = config.getNumber("nodes") ?? 1;
// Another instance type replaces the environment, and with it the job that runs there.
const instanceType = config.get("instanceType") ?? "S1.SMALL1";
const imageId = config.get("imageId") ?? "img-bd78fy2t";

const command = 'python3 -c "print(sum(range(1000)))"';

const environment = new batchflow.tencent.ComputeEnv("nodes", {
  placement: { zone },
  envName: "quickstart",
  envData: { instanceType, imageId },
  desiredComputeNodeCount: nodes,
});

const template = new batchflow.tencent.TaskTemplate("sum", {
  taskTemplateName: "quickstart-sum",
  taskTemplateDescription: "Adds the numbers below 1000",
  taskTemplateInfo: {
    taskName: "sum",
    taskInstanceNum: 1,
    application: { deliveryForm: "LOCAL", command },
    computeEnv: { envType: "MANAGED", envData: { instanceType, imageId } },
  },
});

const job = new batchflow.tencent.Job("first", {
  placement: { zone },
  jobName: "quickstart",
  priority: 1,
  tasks: [
    {
      taskName: "sum",
      taskInstanceNum: 1,
      application: { deliveryForm: "LOCAL", command },
      envId: environment.id,
    },
  ],
});

export const environmentId = environment.id;
export const templateId = template.id;
export const jobId = job.id;
