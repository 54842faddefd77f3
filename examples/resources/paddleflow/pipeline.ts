import * as pulumi from "@pulumi/pulumi";
import { paddleflow } from "pulumi-batchflow";

// ## In the program
// Three steps, one after the other. The object may hold outputs. A change of it adds a version to the pipeline.
const step = (command: string, deps?: string): object => ({
  command,
  deps,
  env: { PF_JOB_QUEUE_NAME: "training", PF_JOB_FLAVOUR: "flavour1" },
});

const ranking = new paddleflow.Pipeline("ranking", {
  desc: "Trains the ranking model",
  yaml: {
    name: "ranking_daily",
    docker_env: "registry.example.com/ranking:1",
    entry_points: {
      prepare: step("python prepare.py"),
      train: { ...step("python train.py --rate {{rate}}", "prepare"), parameters: { rate: 0.01 } },
      evaluate: step("python evaluate.py", "train"),
    },
  },
});

export const rankingVersion = pulumi.interpolate`${ranking.id}/${ranking.latestVersionId}`;

// ## A file beside the program
// Only a change of what the file says adds a version: comments, quotes and the order of keys do not count.
new paddleflow.Pipeline("report", { yaml: new pulumi.asset.FileAsset("report.yaml") });

// ## A file in a file system
// The server reads the file when the pipeline is made or changed, and does not notice when the file changes later. With
// the file's revision in `desc`, a new revision makes a new version.
new paddleflow.Pipeline("features", {
  fsName: "datasets",
  yamlPath: "./pipelines/features.yaml",
  desc: `Revision ${new pulumi.Config().get("revision") ?? "1"}`,
});
