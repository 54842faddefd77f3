import * as pulumi from "@pulumi/pulumi";
import { paddleflow } from "pulumi-batchflow";

// ## One container on a queue
// The queue exists already. `pulumi up` ends when the job has been submitted, and `pulumi destroy` stops it.
const sum = new paddleflow.Job("sum", {
  schedulingPolicy: { queue: "training" },
  image: "python:3.11",
  flavour: { cpu: "2", mem: "4Gi" },
  command: "python -c 'print(sum(range(1000)))'",
});

export const sumId = sum.id;

// ## Distributed training, again with each release
// Parameter servers and workers of one PaddlePaddle job. `pulumi up` waits for the end, and fails with the last
// output where the job fails. Another release runs it again, as a new job.
const release = new pulumi.Config().get("release") ?? "1";
const image = `registry.example.com/ranking:${release}`;

new paddleflow.Job(
  "ranking",
  {
    schedulingPolicy: { queue: "training", priority: "HIGH" },
    framework: "paddle",
    members: [
      { role: "pserver", replicas: 2, image, flavour: { name: "flavour1" }, command: "python serve.py" },
      { role: "pworker", replicas: 4, image, flavour: { name: "flavour1" }, command: "python train.py" },
    ],
    triggers: [release],
    waitFor: "finished",
  },
  { customTimeouts: { create: "6h" } },
);

// ## With data and a secret
// A file system is mounted into the container. All environment variables are encrypted in the state. Labels can be added
// and changed in place.
new paddleflow.Job("evaluate", {
  name: "evaluate",
  schedulingPolicy: { queue: "training" },
  image: "registry.example.com/ranking:1",
  flavour: { name: "flavour1" },
  command: "python evaluate.py --data /data",
  env: { TRACKING_TOKEN: new pulumi.Config().requireSecret("trackingToken") },
  fs: { name: "datasets", mountPath: "/data", readOnly: true },
  labels: { team: "ranking" },
});
