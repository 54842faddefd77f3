/** Where the program below has a secret, and the value: each one occurs nowhere else. */
export const CANARIES = {
  // By the schema.
  login: "Canary01+/&Pw?",
  credential: "canary02-in-a-kubeconfig",
  userPassword: "canary03Passw0rd",
  accessKey: "canary04AccessKey",
  secretKey: "canary05/Secret+Key",
  jobToken: 'canary06 "quoted" <ü>',
  ak: "canary07ak",
  sk: "canary08sk",
  // By the program, on fields that are no credentials.
  description: "canary09 described",
  tag: "canary10tag",
  element: "canary11 of a list",
  command: "canary12 in a command",
  parameter: "canary13 of a task",
  imageTag: "canary14tag",
  // In documents.
  yamlText: "canary15 in a text",
  yamlObject: "canary16 in an object",
  workflow: "canary17 in a workflow",
  // By transformations: credentials, and a mark on another field.
  transformedId: "canary18id",
  transformedKey: "canary19key",
  transformedMark: "canary20 marked",
} as const;

/** One of what has secrets, on all platforms. They come from the environment: the project's files hold none. */
export const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const { alibaba, huawei, otc, paddleflow, tencent } = require("pulumi-batchflow");
const values = JSON.parse(process.env.CANARIES);
const marked = (name) => pulumi.secret(values[name]);
const secretProp = (name, value) => ({ props, opts }) => ({ props: { ...props, [name]: value }, opts });

const env = new tencent.ComputeEnv("env", {
  desiredComputeNodeCount: 0,
  placement: { zone: "ap-guangzhou-2" },
  envDescription: marked("description"),
  envData: { instanceType: "S1.SMALL2", imageId: "img-bd78fy2t", loginSettings: { password: values.login } },
  tags: { team: marked("tag") },
});
const info = {
  application: { deliveryForm: "LOCAL", command: pulumi.interpolate\`login \${marked("command")}\` },
  envId: env.id,
  envVars: [{ name: "A", value: marked("element") }],
};
new tencent.TaskTemplate("template", { taskTemplateInfo: info }, {
  transformations: [
    ({ props, opts }) => ({
      props: {
        ...props,
        taskTemplateDescription: marked("transformedMark"),
        taskTemplateInfo: {
          ...props.taskTemplateInfo,
          authentications: [{ scene: "COS", secretId: values.transformedId, secretKey: values.transformedKey }],
        },
      },
      opts,
    }),
  ],
});

const kubeconfig = {
  clusters: [{ name: "c", cluster: { server: "https://k8s.example.com:6443" } }],
  users: [{ name: "u", user: { token: values.credential } }],
  contexts: [{ name: "x", context: { cluster: "c", user: "u" } }],
  "current-context": "x",
};
const cluster = new paddleflow.Cluster("cluster", {
  endpoint: "https://k8s.example.com",
  clusterType: "Kubernetes",
  version: "1.16+",
  credential: Buffer.from(JSON.stringify(kubeconfig)).toString("base64"),
});
const queue = new paddleflow.Queue("queue", {
  clusterName: cluster.clusterName, namespace: "default", maxResources: { cpu: "4", mem: "8Gi" },
});
new paddleflow.User("user", { username: "dave1", password: values.userPassword });
new paddleflow.FileSystem("data", {
  storage: {
    type: "s3", url: "s3://bucket/data", endpoint: "s3.example.com",
    accessKey: values.accessKey, secretKey: marked("secretKey"),
  },
});
new paddleflow.Job("job", {
  schedulingPolicy: { queue: queue.name },
  image: "nginx:1.7.9", flavour: { cpu: "500m", mem: "1Gi" }, command: "sleep 100000",
  env: { TOKEN: values.jobToken },
});
const step = (env) => ({ main: { command: "echo done", docker_env: "nginx:1.7.9", env } });
new paddleflow.Pipeline("text", {
  yaml: pulumi.interpolate\`name: by_text
entry_points:
  main:
    command: "echo done"
    docker_env: nginx:1.7.9
    env:
      AK: "\${marked("yamlText")}"
\`,
});
new paddleflow.Pipeline("object", {
  yaml: { name: "by_object", entry_points: step({ AK: marked("yamlObject") }) },
});

new huawei.Environment("environment", {
  source: "cci", clusterName: "gene-ns", bucketName: "files", ak: values.ak, sk: values.sk,
});
new huawei.Workflow("workflow", {
  name: "sleeper",
  file: pulumi.interpolate\`version: genecontainer_0_1
workflow:
  job-a:
    type: GCS.Job
    commands:
      - echo \${marked("workflow")}
\`,
});

new alibaba.Job("primes", {
  taskDag: {
    taskDescMap: {
      Find: {
        packageUri: "oss://bucket/worker.tar.gz", programName: "worker.py", programType: "python",
        programArguments: "sleep 80000", imageId: "img-000000000001", instanceCount: 1,
        environmentVariables: { KEY: marked("parameter") },
        stdoutRedirectPath: "oss://bucket/logs/", stderrRedirectPath: "oss://bucket/logs/",
        resourceDescription: { cpu: 800, memory: 2000 },
      },
    },
  },
});

new otc.Image("image", {
  name: "golden", tags: { team: marked("imageTag") },
  source: { from: "file", imageUrl: "ims-image:system.qcow2", minDisk: 40 },
});
`;

/** Mistakes whose refusals could quote a secret. None of them is sent. */
export const MISTAKES = `
const pulumi = require("@pulumi/pulumi");
const { huawei, paddleflow, tencent } = require("pulumi-batchflow");
const values = JSON.parse(process.env.CANARIES);
const marked = (name) => pulumi.secret(values[name]);
new paddleflow.User("u", { username: marked("description"), password: values.login });
new paddleflow.Pipeline("broken", { yaml: pulumi.interpolate\`name: x\\nenv: {AK: "\${marked("yamlText")}"\\n b: [\` });
new paddleflow.Pipeline("alias", { yaml: pulumi.interpolate\`name: x\\nentry_points: *\${marked("accessKey")}\` });
new huawei.Workflow("w", { name: "w", file: pulumi.interpolate\`a: "\${marked("workflow")}\` });
new paddleflow.FileSystem("fs", { storage: "s3://" + values.accessKey + ":" + values.secretKey + "@bucket/data" });
new tencent.ComputeEnv("high", {
  placement: { zone: "z" },
  envData: { instanceType: "S1.SMALL2", imageId: "img-bd78fy2t", loginSettings: marked("login") },
});
new tencent.TaskTemplate("transformed", {
  taskTemplateInfo: { application: { deliveryForm: "LOCAL", command: "true" }, envId: "env-12345678" },
}, { transformations: [({ props, opts }) => ({ props: { ...props, taskTemplateName: marked("transformedMark") }, opts })] });
paddleflow.getUserOutput({ username: marked("element") });
`;
