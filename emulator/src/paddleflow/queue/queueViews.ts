import type { ClusterRecord, QueueRecord } from "../records/compute";
import { formatTime } from "../requests/format";
import type { World } from "../world";
import { amountsOf, viewResources, type Resources } from "./resources";

export function viewQueue(queue: QueueRecord, cluster: ClusterRecord | undefined): Record<string, unknown> {
  const { id, name, namespace, quotaType, location, schedulingPolicy, status } = queue;
  return {
    id,
    name,
    namespace,
    clusterName: cluster?.name ?? "",
    quotaType,
    minResources: viewResources(queue.minResources),
    maxResources: viewResources(queue.maxResources),
    location,
    ...(schedulingPolicy.length > 0 && { schedulingPolicy }),
    status,
    createTime: formatTime(queue.createdAt),
    updateTime: formatTime(queue.updatedAt),
  };
}

/** What the running jobs of a queue take. */
export function usedResources({ state }: World, queue: QueueRecord): Resources {
  const total: Resources = { cpu: 0, memory: 0 };
  const running = state.jobs.filter(
    ({ queueId, status }) => queueId === queue.id && ["pending", "running"].includes(status),
  );
  for (const { flavour, replicas } of running.flatMap(({ members }) => members)) {
    const { cpu, mem, scalarResources: scalar = {} } = flavour;
    for (const [name, amount] of Object.entries(amountsOf({ cpu, mem, scalar }))) {
      total[name] = (total[name] ?? 0) + amount * replicas;
    }
  }
  return total;
}
