import * as pulumi from "@pulumi/pulumi";
import { tencent } from "pulumi-batchflow";

const config = new pulumi.Config();
const zone = config.get("zone") ?? "ap-guangzhou-3";
const bucket = config.get("bucket") ?? "cos://film-1250000000.cos.ap-guangzhou.myqcloud.com";
const instanceType = "S1.SMALL2";
const imageId = "img-bd78fy2t";

// Nodes that stand by: another number of them is a change in place.
const farm = new tencent.ComputeEnv("farm", {
  placement: { zone },
  envData: { instanceType, imageId },
  desiredComputeNodeCount: config.getNumber("nodes") ?? 2,
  tags: { team: "film" },
});

const render = new tencent.TaskTemplate("render", {
  taskTemplateDescription: config.get("description") ?? "Renders one frame",
  taskTemplateInfo: {
    application: { deliveryForm: "LOCAL", command: "render --frame $BATCH_TASK_INSTANCE_INDEX" },
    envId: farm.id,
    timeout: 3_600,
    maxRetryCount: 2,
    outputMappings: [{ sourcePath: "/tmp/frames/", destinationPath: `${bucket}/frames/` }],
  },
});

// All frames in parallel, then the film; a new release runs both again.
const film = new tencent.Job("film", {
  placement: { zone },
  tasks: [
    {
      taskName: "frames",
      taskInstanceNum: config.getNumber("frames") ?? 4,
      application: { deliveryForm: "LOCAL", command: "render --all" },
      envId: farm.id,
    },
    {
      taskName: "join",
      application: { deliveryForm: "LOCAL", command: "join-frames" },
      envId: farm.id,
    },
  ],
  dependences: [{ startTask: "frames", endTask: "join" }],
  triggers: [config.get("release") ?? "1"],
});

export const environmentId = farm.id;
export const templateId = render.id;
export const jobId = film.id;
