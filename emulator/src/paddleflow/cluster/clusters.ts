import { ApiError } from "../errors";
import type { Queues } from "../queue/queues";
import type { ClusterRecord } from "../records/compute";
import { commaList, formatTime, randomHex } from "../requests/format";
import { maxKeysOf, orNull, pageByNumber } from "../requests/listing";
import { ok, type ApiAnswer, type ApiRequest } from "../requests/request";
import type { World } from "../world";
import { clusterRequest, clusterUpdate } from "./clusterRules";
import { credentialError, type Kubernetes } from "./kubernetes";
import { nodeInfos, nodeQuota, nodeResources } from "./nodes";

const LARGEST_PAGE = 1000;

/** The server takes what is no number of a page for none. */
const positiveOr = (other: number, given: number): number => (given > 0 ? given : other);
const withCause = (cause: string): ApiError => new ApiError("", cause);

export class Clusters {
  constructor(
    private readonly world: World,
    private readonly kubernetes: Kubernetes,
    private readonly queues: Queues,
  ) {}

  create(request: ApiRequest): ApiAnswer {
    const { name, ...given } = request.read((body) => clusterRequest(body, request), withCause);
    if (this.world.settings.database === "mysql" && this.find(name)) {
      throw new ApiError("", `Error 1062: Duplicate entry '${name}-' for key 'idx_name'`);
    }
    const id = `cluster-${randomHex(8)}`;
    const wrong = credentialError({ id, name, credential: given.credential });
    if (wrong !== undefined) throw new ApiError("InvalidClusterCredential", wrong);
    const cluster: ClusterRecord = { ...this.world.row("clusters"), id, name, ...given };
    this.world.state.clusters.push(cluster);
    return ok(view(cluster));
  }

  list(request: ApiRequest): ApiAnswer {
    maxKeysOf(request.query);
    if (!request.isRoot) throw new ApiError("OnlyRootAllowed");
    const { clusters } = this.world.state;
    const names = commaList(request.query.get("clusterNames"));
    const status = request.text("clusterStatus").trim();
    const selected = clusters.filter(
      (cluster) =>
        (names.length === 0 || names.includes(cluster.name)) && (status === "" || cluster.status === status),
    );
    const { rows, envelope } = pageByNumber(selected, request.query, clusters.at(-1));
    return ok({ ...envelope, clusterList: orNull(rows.map(view)) });
  }

  show(request: ApiRequest): ApiAnswer {
    // After v0.14.7-rc1 the code is another.
    request.requireRoot(this.world.since("develop") ? "AccessDenied" : "OnlyRootAllowed");
    const cluster = this.find(request.path("clusterName"));
    if (!cluster) throw new ApiError("", "record not found");
    return ok(view(cluster));
  }

  update(request: ApiRequest): ApiAnswer {
    const cluster = this.find(request.path("clusterName"));
    const changed = request.read((body) => {
      request.requireRoot();
      if (!cluster) throw new ApiError("ClusterNameNotFound");
      return clusterUpdate(body, cluster, this.queues.of(cluster));
    }, withCause);
    if (!cluster) throw new ApiError("ClusterNameNotFound");
    Object.assign(cluster, changed);
    const before = formatTime(cluster.updatedAt);
    this.world.touch(cluster);
    // The answer was made before the row was written.
    return ok({ ...view(cluster), updateTime: before });
  }

  delete(request: ApiRequest): ApiAnswer {
    request.requireRoot();
    const cluster = this.find(request.path("clusterName"));
    if (!cluster) throw new ApiError("ClusterNotFound");
    const queues = this.queues.of(cluster);
    const used = queues.filter((queue) => this.queues.activeJobs(queue).length > 0);
    if (used.length > 0) {
      const names = used.map(({ name }) => name).join(" ");
      throw new ApiError("QueueIsInUse", `cluster ${cluster.name} has inuse queues: [${names}]`);
    }
    for (const queue of queues) {
      if (!this.queues.release(queue)) throw new ApiError("InternalError", "delete queue failed");
    }
    this.remove(cluster);
    return ok();
  }

