import type { z } from "zod";

import type { TencentClient } from "./api/client";
import { listAll } from "./paging";
import { activity, computeEnvDetail, computeEnvView } from "./structures/computeEnvViews";
import { decodeMembers, nonEmpty } from "./api/wire";

/** The nodes of an environment, counted by what can become of them. */
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

export type EnvView = Partial<z.output<typeof computeEnvView>>;
export type ComputeNode = Partial<NonNullable<z.output<typeof computeEnvDetail>["computeNodeSet"]>[number]>;

/** An environment as the list of environments has it; undefined when it is gone or on its way out. */
export async function viewEnv(
  client: TencentClient,
  id: string,
  signal: AbortSignal,
): Promise<EnvView | undefined> {
  const wire = await client.loaders.computeEnvs.load(id, signal);
  return wire === undefined ? undefined : decodeMembers(computeEnvView, wire);
}

export function isLeaving({ nextAction }: EnvView): boolean {
  return nextAction === "DELETING";
}

export function countNodes({
  computeNodeMetrics: metrics,
  attachedComputeNodeCount: attached = 0,
}: EnvView): NodeCounts {
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
export async function listNodes(
  client: TencentClient,
  id: string,
  signal: AbortSignal,
): Promise<readonly ComputeNode[]> {
  const wire = await client.call("DescribeComputeEnv", { EnvId: id }, { signal, idempotent: true });
  return decodeMembers(computeEnvDetail, wire).computeNodeSet ?? [];
}

export function isFailed({ computeNodeState }: ComputeNode): boolean {
  return computeNodeState === "CREATION_FAILED";
}

/** Whether a user attached the node: it is not among those that the wanted number means. */
export function isAttached({ resourceOrigin }: ComputeNode): boolean {
  return resourceOrigin === "USER_ATTACHED";
}

/** The most nodes whose history is read. */
const MAX_EXPLAINED = 10;

/** Why these nodes could not be created, the latest first, each reason once. */
export async function creationFailures(
  client: TencentClient,
  id: string,
  nodes: readonly ComputeNode[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const ids = nodes.flatMap(({ computeNodeId }) => computeNodeId ?? []).slice(0, MAX_EXPLAINED);
  if (ids.length === 0) return [];
  const items = await listAll(client, {
    action: "DescribeComputeEnvActivities",
    parameters: { EnvId: id, Filters: { Name: "compute-node-id", Values: ids } },
    set: "ActivitySet",
    key: "ActivityId",
    signal,
  });
  const failed = items
    .map((item) => decodeMembers(activity, item))
    .filter(({ activityState }) => activityState === "FAILED")
    .sort((a, b) => (b.startTime ?? "").localeCompare(a.startTime ?? ""));
  const reasons = failed.map(({ stateReason, cause }) => nonEmpty(stateReason) ?? nonEmpty(cause));
  return [...new Set(reasons)].map((reason) => reason ?? "no reason given");
}

/** How far the nodes are, for people. */
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
