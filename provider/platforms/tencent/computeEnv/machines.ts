import type { Machines } from "../../../core/machines";
import { countOf } from "../../../core/machines/known";
import type { Limit } from "../../../core/machines/limits";
import type { TencentClient } from "../api/client";
import { countListed } from "../api/lists";
import { machinesOfEnv, zoneOf } from "../api/structures/machines";

/** The nodes that an environment is to have. Instances that users attach are not among them. */
export function machinesOfComputeEnv({
  desiredComputeNodeCount,
  envData,
  placement,
}: Readonly<Record<string, unknown>>): readonly Machines[] {
  const nodes = countOf(desiredComputeNodeCount);
  const path = ["desiredComputeNodeCount"];
  return [machinesOfEnv(envData, { path, nodes, runs: "standing", zone: zoneOf(placement) })];
}

/** The most nodes of an environment. */
export const MAX_NODES = 2_000;
const MAX_ENVIRONMENTS = 10;

export const limits: readonly Limit<TencentClient>[] = [
  {
    what: "compute environments in the region",
    over: "all",
    takes: () => ({ amount: 1 }),
    documented: MAX_ENVIRONMENTS,
    ask: async ({ client, signal }) => ({ used: await countListed(client, "DescribeComputeEnvs", signal) }),
  },
  {
    what: "nodes of one environment",
    over: "each",
    takes: ({ desiredComputeNodeCount }) => ({ amount: countOf(desiredComputeNodeCount) }),
    documented: MAX_NODES,
  },
];