  /** Free resources, by node. */
  resources(request: ApiRequest): ApiAnswer {
    request.requireRoot("OnlyRootAllowed", "get cluster failed");
    const names = commaList(request.query.get("clusterNames"));
    const online = this.online(names);
    if (names.length > 0 && online.length === 0) {
      throw new ApiError("", `can't get cluster quota by clusterNames: ${names.join(",")}`);
    }
    const reachable = online.filter((cluster) => this.kubernetes.isReachable(cluster));
    const failed = online.filter((cluster) => !reachable.includes(cluster));
    if (failed.length > 0 && reachable.length === 0) {
      const told = failed.map(
        (cluster) =>
          `clusterName: ${cluster.name}, errorMsg: ${this.kubernetes.failure(cluster, "/api/v1/nodes")}`,
      );
      throw new ApiError("", told.join("\n"));
    }
    const { nodes } = this.world.settings;
    return ok(Object.fromEntries(reachable.map(({ name }) => [name, nodeQuota(nodes)])));
  }

  resourcesByNode(request: ApiRequest): ApiAnswer {
    const { names, page } = request.read((body) => ({
      names: body.strings("clusterNames") ?? [],
      page: { no: positiveOr(1, body.int("pageNo")), size: positiveOr(LARGEST_PAGE, body.int("pageSize")) },
    }));
    request.requireRoot("OnlyRootAllowed");
    const online = this.online(names).filter((cluster) => this.kubernetes.isReachable(cluster));
    // The server's cache of nodes is filled some seconds after the registration.
    const known = online.filter(({ createdAt }) => this.world.now() - createdAt >= 5000);
    return ok(nodeResources(known, this.world.settings.nodes, page));
  }

  nodes(request: ApiRequest): ApiAnswer {
    request.requireRoot();
    const cluster = this.find(request.path("clusterName"));
    if (!cluster) throw new ApiError("ClusterNameNotFound");
    return ok(nodeInfos(this.world.now() - cluster.createdAt >= 5000 ? this.world.settings.nodes : 0));
  }

  kubernetesObject(request: ApiRequest, action: "create" | "show" | "update" | "delete"): ApiAnswer {
    request.requireRoot();
    const cluster = this.find(request.path("clusterName"));
    if (!cluster) throw new ApiError("ClusterNotFound");
    const { objects } = this.kubernetes.content(cluster);
    if (action === "show") {
      const path = ["kind", "namespace", "name"].map((name) => request.text(name)).join("/");
      const object = objects[path];
      if (!object) throw new ApiError("", `${request.text("kind")} "${request.text("name")}" not found`);
      return ok(object);
    }
    const object = request.read((body) => body.raw, withCause);
    const metadata = (object.metadata ?? {}) as Record<string, unknown>;
    const path = [object.kind, metadata.namespace, metadata.name].map(String).join("/");
    if (action === "delete") delete objects[path];
    else {
      const creationTimestamp = new Date(this.world.now()).toISOString().replace(/\.\d+Z$/, "Z");
      const { pk } = this.world.row("kubernetes");
      const added = { creationTimestamp, resourceVersion: String(pk), uid: randomHex(32) };
      objects[path] = { ...object, metadata: { ...added, ...metadata } };
    }
    return ok(object);
  }

  find(name: string): ClusterRecord | undefined {
    return this.world.state.clusters.find((cluster) => cluster.name === name);
  }

  remove(cluster: ClusterRecord): void {
    this.world.state.clusters = this.world.state.clusters.filter((other) => other !== cluster);
  }

  private online(names: readonly string[]): ClusterRecord[] {
    return this.world.state.clusters.filter(
      ({ name, status }) => status === "online" && (names.length === 0 || names.includes(name)),
    );
  }
}

function view(cluster: ClusterRecord): object {
  const { pk: _pk, name, createdAt, updatedAt, id, namespaceList, ...others } = cluster;
  const { description, endpoint, source, clusterType, version, status, credential, setting } = others;
  return {
    id,
    clusterName: name,
    description,
    endpoint,
    source,
    clusterType,
    version,
    status,
    credential,
    setting,
    namespaceList,
    createTime: formatTime(createdAt),
    updateTime: formatTime(updatedAt),
  };
}
