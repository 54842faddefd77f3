/** The one node that each Kubernetes cluster has here. */
const NODE = "node-1";
const AMOUNTS = { cpu: "16", memory: "64Gi", storage: "400Gi", scalarResources: { "nvidia.com/gpu": "8" } };
const LABELS = { "paddleflow/card-type": "", "paddleflow/node-status": "Ready" };

export function nodeQuota(): object {
  const node = { nodeName: NODE, schedulable: true, total: AMOUNTS, idle: AMOUNTS };
  return { nodeList: [node], summary: { total: AMOUNTS, idle: AMOUNTS }, errMsg: "" };
}

export function nodeResources(clusterName: string, clusterSource: string): object {
  const amounts = { cpu: "16", memory: "64Gi", "nvidia.com/gpu": "8" };
  return {
    allocatable: { [NODE]: { ...amounts, "ephemeral-storage": "429496729600" } },
    capacity: { [NODE]: { ...amounts, "ephemeral-storage": "400Gi" } },
    labels: { [NODE]: LABELS },
    clusterName,
    clusterSource,
  };
}

export function nodeInfos(known: boolean): object {
  if (!known) return { totalCount: 0, nodeList: null };
  const capacity = {
    cpu: 16000,
    "ephemeral-storage": 429496729600,
    memory: 68719476736,
    "nvidia.com/gpu": 8,
  };
  const node = {
    nodeName: NODE,
    nodeIP: "10.0.0.1",
    podsCount: 0,
    labels: LABELS,
    used: {},
    capacity,
    pods: null,
  };
  return { totalCount: 1, nodeList: [node] };
}
