import type { ObjectOperation } from "../../core/operation";
import { type ConflictError, NotFoundError, type RefusedError } from "../../core/errors";
import type { TencentClient } from "./api/client";
import type { Wire } from "../../core/schema/wire";
import type { ComputeNode } from "./nodes";
import { refusalOf } from "./refusals";
import { nonEmpty } from "./api/wire";

/** The most nodes or instances that one request takes. */
const MAX_NODES = 100;

type Operation = ObjectOperation<TencentClient>;
/** With what the platform refused a request, if it did. */
export type Refusal = ConflictError | RefusedError | undefined;

/** Sends a request that changes an environment; answers with what it was refused. */
export function changeEnv(
  { client, id, signal }: Operation,
  action: string,
  parameters: Wire,
): Promise<Refusal> {
  return refusalOf(() => client.call(action, { EnvId: id, ...parameters }, { signal, idempotent: true }));
}

/** As changeEnv, where what has gone meanwhile is no failure. */
export async function clearEnv(operation: Operation, action: string, parameters: Wire): Promise<Refusal> {
  try {
    return await changeEnv(operation, action, parameters);
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

/** Terminates nodes, as many as one request takes. */
export async function terminateNodes(operation: Operation, nodes: readonly ComputeNode[]): Promise<Refusal> {
  const ids = nodes.flatMap((node) => node.computeNodeId ?? []).slice(0, MAX_NODES);
  return ids.length === 0 ? undefined : clearEnv(operation, "TerminateComputeNodes", { ComputeNodeIds: ids });
}

/** Detaches instances that users have attached: the platform does not let them be terminated. */
export async function detachNodes(operation: Operation, nodes: readonly ComputeNode[]): Promise<Refusal> {
  const ids = nodes.flatMap((node) => nonEmpty(node.computeNodeInstanceId) ?? []).slice(0, MAX_NODES);
  return ids.length === 0 ? undefined : clearEnv(operation, "DetachInstances", { InstanceIds: ids });
}
