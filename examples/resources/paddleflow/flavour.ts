import { paddleflow } from "pulumi-batchflow";

// ## Cores and memory under a name
// Jobs and steps of workflows ask for it by its name.
const small = new paddleflow.Flavour("small", { name: "small", cpu: "2", mem: "8Gi" });

export const smallName = small.name;

// ## A graphics processor, for one cluster
// A resource may be added or changed in place; taking one away replaces the flavour.
new paddleflow.Flavour("one-gpu", {
  cpu: "8",
  mem: "32Gi",
  scalarResources: { "nvidia.com/gpu": "1" },
  clusterName: "gpu-east",
});
