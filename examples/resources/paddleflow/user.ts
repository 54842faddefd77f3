import * as pulumi from "@pulumi/pulumi";
import { paddleflow } from "pulumi-batchflow";

// ## One user
// The password comes from `pulumi config set --secret alicePassword`. A change of it is made in place, and ends every
// login of the user.
const alice = new paddleflow.User("alice", {
  username: "alice",
  password: new pulumi.Config().requireSecret("alicePassword"),
});

export const aliceName = alice.username;

// ## A team, each with a queue to use
// A user sees no queue without a grant. The grant names the user by its output, so that it is made after the user and
// removed before.
const passwords = new pulumi.Config();

for (const username of ["bobby", "carol"]) {
  const member = new paddleflow.User(username, {
    username,
    password: passwords.requireSecret(`${username}Password`),
  });
  new paddleflow.QueueGrant(username, { username: member.username, queueName: "training" });
}
