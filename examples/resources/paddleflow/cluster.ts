import * as pulumi from "@pulumi/pulumi";
import { paddleflow } from "pulumi-batchflow";

// ## A Kubernetes cluster by its kubeconfig
// The server connects as the kubeconfig says; `endpoint` is for people. The kubeconfig is sent in Base64, and
// encrypted in the state.
const kubeconfig = new pulumi.Config().requireSecret("kubeconfig");

const gpu = new paddleflow.Cluster("gpu", {
  endpoint: "https://kubernetes.example.com:6443",
  clusterType: "Kubernetes",
  version: "v1.24",
  credential: kubeconfig.apply((text) => Buffer.from(text).toString("base64")),
});

export const gpuName = gpu.clusterName;

// ## For certain namespaces, with a switch for maintenance
// Queues may use the listed namespaces and no others. While the cluster is `offline`, queues on it are neither made
// nor changed. The status changes in place.
const settings = new pulumi.Config();

new paddleflow.Cluster("shared", {
  clusterName: "shared-east",
  endpoint: "https://shared.example.com:6443",
  clusterType: "Kubernetes",
  version: "v1.24",
  description: "Shared by training and analysis",
  credential: settings.requireSecret("kubeconfig").apply((text) => Buffer.from(text).toString("base64")),
  namespaceList: ["training", "analysis"],
  status: settings.getBoolean("maintenance") === true ? "offline" : "online",
});
