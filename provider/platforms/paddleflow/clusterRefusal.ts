import type { ObjectOperation } from "../../core/operation";
import type { PaddleFlowClient } from "./client";
import { showCluster } from "./clusterState";
import { listAll } from "./paging";

type Operation = ObjectOperation<PaddleFlowClient>;

interface Change {
  readonly changed: ReadonlySet<string>;
  readonly wanted: Readonly<Record<string, unknown>>;
}

/** Why the server will refuse to drop namespaces of a cluster: it does not tell which of them a queue uses. */
export async function refusalOfNamespaces({
  client,
  id,
  changed,
  wanted,
  signal,
}: Operation & Change): Promise<string | undefined> {
  const { namespaceList: kept } = wanted;
  if (!changed.has("namespaceList") || !Array.isArray(kept)) return undefined;
  const present = (await showCluster(client, id, signal))?.namespaceList;
  const dropped = (Array.isArray(present) ? present : []).filter((namespace) => !kept.includes(namespace));
  if (dropped.length === 0) return undefined;
  const queues = await listAll(client, { action: "listQueue", path: ["queue"], list: "queueList", signal });
  const users = queues
    .filter(({ clusterName, namespace }) => clusterName === id && dropped.includes(namespace))
    .map(({ name, namespace }) => `${String(name)} uses ${String(namespace)}`);
  if (users.length === 0) return undefined;
  return `namespaces that queues use cannot be dropped: ${users.join(", ")}. Keep them, or delete these queues first`;
}

/** Says that the server will refuse a change of a queue, unless its cluster is brought online before. */
export async function tellOfflineCluster(
  { client, signal, log }: Pick<Operation, "client" | "signal" | "log">,
  clusterName: unknown,
): Promise<void> {
  if (typeof clusterName !== "string") return;
  const cluster = await showCluster(client, clusterName, signal);
  if (cluster?.status !== "offline") return;
  log(`its cluster ${clusterName} is offline: the server refuses the change as long as that is so`);
}
