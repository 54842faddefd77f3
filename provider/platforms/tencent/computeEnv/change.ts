import { type BatchflowError, ConflictError, hasCode, messageOf } from "../../../core/errors";
import type { ObjectOperation } from "../../../core/operation";
import { waitUntil } from "../../../core/wait";
import type { TencentClient } from "../api/client";
import type { Wire } from "../api/wire";
import { getComputeEnv, updateComputeEnv } from "./calls";
import { countNodes, isFailed, listNodes, terminateNodes } from "./nodes";

type Operation = ObjectOperation<TencentClient>;

/**
 * Changes an environment as soon as the platform lets it be changed: it takes one request at a time, and cannot give up
 * nodes that are still being created. Nodes that could not be created stand in the way of fewer nodes too, but can be
 * terminated.
 */
export async function updateWhenFree(operation: Operation, changes: Wire): Promise<void> {
  const { signal, log } = operation;
  await waitUntil<void>({
    what: "the environment to accept the change",
    signal,
    log,
    poll: async () => {
      const conflict = await tryUpdate(operation, changes);
      if (conflict === undefined) return { done: undefined };
      if (isShortOfNodes(conflict)) await giveUpFailed(operation, Number(changes.DesiredComputeNodeCount));
      return { progress: messageOf(conflict) };
    },
  });
}

/** Sends a change, and returns what stands in its way for now. */
export async function tryUpdate(
  { client, id, signal }: Operation,
  changes: Wire,
): Promise<ConflictError | undefined> {
  try {
    await updateComputeEnv(client, id, changes, signal);
    return undefined;
  } catch (error) {
    if (error instanceof ConflictError) return error;
    throw error;
  }
}

/** Whether fewer nodes are in a state to be given up than were to be. */
export function isShortOfNodes(refusal: BatchflowError): boolean {
  return hasCode(refusal, "UnsupportedOperation.NotEnoughComputeNodesToTerminate");
}

/** Terminates nodes that could not be created, no more of them than the environment is to have fewer. */
async function giveUpFailed(operation: Operation, desired: number): Promise<void> {
  const { client, id, signal } = operation;
  const view = await getComputeEnv(client, id, signal);
  if (view === undefined) return;
  const { failed, coming } = countNodes(view);
  const surplus = (view.desiredComputeNodeCount ?? 0) - desired;
  if (failed === 0 || coming > 0 || surplus <= 0) return;
  const nodes = await listNodes(operation);
  await terminateNodes(operation, nodes.filter(isFailed).slice(0, surplus));
}
