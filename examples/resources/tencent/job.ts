import * as pulumi from "@pulumi/pulumi";
import { tencent } from "pulumi-batchflow";

// ## One command on a machine of its own
// The machine is created for the task, and returned after it. `pulumi up` ends when the job has been submitted.
new tencent.Job("sum", {
  placement: { zone: "ap-guangzhou-3" },
  tasks: [
    {
      taskName: "sum",
      application: { deliveryForm: "LOCAL", command: 'python3 -c "print(sum(range(1000)))"' },
      computeEnv: { envData: { instanceType: "S1.SMALL2", imageId: "img-bd78fy2t" } },
    },
  ],
});

// ## A graph of tasks that runs again with each release
// Four frames in parallel, then the film. `pulumi up` waits for the end and fails where the job fails, with the reason.
// Another value in `triggers` runs the job again, as a new one.
const release = new pulumi.Config().get("release") ?? "1";

const stage = new tencent.ComputeEnv("stage", {
  placement: { zone: "ap-guangzhou-3" },
  envData: { instanceType: "S1.SMALL2", imageId: "img-bd78fy2t" },
  desiredComputeNodeCount: 4,
});

const film = new tencent.Job(
  "film",
  {
    placement: { zone: "ap-guangzhou-3" },
    tasks: [
      {
        taskName: "frames",
        taskInstanceNum: 4,
        application: { deliveryForm: "LOCAL", command: "render --frame $BATCH_TASK_INSTANCE_INDEX" },
        envId: stage.id,
        timeout: 3_600,
        maxRetryCount: 2,
      },
      {
        taskName: "join",
        application: { deliveryForm: "LOCAL", command: "join-frames --release $RELEASE" },
        envVars: [{ name: "RELEASE", value: release }],
        envId: stage.id,
      },
    ],
    dependences: [{ startTask: "frames", endTask: "join" }],
    triggers: [release],
    waitFor: "finished",
  },
  { customTimeouts: { create: "3h" } },
);

export const filmId = film.id;

// ## A container, with data in and results out
// The image comes from a private registry. A folder of the bucket is mounted; results, standard output and standard
// error are uploaded when the task ends.
const bucket = "cos://genome-1250000000.cos.ap-guangzhou.myqcloud.com";

new tencent.Job("align", {
  placement: { zone: "ap-guangzhou-3" },
  priority: 10,
  tasks: [
    {
      taskName: "align",
      application: {
        deliveryForm: "LOCAL",
        command: "bwa mem /data/reference.fa /data/sample.fq > /results/sample.sam",
        docker: {
          server: "ccr.ccs.tencentyun.com",
          image: "ccr.ccs.tencentyun.com/genomics/bwa:0.7.17",
          user: "100001234567",
          password: new pulumi.Config().requireSecret("registryPassword"),
        },
      },
      computeEnv: {
        envData: {
          instanceType: "S5.2XLARGE32",
          imageId: "img-bd78fy2t",
          systemDisk: { diskType: "CLOUD_PREMIUM", diskSize: 100 },
        },
      },
      inputMappings: [{ sourcePath: `${bucket}/input/`, destinationPath: "/data" }],
      outputMappings: [{ sourcePath: "/results/", destinationPath: `${bucket}/results/` }],
      redirectInfo: { stdoutRedirectPath: `${bucket}/logs/`, stderrRedirectPath: `${bucket}/logs/` },
    },
  ],
});
