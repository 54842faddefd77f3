import * as pulumi from "@pulumi/pulumi";
import { paddleflow } from "pulumi-batchflow";

const config = new pulumi.Config();

// Where jobs run. The server reaches the cluster by the kubeconfig alone; the endpoint is a label.
const cluster = new paddleflow.Cluster("gpu", {
  endpoint: config.get("clusterEndpoint") ?? "https://kubernetes.example.com:6443",
  clusterType: "Kubernetes",
  version: "1.16+",
  credential: config.requireSecret("kubeconfig").apply((text) => Buffer.from(text).toString("base64")),
  namespaceList: ["training", "development"],
});

const training = new paddleflow.Queue("training", {
  clusterName: cluster.clusterName,
  namespace: "training",
  quotaType: "volcanoCapabilityQuota",
  maxResources: {
    cpu: config.get("trainingCpu") ?? "64",
    mem: "256Gi",
    scalarResources: { "nvidia.com/gpu": "8" },
  },
});
const development = new paddleflow.Queue("development", {
  clusterName: cluster.clusterName,
  namespace: "development",
  maxResources: { cpu: "16", mem: "64Gi" },
  minResources: { cpu: "2", mem: "4Gi" },
});

const oneGpu = new paddleflow.Flavour("one-gpu", {
  cpu: "8",
  mem: "32Gi",
  scalarResources: { "nvidia.com/gpu": "1" },
});

// The team. A queue that a user has no grant for is hidden from that user.
const team = { alice: [training, development], bobby: [development] };
for (const [username, queues] of Object.entries(team)) {
  const user = new paddleflow.User(username, {
    username,
    password: config.requireSecret(`${username}Password`),
  });
  queues.forEach((queue, index) => {
    new paddleflow.QueueGrant(`${username}-${index + 1}`, { username: user.username, queueName: queue.name });
  });
}

// Code comes from an SFTP server, and the data sets in a bucket appear in it as a directory.
const code = new paddleflow.FileSystem("code", {
  name: "code",
  storage: {
    type: "sftp",
    url: config.require("codeUrl"),
    user: config.require("codeUser"),
    password: config.requireSecret("codePassword"),
  },
});
const bucket: paddleflow.S3StorageArgs = {
  type: "s3",
  url: `s3://${config.require("bucket")}/datasets`,
  endpoint: config.require("s3Endpoint"),
  accessKey: config.requireSecret("s3AccessKey"),
  secretKey: config.requireSecret("s3SecretKey"),
  insecureSkipVerify: true,
  s3ForcePathStyle: true,
};
const datasets = new paddleflow.FileSystem("datasets", { name: "datasets", storage: bucket });
new paddleflow.Link("datasets", { fsName: code.name, fsPath: "/datasets", storage: bucket });

// Three steps, one after the other. A change of it adds a version, and the schedule then runs that one.
const pipeline = new paddleflow.Pipeline("training", {
  desc: "Trains the ranking model",
  yaml: {
    name: "ranking",
    docker_env: "nginx:1.7.9",
    fs_options: { main_fs: { name: code.name }, extra_fs: [{ name: datasets.name, mount_path: "/data" }] },
    parallelism: 2,
    entry_points: {
      prepare: step("python prepare.py --data /data"),
      train: {
        ...step("python train.py --rate {{rate}}", "prepare"),
        parameters: { rate: config.get("rate") ?? "0.01" },
      },
      evaluate: step("python evaluate.py", "train"),
    },
  },
});

function step(command: string, deps?: string): object {
  return {
    command,
    deps,
    env: { PF_JOB_QUEUE_NAME: training.name, PF_JOB_FLAVOUR: oneGpu.name, PF_JOB_TYPE: "single" },
  };
}

const nightly = new paddleflow.Schedule("nightly", {
  pipelineId: pipeline.id,
  pipelineVersionId: pipeline.latestVersionId,
  crontab: "30 2 * * *",
  concurrency: 1,
  concurrencyPolicy: "skip",
  expireInterval: 3_600,
  // The server deletes no file system that a schedule uses: should one be replaced, the schedule goes first.
  fileSystems: [code.id, datasets.id],
});

export const pipelineVersion = pulumi.interpolate`${pipeline.id}/${pipeline.latestVersionId}`;
export const scheduleId = nightly.id;
