import type { Kubernetes } from "../cluster/kubernetes";
import { ApiError } from "../errors";
import type { ClusterRecord, QueueRecord } from "../records/compute";
import { labelError } from "../requests/format";
import { QuantityError } from "./quantity";
import { describeResources, isNegative, type Resources } from "./resources";

export const ELASTIC = "elasticQuota";
export const ISOLATION = "paddleflow.baidu.com/resource-isolation-type";
const PARENT = "paddleflow.baidu.com/elastic-resource-quota-parent";

export function requireOnline({ name, status }: ClusterRecord): void {
  if (status !== "online") {
    throw new ApiError("InvalidClusterStatus", `cluster[${name}] not in online status, operator not permit`);
  }
}

/** Refuses a queue that Kubernetes does not have. */
export function requireQueue(kubernetes: Kubernetes, queue: QueueRecord, cluster: ClusterRecord): void {
  if (!kubernetes.isReachable(cluster)) {
    const kind = queue.quotaType === ELASTIC ? "elasticresourcequotas" : "queues";
    const path = `/apis/scheduling.volcano.sh/v1beta1/${kind}/${queue.name}`;
    throw new ApiError("QueueResourceNotMatch", kubernetes.failure(cluster, path));
  }
  if (!kubernetes.content(cluster).queues.includes(queue.name)) {
    throw new ApiError("QueueResourceNotMatch", `queues "${queue.name}" not found`);
  }
}

export function requireNamespace(namespace: string, cluster: ClusterRecord): void {
  if (namespace === "") throw new ApiError("NamespaceNotFound", "namespace is required");
  const wrong = labelError(namespace);
  if (wrong !== undefined) {
    throw new ApiError("NamespaceNotFound", `namespace[${namespace}] of queue is invalid, err: ${wrong}`);
  }
  const list = cluster.namespaceList ?? [];
  if (list.length > 0 && !list.includes(namespace)) {
    throw new ApiError(
      "NamespaceNotFound",
      `namespace[${namespace}] of queue not in the specified values [${JSON.stringify(list)}] by cluster[${cluster.name}]`,
    );
  }
}

/** Quantities that are none are the fault of the resources. */
export function computeResources<T>(compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    if (error instanceof QuantityError) throw new ApiError("InvalidComputeResource", error.message);
    throw error;
  }
}

export function requirePositive(complaint: string, resources: Resources): void {
  if (isNegative(resources)) {
    throw new ApiError("InvalidComputeResource", `${complaint}: ${describeResources(resources)}`);
  }
}

export function requireNotNegative(resources: Resources): void {
  if (isNegative(resources)) {
    const text = describeResources(resources);
    throw new ApiError("InvalidComputeResource", `queue resource[${text}] has negative value`);
  }
}

export function isGiven({ cpu, mem, scalar }: { cpu: string; mem: string; scalar: object }): boolean {
  return cpu !== "" || mem !== "" || Object.keys(scalar).length > 0;
}

export function elasticLocation(given: Record<string, string>): Record<string, string> {
  const { [PARENT]: parent, ...location } = given;
  switch (given[ISOLATION] ?? "") {
    case "":
    case "logical":
      return { ...location, [ISOLATION]: "logical", [PARENT]: parent ?? "root" };
    case "physical":
      return location;
    default:
      throw new ApiError("", `the type of elastic quota ${given[ISOLATION] ?? ""} is not suppported`);
  }
}

export function mergeLocation(queue: QueueRecord, given: Record<string, string>): Record<string, string> {
  const location = { ...queue.location };
  const physical = queue.quotaType === ELASTIC && location[ISOLATION] === "physical";
  for (const [key, value] of Object.entries(given)) {
    if (value === "") delete location[key];
    else if (!(physical && key === PARENT)) location[key] = value;
  }
  return location;
}

/** `x` adds a policy, `x-` takes it away. */
export function mergePolicies(old: readonly string[], given: readonly string[]): string[] {
  const policies = new Set(old);
  for (const policy of given) {
    if (policy.endsWith("-")) policies.delete(policy.replace(/-+$/, ""));
    else policies.add(policy);
  }
  return [...policies];
}
