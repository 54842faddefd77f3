import * as pulumi from "@pulumi/pulumi";
import { huawei } from "pulumi-batchflow";

// ## Serverless containers
// An existing namespace of the Cloud Container Instance service. The service uses the account's storage with the key
// pair, which is encrypted in the state and never read back.
const account = new pulumi.Config();

const containers = new huawei.Environment("containers", {
  source: "cci",
  clusterName: "genomics",
  ak: account.requireSecret("storageAccessKey"),
  sk: account.requireSecret("storageSecretKey"),
});

export const containersId = containers.id;

// ## A Kubernetes cluster, as the default
// An existing cluster of the Cloud Container Engine, with a bucket. `defaultEnv` makes it the default environment; if
// another environment becomes the default later, the preview shows no change.
new huawei.Environment("cluster", {
  source: "cce",
  clusterId: new pulumi.Config().require("clusterId"),
  bucketName: "genomics-results",
  defaultEnv: true,
});
