import * as pulumi from "@pulumi/pulumi";
import { paddleflow } from "pulumi-batchflow";

// ## A workflow in the program
// Runs once, without a pipeline. Environment variables of a step name its queue and its flavour.
const once = new paddleflow.Run("once", {
  yaml: {
    docker_env: "python:3.11",
    entry_points: {
      sum: {
        command: "python -c 'print(sum(range(1000)))'",
        env: { PF_JOB_QUEUE_NAME: "training", PF_JOB_FLAVOUR: "flavour1" },
      },
    },
  },
});

export const onceId = once.id;

// ## A pipeline with parameters, again with each release
// `pulumi up` waits for the end, and fails with the steps that failed. Another release runs it again: the old run is
// deleted first, and its results with it.
const training = new paddleflow.Pipeline("training", {
  yaml: {
    name: "training",
    docker_env: "registry.example.com/ranking:1",
    entry_points: {
      train: {
        command: "python train.py --rate {{rate}} --epochs {{epochs}}",
        parameters: { rate: 0.01, epochs: 10 },
        env: { PF_JOB_QUEUE_NAME: "training", PF_JOB_FLAVOUR: "flavour1" },
      },
    },
  },
});

new paddleflow.Run(
  "training",
  {
    pipelineId: training.id,
    pipelineVersionId: training.latestVersionId,
    parameters: { rate: 0.001, "train.epochs": 20 },
    triggers: [new pulumi.Config().get("release") ?? "1"],
    waitFor: "finished",
  },
  { customTimeouts: { create: "6h" } },
);

// ## A file in a file system, in part
// The file system `datasets` holds the workflow. One step is left out; where another one fails, those that do not
// depend on it go on.
new paddleflow.Run("features", {
  fsName: "datasets",
  yamlPath: "./pipelines/features.yaml",
  disabled: ["publish"],
  failureOptions: { strategy: "continue" },
});
