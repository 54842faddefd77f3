import { deleteInSteps, refusalOf } from "../../../core/deletion";
import { type BatchflowError, messageOf } from "../../../core/errors";
import type { ObjectOperation } from "../../../core/operation";
import type { TencentClient } from "../api/client";
import * as calls from "./calls";
import { isShortOfNodes } from "./change";
import {
  countNodes,
  describeNodes,
  detachNodes,
  isAttached,
  isFailed,
  isLeaving,
  listNodes,
  type NodeCounts,
  terminateNodes,
} from "./nodes";
import type { ComputeEnvView } from "./structures";

/** States in which TerminateComputeNodes takes a node. */
const TERMINABLE = new Set(["CREATED", "CREATION_FAILED", "RUNNING", "ABNORMAL"]);

type Operation = ObjectOperation<TencentClient>;

/**
 * Empties an environment, deletes it, and waits until it is gone. Today's API deletes only an environment without
 * instances; that of 2018 accepts the same order.
 */
export async function deleteComputeEnv(operation: Operation): Promise<void> {
  const { client, id, signal, log } = operation;
  let accepted = false;
  await deleteInSteps({
    what: "the environment",
    signal,
    log,
    read: () => calls.getComputeEnv(client, id, signal),
    step: async (view) => {
      if (isLeaving(view)) return "being deleted";
      const counts = countNodes(view);
      if (counts.total > 0 || counts.attached > 0) {
        const refusal = await takeNodesAway(operation, view, counts);
        const nodes = describeNodes(counts);
        return refusal === undefined ? nodes : `${nodes}; ${messageOf(refusal)}`;
      }
      // The API of 2018 need not show that a deletion is under way.
      if (accepted && client.settings.edition === "2018") return "being deleted";
      const refusal = await refusalOf(() => calls.deleteComputeEnv(client, id, signal));
      accepted = refusal === undefined;
      return refusal === undefined ? "deletion accepted" : messageOf(refusal);
    },
  });
}

/** One step towards an environment without nodes. */
async function takeNodesAway(
  operation: Operation,
  view: ComputeEnvView,
  counts: NodeCounts,
): Promise<BatchflowError | undefined> {
  const { client, id, signal } = operation;
  if (counts.attached > 0) {
    const nodes = await listNodes(operation);
    const attached = nodes.filter((node) => isAttached(node) && node.computeNodeState !== "DELETING");
    return detachNodes(operation, attached);
  }
  if ((view.desiredComputeNodeCount ?? 0) > 0) {
    const refusal = await refusalOf(() =>
      calls.updateComputeEnv(client, id, { DesiredComputeNodeCount: 0 }, signal),
    );
    if (refusal === undefined || !isShortOfNodes(refusal)) return refusal;
  }
  // Shrinking gives up no failed nodes, and no more than there are of the others. The rest is terminated, except nodes that
  // are still being created, which can be given up a little later.
  const onlyFailed = counts.coming > 0;
  if (onlyFailed ? counts.failed === 0 : counts.total === counts.deleting) return undefined;
  const nodes = await listNodes(operation);
  const doomed = nodes.filter((node) => {
    return !isAttached(node) && (onlyFailed ? isFailed(node) : TERMINABLE.has(node.computeNodeState ?? ""));
  });
  return terminateNodes(operation, doomed);
}
