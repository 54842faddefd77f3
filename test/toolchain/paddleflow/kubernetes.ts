import type { ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer } from "./kubernetesRoutes";
import { runPods, type PodDurations } from "./kubernetesPods";
import { KubernetesStore, resourceTypes, type KubernetesObject, type ResourceType } from "./kubernetesStore";

export interface KubernetesStandIn {
  readonly endpoint: string;
  /** What a PaddleFlow cluster takes as its credential: a kubeconfig in base64. */
  readonly credential: string;
  readonly store: KubernetesStore;
  /** All objects by resource and name ("namespace/name" where they are in one). */
  state(): Record<string, Record<string, KubernetesObject>>;
  /** Removes an object behind the server's back; false where there is none. */
  remove(resource: string, name: string, namespace?: string): boolean;
  close(): Promise<void>;
}

/** A Kubernetes API in memory, on loopback and without authentication: as much of it as the PaddleFlow server uses. */
export async function startKubernetes(
  durations: PodDurations = { start: 200, run: 500 },
): Promise<KubernetesStandIn> {
  const store = new KubernetesStore();
  seed(store);
  const stopPods = runPods(store, typeOf("pods"), durations);
  const watches = new Set<ServerResponse>();
  const app = createServer(store, watches);
  await app.listen({ host: "127.0.0.1", port: 0 });
  const endpoint = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  return {
    endpoint,
    credential: kubeconfig(endpoint),
    store,
    state: () =>
      Object.fromEntries(
        resourceTypes.map((of) => [
          of.resource,
          Object.fromEntries(store.list(of).map((object) => [pathOf(object), structuredClone(object)])),
        ]),
      ),
    remove: (resource, name, namespace = "") => {
      const object = store.get(typeOf(resource), namespace, name);
      if (object) store.remove(typeOf(resource), object);
      return object !== undefined;
    },
    close: async () => {
      stopPods();
      watches.forEach((response) => response.end());
      await app.close();
    },
  };
}

/** A kubeconfig, in base64, for a cluster that asks for no credentials. */
export function kubeconfig(server: string): string {
  const text = JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "stand-in", cluster: { server } }],
    users: [{ name: "nobody", user: {} }],
    contexts: [{ name: "stand-in", context: { cluster: "stand-in", user: "nobody" } }],
    "current-context": "stand-in",
  });
  return Buffer.from(text).toString("base64");
}

function typeOf(resource: string): ResourceType {
  const found = resourceTypes.find((type) => type.resource === resource);
  if (!found) throw new RangeError(`no resource ${resource}`);
  return found;
}

function pathOf({ metadata: { namespace, name } }: KubernetesObject): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

function seed(store: KubernetesStore): void {
  for (const name of ["default", "kube-system", "paddleflow"]) {
    store.create(typeOf("namespaces"), "", { metadata: { name } } as Partial<KubernetesObject>);
  }
  const resources = {
    cpu: "16",
    memory: "64Gi",
    "ephemeral-storage": "400Gi",
    pods: "110",
    "nvidia.com/gpu": "8",
  };
  store.create(typeOf("nodes"), "", {
    metadata: { name: "node-1", labels: { "kubernetes.io/hostname": "node-1" } },
    spec: {},
    status: {
      allocatable: resources,
      capacity: resources,
      conditions: [{ type: "Ready", status: "True" }],
      addresses: [{ type: "InternalIP", address: "10.0.0.1" }],
    },
  } as unknown as Partial<KubernetesObject>);
}
