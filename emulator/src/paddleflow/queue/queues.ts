import type { Kubernetes } from "../cluster/kubernetes";
import { ApiError } from "../errors";
import type { Grants } from "../queueGrant/grants";
import type { ClusterRecord, JobRecord, QueueRecord } from "../records/compute";
import { labelError, randomHex } from "../requests/format";
import { maxKeysOf, pageByNumber } from "../requests/listing";
import { ok, type ApiAnswer, type ApiRequest } from "../requests/request";
import type { World } from "../world";
import {
  computeResources,
  ELASTIC,
  elasticLocation,
  isGiven,
  ISOLATION,
  mergeLocation,
  mergePolicies,
  requireNamespace,
  requireNotNegative,
  requireOnline,
  requirePositive,
  requireQueue,
} from "./queueRules";
import { usedResources, viewQueue } from "./queueViews";
import { amountsOf, fitsInto, mergeAmounts, readResources, subtract, viewResources } from "./resources";

const QUOTA_TYPES = [ELASTIC, "volcanoCapabilityQuota"];
const ACTIVE = ["init", "pending", "running", "terminating"];

export class Queues {
  constructor(
    private readonly world: World,
    private readonly kubernetes: Kubernetes,
    private readonly grants: Grants,
  ) {}

  create(request: ApiRequest): ApiAnswer {
    const given = request.read((body) => ({
      name: body.text("name"),
      namespace: body.text("namespace"),
      clusterName: body.text("clusterName"),
      quotaType: body.text("quotaType"),
      max: readResources(body.object("maxResources")),
      min: readResources(body.object("minResources")),
      location: body.map("location") ?? {},
      schedulingPolicy: body.strings("schedulingPolicy") ?? [],
    }));
    request.requireRoot("OnlyRootAllowed", "create request failed");
    const { name, namespace, clusterName } = given;
    if (name === "") throw new ApiError("QueueNameNotFound", "queueName is not found.");
    if (clusterName === "") throw new ApiError("ClusterNameNotFound", "clusterName is not found");
    const cluster = this.world.state.clusters.find((row) => row.name === clusterName);
    if (!cluster) throw new ApiError("ClusterNotFound", "cluster not found by Name");
    requireOnline(cluster);
    requireNamespace(namespace, cluster);
    const wrongName = labelError(name);
    if (wrongName !== undefined) {
      throw new ApiError("InvalidNamePattern", `name[${name}] of queue is invalid, err: ${wrongName}`);
    }
    if (name === "default" || this.find(name)) {
      throw new ApiError("QueueNameDuplicated", "request name duplicated");
    }
    const quotaType = given.quotaType || ELASTIC;
    if (!QUOTA_TYPES.includes(quotaType)) {
      throw new ApiError("QueueQuotaTypeIsNotSupported", "quota type is not supported");
    }
    const [minResources, maxResources] = computeResources(() => {
      const max = amountsOf(given.max);
      requirePositive("negative resources not permitted", max);
      const min = quotaType === ELASTIC ? amountsOf(given.min) : { cpu: 0, memory: 0 };
      requirePositive("negative resources not permitted", min);
      if (quotaType === ELASTIC && !fitsInto(min, max)) {
        throw new ApiError("InvalidComputeResource", "maxResources less than minResources");
      }
      return [min, max];
    });
    const location = quotaType === ELASTIC ? elasticLocation(given.location) : given.location;
    this.kubernetes.addQueue(cluster, namespace, name);
    this.world.state.queues.push({
      ...this.world.row("queues"),
      id: `queue-${randomHex(8)}`,
      name,
      namespace,
      clusterId: cluster.id,
      quotaType,
      minResources,
      maxResources,
      location,
      schedulingPolicy: given.schedulingPolicy,
      status: "open",
    });
    return ok({ name });
  }

  list(request: ApiRequest): ApiAnswer {
    maxKeysOf(request.query);
    const { queues } = this.world.state;
    const name = request.text("name");
    const selected = queues.filter(
      (queue) => (name === "" || queue.name === name) && this.grants.allows(request.user, queue.name),
    );
    const { rows, envelope } = pageByNumber(selected, request.query, queues.at(-1));
    return ok({ ...envelope, queueList: rows.map((queue) => this.view(queue)) });
  }

  show(request: ApiRequest): ApiAnswer {
    const name = request.path("queueName");
    if (!this.grants.allows(request.user, name)) throw new ApiError("ActionNotAllowed");
    const queue = this.find(name);
    if (!queue) throw new ApiError("QueueNameNotFound");
    const cluster = this.cluster(queue);
    if (cluster?.status === "online" && !this.kubernetes.isReachable(cluster)) {
      throw new ApiError("InternalError");
    }
    const used = usedResources(this.world, queue);
    const idle = subtract(queue.maxResources, used);
    return ok({
      ...this.view(queue),
      usedResources: viewResources(used),
      idleResources: viewResources(idle),
    });
  }

