import { paddleflow } from "pulumi-batchflow";

// ## A share with a guarantee
// An elastic quota: jobs get at least `minResources`, and up to `maxResources` while the cluster has room. Amounts change
// in place, and `0.5` and `500m` are the same.
const development = new paddleflow.Queue("development", {
  clusterName: "gpu-east",
  namespace: "development",
  maxResources: { cpu: "32", mem: "128Gi" },
  minResources: { cpu: "8", mem: "32Gi" },
});

export const developmentName = development.name;

// ## Graphics processors, by Volcano
// A queue of Volcano has an upper limit and no guarantee. Kubernetes gives the names of other resources.
new paddleflow.Queue("vision", {
  name: "vision",
  clusterName: "gpu-east",
  namespace: "vision",
  quotaType: "volcanoCapabilityQuota",
  maxResources: { cpu: "64", mem: "256Gi", scalarResources: { "nvidia.com/gpu": "8" } },
});

// ## Nodes of its own
// `location` gives the labels of the nodes that its jobs run on. With physical isolation no other queue's jobs run
// there; another isolation replaces the queue.
new paddleflow.Queue("isolated", {
  clusterName: "gpu-east",
  namespace: "isolated",
  maxResources: { cpu: "16", mem: "64Gi" },
  location: {
    "paddleflow.baidu.com/resource-isolation-type": "physical",
    "node-pool": "isolated",
  },
});
