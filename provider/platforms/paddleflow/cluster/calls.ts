import type { Query } from "../../../core/rest/call";
import { getOne, type PaddleFlowClient } from "../api/client";
import { commas, type List, listAll } from "../api/lists";
import { path } from "../api/names";
import type { Wire } from "../api/wire";

const CLUSTERS: List = { action: "listCluster", path: "/cluster", items: "clusterList" };

/** The cluster as the server has it, with its credential. */
export function getCluster(
  client: PaddleFlowClient,
  name: string,
  signal: AbortSignal,
): Promise<Wire | undefined> {
  return getOne(client, "showCluster", path`/cluster/${name}`, signal);
}

export function listClusters(
  client: PaddleFlowClient,
  filters: { readonly names: readonly string[] | undefined; readonly status: string | undefined },
  signal: AbortSignal,
): Promise<Wire[]> {
  const query: Query = { clusterNames: commas(filters.names), clusterStatus: filters.status };
  return listAll(client, CLUSTERS, { query, signal });
}

export async function createCluster(
  client: PaddleFlowClient,
  cluster: Wire,
  signal: AbortSignal,
): Promise<void> {
  const call = { action: "createCluster", method: "POST", path: "/cluster" } as const;
  await client.call({ ...call, json: cluster, signal, idempotent: false });
}

/** Changes the members that are given; the server takes an empty text for one that is not to change. */
export async function updateCluster(
  client: PaddleFlowClient,
  name: string,
  changes: Wire,
  signal: AbortSignal,
): Promise<void> {
  const call = { action: "updateCluster", method: "PUT", path: path`/cluster/${name}` } as const;
  await client.call({ ...call, json: changes, signal, idempotent: true });
}

export async function deleteCluster(
  client: PaddleFlowClient,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  const call = { action: "deleteCluster", method: "DELETE", path: path`/cluster/${name}` } as const;
  await client.call({ ...call, signal, idempotent: true });
}

/** What is free in online clusters, by the clusters' names. */
export function listClusterResources(
  client: PaddleFlowClient,
  clusterNames: readonly string[] | undefined,
  signal: AbortSignal,
): Promise<Wire> {
  return client.call({
    action: "listClusterResource",
    method: "GET",
    path: "/cluster/resource",
    query: { clusterNames: commas(clusterNames) },
    signal,
    idempotent: true,
  });
}

/** Which nodes are meant, and which page of them. */
export interface NodePage {
  readonly clusterNames: readonly string[] | undefined;
  readonly queueName: string | undefined;
  readonly labels: string | undefined;
  readonly pageNo: number;
  readonly pageSize: number;
}

/** What the nodes of online clusters have, by the clusters' names. */
export function listClusterNodeResources(
  client: PaddleFlowClient,
  page: NodePage,
  signal: AbortSignal,
): Promise<Wire> {
  const call = { action: "listClusterResourceV2", method: "POST", path: "/cluster/resource" } as const;
  return client.call({ ...call, json: page, signal, idempotent: true });
}
