import * as pulumi from "@pulumi/pulumi";
import { useConnections } from "pulumi-batchflow";

import { RenderFarm } from "./renderFarm";

const config = new pulumi.Config();
const args = {
  zone: config.get("zone") ?? "ap-guangzhou-3",
  memory: config.getNumber("memory") ?? 8,
  command: "render --frame $BATCH_TASK_INSTANCE_INDEX",
};

// In the account of `batchflow:tencent`.
const trial = new RenderFarm("trial", { ...args, nodes: 1, frames: 2 });

// In that of `batchflow:tencent-prod`: resources and readers alike.
const film = new RenderFarm(
  "film",
  { ...args, nodes: config.getNumber("nodes") ?? 2, frames: config.getNumber("frames") ?? 4 },
  { transformations: [useConnections({ tencent: "tencent-prod" })] },
);

export const environmentIds = { trial: trial.environmentId, film: film.environmentId };
export const jobIds = { trial: trial.jobId, film: film.jobId };
