import { messageOf, OperationFailedError } from "../../../core/errors";
import type { ObjectOperation } from "../../../core/operation";
import { type Progress, waitUntil } from "../../../core/wait";
import type { TencentClient } from "../api/client";
import { nonEmpty } from "../api/wire";
import { getComputeEnv } from "./calls";
import { tryUpdate } from "./change";
import {
  countNodes,
  creationFailures,
  describeNodes,
  isAttached,
  isFailed,
  isLeaving,
  listNodes,
  type NodeCounts,
  terminateNodes,
} from "./nodes";
import type { ComputeEnvView } from "./structures";

type Operation = ObjectOperation<TencentClient>;

/**
 * The number of polls in a row that show failed nodes and none on its way, after which the wait is given up. Only a node
 * that the platform creates again at once is worth more waiting.
 */
const STALLED_POLLS = 3;
const MAX_REASONS = 3;

/**
 * Waits until the wanted number of nodes runs and no other is on its way out. Nodes that could not be created end the
 * wait with the platform's reasons, as soon as no node is on its way any more: the platform may try again only after
 * minutes or hours. When the wait is resumed, they make way for new ones first. Abnormal nodes may recover, and are only
 * named.
 */
export async function waitForNodes(operation: Operation, desired: number, resuming: boolean): Promise<void> {
  const { client, id, signal, log } = operation;
  const renewal = new Renewal(operation, desired, resuming);
  let stalled = 0;
  let abnormal: { readonly count: number; readonly names: string } = { count: 0, names: "" };

  const poll = async (): Promise<Progress | { done: undefined }> => {
    const view = await getComputeEnv(client, id, signal);
    if (view === undefined || isLeaving(view)) {
      throw new OperationFailedError("the environment was deleted while its nodes were waited for");
    }
    const counts = countNodes(view);
    if (await isSettled(operation, counts, desired)) return { done: undefined };
    const renewing = await renewal.step(view, counts);
    if (renewing !== undefined) return { progress: `${describeNodes(counts, desired)}; ${renewing}` };
    stalled = counts.failed > 0 && counts.coming === 0 && counts.running < desired ? stalled + 1 : 0;
    if (stalled >= STALLED_POLLS) await failCreation(operation, counts, desired);
    if (counts.abnormal !== abnormal.count) {
      abnormal = { count: counts.abnormal, names: await abnormalNodes(operation, counts) };
    }
    return { progress: `${describeNodes(counts, desired)}${abnormal.names}` };
  };

  await waitUntil({ what: `${desired} running nodes`, signal, log, poll });
}

/** Replaces, once, the nodes that an earlier attempt could not create. */
class Renewal {
  readonly #operation: Operation;
  readonly #desired: number;
  #state: "look" | "terminate" | "restore" | "over";

  constructor(operation: Operation, desired: number, resuming: boolean) {
    this.#operation = operation;
    this.#desired = desired;
    this.#state = resuming ? "look" : "over";
  }

  /** Takes the next step, and returns what is under way, or undefined when nothing is. */
  async step(view: ComputeEnvView, { failed, running }: NodeCounts): Promise<string | undefined> {
    if (this.#state === "look") this.#state = failed > 0 && running < this.#desired ? "terminate" : "over";
    if (this.#state === "terminate") {
      if (failed > 0) {
        const nodes = await listNodes(this.#operation);
        const refusal = await terminateNodes(this.#operation, nodes.filter(isFailed));
        if (refusal !== undefined) return messageOf(refusal);
      }
      this.#state = "restore";
      return "giving up the nodes that could not be created";
    }
    if (this.#state === "restore") {
      // Whether terminating nodes lowers the wanted number is not documented.
      if ((view.desiredComputeNodeCount ?? 0) < this.#desired) {
        const conflict = await tryUpdate(this.#operation, { DesiredComputeNodeCount: this.#desired });
        return conflict === undefined ? "asking for new nodes" : messageOf(conflict);
      }
      if (failed === 0) this.#state = "over";
    }
    return undefined;
  }
}

async function isSettled(operation: Operation, counts: NodeCounts, desired: number): Promise<boolean> {
  if (counts.running < desired || counts.deleting > 0) return false;
  if (counts.attached === 0) return counts.running === desired;
  // The counts do not tell whether attached nodes are among those that run.
  const nodes = await listNodes(operation);
  const own = nodes.filter((node) => !isAttached(node) && node.computeNodeState === "RUNNING");
  return own.length === desired;
}

async function failCreation(operation: Operation, counts: NodeCounts, desired: number): Promise<never> {
  const nodes = await listNodes(operation);
  const reasons = await creationFailures(operation, nodes.filter(isFailed));
  const why = reasons.length === 0 ? "" : `: ${reasons.slice(0, MAX_REASONS).join("; ")}`;
  throw new OperationFailedError(`nodes cannot be created (${describeNodes(counts, desired)})${why}`, {
    advice: "Remove the cause, such as a missing stock, quota or image, and run `pulumi up` again",
  });
}

async function abnormalNodes(operation: Operation, counts: NodeCounts): Promise<string> {
  if (counts.abnormal === 0) return "";
  const nodes = await listNodes(operation);
  const names = nodes
    .filter(({ computeNodeState }) => computeNodeState === "ABNORMAL")
    .map(({ computeNodeId, computeNodeInstanceId: instance }) => {
      return `${computeNodeId} (${nonEmpty(instance) ?? "no instance"})`;
    });
  return names.length === 0 ? "" : `; abnormal: ${names.join(", ")}`;
}
