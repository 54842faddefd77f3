import type { Fixture } from "../../matrix";
import { config, kubeconfig, start } from "../setup";

const credential = kubeconfig("k8s.example.com:6443");
const other = kubeconfig("k8s.example.com:6444");

export const cluster: Fixture = {
  type: "paddleflow:Cluster",
  platform: "paddleflow",
  start,
  config,
  inputs: {
    clusterName: "gpu_east",
    endpoint: "https://k8s.example.com",
    clusterType: "Kubernetes",
    version: "v1.16",
    credential,
    description: "the GPUs",
    source: "CCE",
    setting: "none",
    status: "online",
    namespaceList: ["default", "train"],
  },
  unreadInputs: {},
  updates: {
    endpoint: "https://k8s-2.example.com",
    clusterType: "K3S",
    version: "v1.20",
    credential: other,
    description: "all GPUs",
    source: "OnPremise",
    setting: "some",
    status: "offline",
    namespaceList: ["train", "test", "default"],
  },
  replacements: {
    clusterName: "gpu_west",
    description: "",
    setting: "",
    namespaceList: [],
    connection: "paddleflow-too",
  },
  bad: [
    [{ clusterName: "-x" }, "clusterName"],
    [{ clusterName: "east/gpu" }, "clusterName"],
    [{ clusterName: "mylogin" }, "clusterName"],
    [{ clusterType: "Local" }, "clusterType"],
    [{ version: undefined }, "version"],
    [{ endpoint: "" }, "endpoint"],
    [{ credential: "not base64!" }, "credential"],
    [{ credential: "YWJj=" }, "credential"],
    [{ status: "gone" }, "status"],
    [{ namespaceList: ["default", "Big"] }, "namespaceList[1]"],
  ],
  secrets: [credential, other],
  objects: (control) => control.state("paddleflow").clusters.map(({ name }) => ({ id: name })),
  actions: { create: "createCluster", delete: "deleteCluster" },
  reads: /^(login|list|show)/,
  recovery: { without: ["clusterName"] },
  namedIds: true,
  move: (control) => control.advance(3_600),
  drift: {
    property: "description",
    cause: (control, id) => control.paddleflow.change("cluster", id, { description: "by hand" }),
    repaired: (control, id) =>
      control.state("paddleflow").clusters.find(({ name }) => name === id)?.description === "the GPUs",
  },
  remove: (control, id) => control.paddleflow.remove("cluster", id),
};
