import { refusalOf } from "../../../core/deletion";
import type { BatchflowError } from "../../../core/errors";
import type { ObjectOperation } from "../../../core/operation";
import type { TencentClient } from "../api/client";
import { nonEmpty } from "../api/wire";
import { detachInstances, getComputeEnvDetail, listActivities, terminateComputeNodes } from "./calls";
import type { ComputeEnvView, ComputeNode } from "./structures";

type Operation = ObjectOperation<TencentClient>;

/** The most nodes or instances that one request takes. */
const MAX_NODES = 100;

/** The nodes of an environment, counted by the state that they are in or on their way to. */
export interface NodeCounts {
  readonly total: number;
  readonly running: number;
  readonly abnormal: number;
  readonly failed: number;
  readonly deleting: number;
  /** On their way to run. */
  readonly coming: number;
  /** Attached by users: they are not among those that the desired count means. */
  readonly attached: number;
}

/** Whether an environment is being deleted. */
export function isLeaving({ nextAction }: ComputeEnvView): boolean {
  return nextAction === "DELETING";
}

export function countNodes({
  computeNodeMetrics: metrics,
  attachedComputeNodeCount: attached = 0,
}: ComputeEnvView): NodeCounts {
  const {
    submittedCount: submitted = 0,
    creatingCount: creating = 0,
    creationFailedCount: failed = 0,
    createdCount: created = 0,
    runningCount: running = 0,
    deletingCount: deleting = 0,
    abnormalCount: abnormal = 0,
  } = metrics ?? {};
  const coming = submitted + creating + created;
  return {
    total: coming + failed + running + deleting + abnormal,
    running,
    abnormal,
    failed,
    deleting,
    coming,
    attached,
  };
}

/** The nodes of an environment, one by one. */
export async function listNodes({ client, id, signal }: Operation): Promise<readonly ComputeNode[]> {
  return (await getComputeEnvDetail(client, id, signal)).computeNodeSet ?? [];
}

export function isFailed({ computeNodeState }: ComputeNode): boolean {
  return computeNodeState === "CREATION_FAILED";
}

/** Whether a user attached the node: it is not among those that the wanted number means. */
export function isAttached({ resourceOrigin }: ComputeNode): boolean {
  return resourceOrigin === "USER_ATTACHED";
}

/** Terminates nodes, as many as one request takes. Returns why the platform refuses. */
export async function terminateNodes(
  { client, id, signal }: Operation,
  nodes: readonly ComputeNode[],
): Promise<BatchflowError | undefined> {
  const ids = nodes.flatMap((node) => node.computeNodeId ?? []).slice(0, MAX_NODES);
  if (ids.length === 0) return undefined;
  return refusalOf(() => terminateComputeNodes(client, id, ids, { signal, idempotent: true }));
}

/** Detaches instances that users have attached: the platform does not let them be terminated. */
export async function detachNodes(
  { client, id, signal }: Operation,
  nodes: readonly ComputeNode[],
): Promise<BatchflowError | undefined> {
  const ids = nodes.flatMap((node) => nonEmpty(node.computeNodeInstanceId) ?? []).slice(0, MAX_NODES);
  if (ids.length === 0) return undefined;
  return refusalOf(() => detachInstances(client, id, ids, { signal, idempotent: true }));
}

/** The most nodes whose history is read. */
const MAX_EXPLAINED = 10;

/** Why these nodes could not be created, the latest first, each reason once. */
export async function creationFailures(
  { client, id, signal }: Operation,
  nodes: readonly ComputeNode[],
): Promise<readonly string[]> {
  const ids = nodes.flatMap(({ computeNodeId }) => computeNodeId ?? []).slice(0, MAX_EXPLAINED);
  if (ids.length === 0) return [];
  const activities = await listActivities(client, id, ids, signal);
  const reasons = activities
    .filter(({ activityState }) => activityState === "FAILED")
    .sort((a, b) => (b.startTime ?? "").localeCompare(a.startTime ?? ""))
    .map(({ stateReason, cause }) => nonEmpty(stateReason) ?? nonEmpty(cause));
  return [...new Set(reasons)].map((reason) => reason ?? "no reason given");
}

/** How many nodes there are in each state, as a text to be shown. */
export function describeNodes(counts: NodeCounts, desired?: number): string {
  const others = [
    [counts.coming, "being created"],
    [counts.failed, "could not be created"],
    [counts.abnormal, "abnormal"],
    [counts.deleting, "being destroyed"],
    [counts.attached, "attached"],
  ] as const;
  const rest = others.filter(([number]) => number > 0).map(([number, state]) => `${number} ${state}`);
  const running = desired === undefined ? `${counts.running}` : `${counts.running} of ${desired}`;
  return [`${running} running`, ...rest].join(", ");
}
