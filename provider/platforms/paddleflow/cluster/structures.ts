import { z } from "zod";

import { field, structure } from "../../../core/schema/field";

const text = z.string();

/** Names in a list that goes over the wire with commas. */
export const clusterNames = z.array(z.string().regex(/^[^,\s]+$/, "must be a name of a cluster")).min(1);

export const clusterView = structure("ClusterView", "A Kubernetes cluster, without its credential.", {
  clusterId: field(text, "The server's id.", { wireName: "id" }),
  clusterName: field(text, "The name."),
  description: field(text, "The description."),
  endpoint: field(text, "The address that was given; the server does not use it."),
  source: field(text, "Where the cluster comes from, such as `OnPremise`."),
  clusterType: field(text, "`Kubernetes` or `K3S`."),
  version: field(text, "The version of Kubernetes."),
  status: field(text, "`online` or `offline`."),
  credential: field(text, "The kubeconfig in base64.", { secret: true }),
  setting: field(text, "More about the cluster, in free text."),
  namespaceList: field(z.array(text).optional(), "The namespaces that queues may use; absent where all are."),
  createTime: field(text, "When it was registered, in the server's local time."),
  updateTime: field(text, "When it was changed last, in the server's local time."),
});

const amounts = structure("ClusterAmounts", "Amounts of resources, as Kubernetes quantities.", {
  cpu: field(text.optional(), "CPU cores."),
  memory: field(text.optional(), "Memory."),
  storage: field(text.optional(), "Local storage."),
  scalarResources: field(
    z.record(z.string(), text).optional(),
    "Other resources by their names in Kubernetes.",
  ),
});

const nodeAmounts = structure("ClusterNode", "A node and what is free on it.", {
  nodeName: field(text, "The name."),
  schedulable: field(z.boolean(), "Whether it takes new work."),
  total: field(amounts, "What it has."),
  idle: field(amounts, "What is free."),
});

export const clusterResourcesView = structure("ClusterResourcesView", "What is free in a cluster.", {
  clusterName: field(text, "The cluster."),
  nodeList: field(z.array(nodeAmounts).optional(), "The nodes."),
  summary: field(
    structure("ClusterSummary", "The nodes taken together.", {
      total: field(amounts, "What they have."),
      idle: field(amounts, "What is free."),
    }).optional(),
    "The nodes taken together.",
  ),
  errMsg: field(text.optional(), "Why the cluster could not be asked."),
});

const nodeMap = z.record(z.string(), z.record(z.string(), text));

export const clusterNodeResourcesView = structure(
  "ClusterNodeResourcesView",
  "The resources of a cluster's nodes.",
  {
    clusterName: field(text, "The cluster."),
    clusterSource: field(text.optional(), "Where the cluster comes from."),
    allocatable: field(nodeMap.optional(), "What pods can have, by node and resource."),
    capacity: field(nodeMap.optional(), "What the nodes have, by node and resource."),
    labels: field(nodeMap.optional(), "The labels of the nodes, by node."),
  },
);
