import * as pulumi from "@pulumi/pulumi";
import { paddleflow } from "pulumi-batchflow";

// ## A version of somebody else's pipeline
// The pipeline exists already and is managed elsewhere; the text must have its name. Every change makes another version.
const tuned = new paddleflow.PipelineVersion("tuned", {
  pipelineId: new pulumi.Config().require("pipelineId"),
  desc: "A smaller learning rate",
  yaml: `name: churn
docker_env: registry.example.com/churn:1
entry_points:
  train:
    command: python train.py --rate 0.001
    env: { PF_JOB_QUEUE_NAME: training, PF_JOB_FLAVOUR: flavour1 }
`,
});

export const tunedVersion = tuned.versionId;

// ## A version from a file, and its run
// The run belongs to this version, whatever versions others add. The version goes after its run.
const fromFile = new paddleflow.PipelineVersion("from-file", {
  pipelineId: new pulumi.Config().require("pipelineId"),
  fsName: "datasets",
  yamlPath: "./pipelines/churn.yaml",
});

new paddleflow.Run("churn", {
  pipelineId: fromFile.pipelineId,
  pipelineVersionId: fromFile.versionId,
});
