import type { ObjectOperation } from "../../../core/operation";
import { listQueues } from "../api/calls";
import type { PaddleFlowClient } from "../api/client";
import { getCluster } from "./calls";

interface Change extends ObjectOperation<PaddleFlowClient> {
  readonly changed: ReadonlySet<string>;
  readonly wanted: Readonly<Record<string, unknown>>;
}

/** Why the server will refuse to drop namespaces of a cluster: its own answer does not name the queue that uses one. */
export async function refusalOfNamespaces(operation: Change): Promise<string | undefined> {
  const { client, id, changed, wanted, signal } = operation;
  const { namespaceList: kept } = wanted;
  if (!changed.has("namespaceList") || !Array.isArray(kept)) return undefined;
  const present = (await getCluster(client, id, signal))?.namespaceList;
  const dropped = (Array.isArray(present) ? present : []).filter((namespace) => !kept.includes(namespace));
  if (dropped.length === 0) return undefined;
  const queues = await listQueues(client, {}, signal);
  const users = queues
    .filter(({ clusterName, namespace }) => clusterName === id && dropped.includes(namespace))
    .map(({ name, namespace }) => `${String(name)} uses ${String(namespace)}`);
  if (users.length === 0) return undefined;
  return `namespaces that queues use cannot be dropped: ${users.join(", ")}. Keep them, or delete these queues first`;
}
