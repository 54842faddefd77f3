import { getOne, type PaddleFlowClient } from "../api/client";
import { path } from "../api/names";
import type { Wire } from "../api/wire";

export { listQueues } from "../api/calls";

/** The queue as the server has it, with its use. */
export function getQueue(
  client: PaddleFlowClient,
  name: string,
  signal: AbortSignal,
): Promise<Wire | undefined> {
  return getOne(client, "showQueue", path`/queue/${name}`, signal);
}

export async function createQueue(client: PaddleFlowClient, queue: Wire, signal: AbortSignal): Promise<void> {
  const call = { action: "createQueue", method: "POST", path: "/queue" } as const;
  await client.call({ ...call, json: queue, signal, idempotent: false });
}

/** Changes the members that are given. */
export async function updateQueue(
  client: PaddleFlowClient,
  name: string,
  changes: Wire,
  signal: AbortSignal,
): Promise<void> {
  const call = { action: "updateQueue", method: "PUT", path: path`/queue/${name}` } as const;
  await client.call({ ...call, json: changes, signal, idempotent: true });
}

/** Closes a queue, which servers before v0.14.1 want before they delete it. */
export async function closeQueue(client: PaddleFlowClient, name: string, signal: AbortSignal): Promise<void> {
  const call = { action: "updateQueue", method: "PUT", path: path`/queue/${name}` } as const;
  await client.call({ ...call, query: { action: "close" }, json: {}, signal, idempotent: true });
}

export async function deleteQueue(
  client: PaddleFlowClient,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  const call = { action: "deleteQueue", method: "DELETE", path: path`/queue/${name}` } as const;
  await client.call({ ...call, signal, idempotent: true });
}
