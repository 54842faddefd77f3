import * as pulumi from "@pulumi/pulumi";
import { paddleflow } from "pulumi-batchflow";

// ## One user, one queue
// The user and the queue exist already. `root` needs no grant.
new paddleflow.QueueGrant("operator", { username: "operator", queueName: "training" });

// ## All queues of a team
// The grants name users and queues by their outputs, so that they are made last and removed first.
const members = [
  new paddleflow.User("dana", {
    username: "dana1",
    password: new pulumi.Config().requireSecret("danaPassword"),
  }),
  new paddleflow.User("erik", {
    username: "erik1",
    password: new pulumi.Config().requireSecret("erikPassword"),
  }),
];
const queues = ["speech", "text"].map(
  (name) =>
    new paddleflow.Queue(name, {
      clusterName: "gpu-east",
      namespace: name,
      maxResources: { cpu: "16", mem: "64Gi" },
    }),
);

members.forEach((member, row) =>
  queues.forEach(
    (queue, column) =>
      new paddleflow.QueueGrant(`team-${row + 1}-${column + 1}`, {
        username: member.username,
        queueName: queue.name,
      }),
  ),
);