  update(request: ApiRequest): ApiAnswer {
    const given = request.read((body) => ({
      max: readResources(body.object("maxResources")),
      min: readResources(body.object("minResources")),
      location: body.map("location") ?? {},
      schedulingPolicy: body.strings("schedulingPolicy") ?? [],
    }));
    request.requireRoot("OnlyRootAllowed", "update request failed");
    const queue = this.find(request.path("queueName"));
    if (!queue) throw new ApiError("RecordNotFound", "record not found");
    if (request.text("action") === "close" && !this.world.since("v0.14.1")) return this.closeQueue(queue);
    const cluster = this.cluster(queue);
    if (!cluster) throw new ApiError("ClusterNotFound", "cluster not found by Name");
    requireOnline(cluster);

    const elastic = queue.quotaType === ELASTIC;
    const [minResources, maxResources] = computeResources(() => {
      const max = mergeAmounts(queue.maxResources, given.max);
      requireNotNegative(max);
      const min = elastic ? mergeAmounts(queue.minResources, given.min) : queue.minResources;
      requireNotNegative(min);
      if (elastic && (isGiven(given.max) || isGiven(given.min)) && !fitsInto(min, max)) {
        throw new ApiError("InvalidComputeResource", "minResource cannot be larger than maxResource");
      }
      return [min, max];
    });
    if (elastic && Object.hasOwn(given.location, ISOLATION)) {
      throw new ApiError("InvalidArguments", "the isolaction type of elastic quota cannot be changed");
    }
    const location = mergeLocation(queue, given.location);
    const schedulingPolicy = mergePolicies(queue.schedulingPolicy, given.schedulingPolicy);
    const concerned =
      isGiven(given.max) || (elastic && isGiven(given.min)) || Object.keys(given.location).length > 0;
    if (concerned) requireQueue(this.kubernetes, queue, cluster);

    const answer = this.view({ ...queue, minResources, maxResources, location, schedulingPolicy });
    Object.assign(queue, { minResources, maxResources });
    // An empty map or list is not written: the old one stays, and the answer hides it.
    if (Object.keys(location).length > 0) queue.location = location;
    if (schedulingPolicy.length > 0) queue.schedulingPolicy = schedulingPolicy;
    this.world.touch(queue);
    return ok(answer);
  }

  delete(request: ApiRequest): ApiAnswer {
    request.requireRoot();
    const queue = this.find(request.path("queueName"));
    if (!queue) throw new ApiError("QueueNameNotFound");
    if (!this.world.since("v0.14.1") && queue.status !== "closed") throw new ApiError("QueueIsNotClosed");
    const active = this.activeJobs(queue);
    if (active.length > 0) {
      const jobs = active.map(({ id, status }) => `${id}:${status}`).sort();
      throw new ApiError(
        "QueueIsInUse",
        `queue[${queue.name}] is inuse, and jobs on queue: map[${jobs.join(" ")}]`,
      );
    }
    if (!this.release(queue)) throw new ApiError("InternalError");
    return ok();
  }

  find(name: string): QueueRecord | undefined {
    return this.world.state.queues.find((queue) => queue.name === name);
  }

  of(cluster: ClusterRecord): QueueRecord[] {
    return this.world.state.queues.filter(({ clusterId }) => clusterId === cluster.id);
  }

  activeJobs(queue: QueueRecord): JobRecord[] {
    return this.world.state.jobs.filter(
      ({ queueId, status }) => queueId === queue.id && ACTIVE.includes(status),
    );
  }

  /** Removes the queue here and in Kubernetes; false where Kubernetes does not have it. */
  release(queue: QueueRecord): boolean {
    const cluster = this.cluster(queue);
    if (cluster) {
      const content = this.kubernetes.content(cluster);
      if (!this.kubernetes.isReachable(cluster) || !content.queues.includes(queue.name)) return false;
      content.queues = content.queues.filter((name) => name !== queue.name);
    }
    this.remove(queue);
    return true;
  }

  remove(queue: QueueRecord): void {
    const { state } = this.world;
    state.queues = state.queues.filter((other) => other !== queue);
    state.grants = state.grants.filter(
      ({ resourceType, resourceID }) => resourceType !== "queue" || resourceID !== queue.name,
    );
  }

  closed(queueId: string): void {
    const queue = this.world.state.queues.find(({ id }) => id === queueId);
    if (queue?.status === "closing") queue.status = "closed";
  }

  private closeQueue(queue: QueueRecord): ApiAnswer {
    queue.status = "closing";
    this.world.touch(queue);
    this.world.schedule(this.world.settings.durations.queueClosing, {
      kind: "queueClosed",
      queueId: queue.id,
    });
    return ok();
  }

  private cluster(queue: QueueRecord): ClusterRecord | undefined {
    return this.world.state.clusters.find(({ id }) => id === queue.clusterId);
  }

  private view(queue: QueueRecord): Record<string, unknown> {
    return viewQueue(queue, this.cluster(queue));
  }
}
