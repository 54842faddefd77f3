import { randomUUID } from "node:crypto";

export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    uid: string;
    creationTimestamp: string;
    resourceVersion: string;
    labels?: Record<string, string>;
    [member: string]: unknown;
  };
  spec?: Record<string, unknown>;
  status?: Record<string, unknown>;
  [member: string]: unknown;
}

export interface ResourceType {
  /** "v1", or group and version. */
  readonly groupVersion: string;
  readonly resource: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

export interface WatchEvent {
  readonly version: number;
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
  readonly of: ResourceType;
  readonly object: KubernetesObject;
}

const core = (resource: string, kind: string, namespaced: boolean): ResourceType => ({
  groupVersion: "v1",
  resource,
  kind,
  namespaced,
});
const volcano = (resource: string, kind: string, namespaced: boolean): ResourceType => ({
  groupVersion: "scheduling.volcano.sh/v1beta1",
  resource,
  kind,
  namespaced,
});

/** What the PaddleFlow server reads and writes. */
export const resourceTypes: readonly ResourceType[] = [
  core("namespaces", "Namespace", false),
  core("pods", "Pod", true),
  core("nodes", "Node", false),
  core("persistentvolumes", "PersistentVolume", false),
  core("persistentvolumeclaims", "PersistentVolumeClaim", true),
  core("configmaps", "ConfigMap", true),
  core("events", "Event", true),
  core("secrets", "Secret", true),
  volcano("queues", "Queue", false),
  volcano("elasticresourcequotas", "ElasticResourceQuota", false),
  volcano("podgroups", "PodGroup", true),
];

/** The objects of a cluster, and all changes to them in their order. */
export class KubernetesStore {
  private readonly objects = new Map<string, KubernetesObject>();
  private readonly log: WatchEvent[] = [];
  private readonly listeners = new Set<(event: WatchEvent) => void>();
  private version = 100;

  get resourceVersion(): string {
    return String(this.version);
  }

  get(of: ResourceType, namespace: string, name: string): KubernetesObject | undefined {
    return this.objects.get(key(of, namespace, name));
  }

  /** Those of one namespace, or of all where it is "". */
  list(of: ResourceType, namespace = ""): KubernetesObject[] {
    return [...this.objects.entries()]
      .filter(([path]) => path.startsWith(key(of, namespace, "")))
      .map(([, object]) => object);
  }

  create(of: ResourceType, namespace: string, given: Partial<KubernetesObject>): KubernetesObject {
    const { metadata = {} as Partial<KubernetesObject["metadata"]> } = given;
    const prefix = typeof metadata.generateName === "string" ? metadata.generateName : "x-";
    const object: KubernetesObject = {
      ...given,
      apiVersion: of.groupVersion,
      kind: of.kind,
      metadata: {
        ...metadata,
        name: metadata.name ?? prefix + randomUUID().slice(0, 5),
        ...(of.namespaced && { namespace }),
        uid: metadata.uid ?? randomUUID(),
        creationTimestamp: metadata.creationTimestamp ?? timestamp(),
        resourceVersion: "",
      },
      ...firstStatus(of.resource),
    };
    return this.put(of, "ADDED", object);
  }

  replace(of: ResourceType, old: KubernetesObject, given: KubernetesObject): KubernetesObject {
    const { uid, creationTimestamp } = old.metadata;
    const object = { ...given, metadata: { ...given.metadata, uid, creationTimestamp } };
    if (object.status === undefined && old.status !== undefined) object.status = old.status;
    return this.put(of, "MODIFIED", object);
  }

  remove(of: ResourceType, object: KubernetesObject): void {
    this.objects.delete(key(of, object.metadata.namespace ?? "", object.metadata.name));
    this.record(of, "DELETED", object);
  }

  /** Tells all changes after a version, past ones first; answers how to stop it. */
  watch(after: number, listener: (event: WatchEvent) => void): () => void {
    for (const event of this.log.filter(({ version }) => version > after)) listener(event);
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private put(of: ResourceType, type: "ADDED" | "MODIFIED", object: KubernetesObject): KubernetesObject {
    const stored = this.record(of, type, object);
    this.objects.set(key(of, stored.metadata.namespace ?? "", stored.metadata.name), stored);
    return stored;
  }

  private record(of: ResourceType, type: WatchEvent["type"], object: KubernetesObject): KubernetesObject {
    const stored = structuredClone(object);
    stored.metadata.resourceVersion = String(++this.version);
    const event = { version: this.version, type, of, object: stored };
    this.log.push(event);
    for (const listener of [...this.listeners]) listener(event);
    return stored;
  }
}

export function timestamp(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}

function key(of: ResourceType, namespace: string, name: string): string {
  const place = of.namespaced ? `${namespace}${namespace === "" ? "" : "/"}` : "";
  return `${of.groupVersion}/${of.resource}/${place}${name}`;
}

/** The state in which the cluster's own controllers put a new object. */
function firstStatus(resource: string): Pick<KubernetesObject, "status"> {
  switch (resource) {
    case "namespaces":
      return { status: { phase: "Active" } };
    case "pods":
      return { status: { phase: "Pending" } };
    case "elasticresourcequotas":
      return { status: { isLeaf: true } };
    case "queues":
      return { status: { state: "Open" } };
    default:
      return {};
  }
}
