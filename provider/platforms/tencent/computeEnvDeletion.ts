import type { ObjectOperation } from "../../core/operation";
import { messageOf } from "../../core/errors";
import { type Progress, waitUntil } from "../../core/wait";
import type { TencentClient } from "./api/client";
import { clearEnv, detachNodes, type Refusal, terminateNodes } from "./computeEnvRequests";
import {
  countNodes,
  describeNodes,
  type EnvView,
  isAttached,
  isFailed,
  isLeaving,
  listNodes,
  type NodeCounts,
  viewEnv,
} from "./nodes";
import { isShortOfNodes } from "./refusals";

/** States in which TerminateComputeNodes takes a node. */
const TERMINABLE = new Set(["CREATED", "CREATION_FAILED", "RUNNING", "ABNORMAL"]);

type Operation = ObjectOperation<TencentClient>;

/**
 * Empties an environment, deletes it, and waits until it is gone. Each poll takes the most direct step that the state
 * permits, so it goes on from wherever an earlier attempt stopped. Today's API deletes only what holds no instance; that
 * of 2018 accepts the same order.
 */
export async function deleteComputeEnv(operation: Operation): Promise<void> {
  const { client, id, signal, log } = operation;
  let accepted = false;

  const poll = async (): Promise<Progress | { done: undefined }> => {
    const view = await viewEnv(client, id, signal);
    if (view === undefined) return { done: undefined };
    if (isLeaving(view)) return { progress: "being deleted" };
    const counts = countNodes(view);
    if (counts.total === 0 && counts.attached === 0) {
      // The API of 2018 need not show that a deletion is under way.
      if (accepted && client.settings.edition === "2018") return { progress: "being deleted" };
      const refusal = await clearEnv(operation, "DeleteComputeEnv", {});
      accepted = refusal === undefined;
      return { progress: refusal === undefined ? "deletion accepted" : messageOf(refusal) };
    }
    const refusal = await takeNodesAway(operation, view, counts);
    const nodes = describeNodes(counts);
    return { progress: refusal === undefined ? nodes : `${nodes}; ${messageOf(refusal)}` };
  };

  await waitUntil({ what: "the deletion of the environment", signal, log, poll });
}

/** One step towards an environment without nodes. */
async function takeNodesAway(operation: Operation, view: EnvView, counts: NodeCounts): Promise<Refusal> {
  const { client, id, signal } = operation;
  if (counts.attached > 0) {
    const nodes = await listNodes(client, id, signal);
    const attached = nodes.filter((node) => isAttached(node) && node.computeNodeState !== "DELETING");
    return detachNodes(operation, attached);
  }
  if ((view.desiredComputeNodeCount ?? 0) > 0) {
    const refusal = await clearEnv(operation, "ModifyComputeEnv", { DesiredComputeNodeCount: 0 });
    if (refusal === undefined || !isShortOfNodes(refusal)) return refusal;
  }
  // Shrinking takes neither failed nodes nor more than there are of the others. What it leaves is terminated, but for
  // nodes that will let themselves be given up a little later.
  const onlyFailed = counts.coming > 0;
  if (onlyFailed ? counts.failed === 0 : counts.total === counts.deleting) return undefined;
  const nodes = await listNodes(client, id, signal);
  const doomed = nodes.filter((node) => {
    return !isAttached(node) && (onlyFailed ? isFailed(node) : TERMINABLE.has(node.computeNodeState ?? ""));
  });
  return terminateNodes(operation, doomed);
}
