const LABELS = { "paddleflow/card-type": "", "paddleflow/node-status": "Ready" };
const CORES = 16;
const GIBIBYTES = 64;
const STORED_GIBIBYTES = 400;
const CARDS = 8;

/** What one or more nodes have. */
const amounts = (nodes = 1) => ({
  cpu: String(CORES * nodes),
  memory: `${GIBIBYTES * nodes}Gi`,
  storage: `${STORED_GIBIBYTES * nodes}Gi`,
  scalarResources: { "nvidia.com/gpu": String(CARDS * nodes) },
});

/** The names of a Kubernetes cluster's nodes. */
function names(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `node-${index + 1}`);
}

export function nodeQuota(count: number): object {
  const nodeList = names(count).map((nodeName) => ({
    nodeName,
    schedulable: true,
    total: amounts(),
    idle: amounts(),
  }));
  return { nodeList, summary: { total: amounts(count), idle: amounts(count) }, errMsg: "" };
}

interface Named {
  readonly name: string;
  readonly source: string;
}

/** One page of all nodes of the clusters. They are ordered by ids, so that those of one cluster are on several pages. */
export function nodeResources(
  clusters: readonly Named[],
  count: number,
  page: { no: number; size: number },
): object {
  const all = names(count).flatMap((node) => clusters.map((cluster) => ({ node, cluster })));
  const shown = all.slice((page.no - 1) * page.size, page.no * page.size);
  const holding = clusters.filter((cluster) => shown.some((row) => row.cluster === cluster));
  const had = { cpu: String(CORES), memory: `${GIBIBYTES}Gi`, "nvidia.com/gpu": String(CARDS) };
  const storage = "ephemeral-storage";
  return Object.fromEntries(
    holding.map((cluster) => {
      const own = shown.filter((row) => row.cluster === cluster).map(({ node }) => node);
      const byNode = (what: object) => Object.fromEntries(own.map((node) => [node, what]));
      return [
        cluster.name,
        {
          allocatable: byNode({ ...had, [storage]: String(STORED_GIBIBYTES * 2 ** 30) }),
          capacity: byNode({ ...had, [storage]: `${STORED_GIBIBYTES}Gi` }),
          labels: byNode(LABELS),
          clusterName: cluster.name,
          clusterSource: cluster.source,
        },
      ];
    }),
  );
}

export function nodeInfos(count: number): object {
  const capacity = {
    cpu: CORES * 1000,
    "ephemeral-storage": STORED_GIBIBYTES * 2 ** 30,
    memory: GIBIBYTES * 2 ** 30,
    "nvidia.com/gpu": CARDS,
  };
  const nodes = names(count).map((nodeName, index) => ({
    nodeName,
    nodeIP: `10.0.0.${index + 1}`,
    podsCount: 0,
    labels: LABELS,
    used: {},
    capacity,
    pods: null,
  }));
  return { totalCount: count, nodeList: nodes.length === 0 ? null : nodes };
}
