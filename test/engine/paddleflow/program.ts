/** One of each; the configuration says what changes. */
export const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const { paddleflow } = require("pulumi-batchflow");
const config = new pulumi.Config();
const get = (key, fallback) => config.get(key) ?? fallback;
const cluster = new paddleflow.Cluster("cluster", {
  endpoint: "https://kubernetes.example.com",
  clusterType: "Kubernetes",
  version: "1.16+",
  credential: config.requireSecret("credential"),
  description: get("description", "first"),
});
const queue = new paddleflow.Queue("queue", {
  clusterName: cluster.clusterName,
  namespace: get("namespace", "default"),
  maxResources: { cpu: get("cpu", "0.5"), mem: "1000Mi" },
});
new paddleflow.Flavour("flavour", {
  name: "big",
  cpu: get("flavourCpu", "1"),
  mem: "2Gi",
  scalarResources: get("gpu", "1") === "0" ? {} : { "nvidia.com/gpu": get("gpu", "1") },
});
const user = new paddleflow.User("user", { username: "dave1", password: config.requireSecret("password") });
new paddleflow.QueueGrant("grant", { username: user.username, queueName: queue.name });
const s3 = {
  type: "s3",
  url: "s3://" + config.require("bucket") + get("bucketPath", "/data"),
  endpoint: config.require("s3Endpoint"),
  accessKey: config.requireSecret("s3AccessKey"),
  secretKey: config.requireSecret("s3SecretKey"),
  insecureSkipVerify: true,
  s3ForcePathStyle: true,
};
const data = new paddleflow.FileSystem("data", { name: "data", storage: s3 });
const code = new paddleflow.FileSystem("code", {
  name: "code",
  storage: {
    type: "sftp",
    url: config.require("codeUrl"),
    user: config.require("codeUser"),
    password: config.requireSecret("codePassword"),
  },
});
new paddleflow.Link("link", { fsName: code.name, fsPath: "/linked", storage: s3 });
const pipeline = new paddleflow.Pipeline("pipeline", {
  desc: get("description", "first"),
  yaml: {
    name: "train",
    fs_options: { main_fs: { name: data.name } },
    entry_points: { main: { command: "echo done", docker_env: "nginx:1.7.9", env: { PF_JOB_QUEUE_NAME: queue.name } } },
  },
});
new paddleflow.Schedule("schedule", {
  name: "nightly",
  pipelineId: pipeline.id,
  pipelineVersionId: pipeline.latestVersionId,
  crontab: get("crontab", "0 3 1 1 *"),
  fileSystems: [data.id],
});
exports.queue = queue.name;
exports.cluster = cluster.clusterName;
exports.pipeline = pipeline.id;
`;
