import { safeLoad } from "js-yaml";
import { ApiError } from "../errors";
import type { ClusterRecord, KubernetesRecord } from "../records/compute";
import { decodeBase64 } from "../requests/format";
import type { World } from "../world";

const FIRST_NAMESPACES = ["default", "kube-system", "paddleflow"];

/** Why a credential opens no cluster. The server parses it, and does not try it. */
export function credentialError(cluster: {
  id: string;
  name: string;
  credential: string;
}): string | undefined {
  const told = (cause: string): string => `init client for cluster[${cluster.id}] faield, err: ${cause}`;
  if (cluster.credential === "") {
    return told(
      "invalid configuration: no configuration has been provided, try setting KUBERNETES_MASTER environment variable",
    );
  }
  const decoded = decodeBase64(cluster.credential);
  if ("badByte" in decoded) {
    const cause = `illegal base64 data at input byte ${decoded.badByte}`;
    return told(`decode cluster[${cluster.name}] credential base64 string error! msg: ${cause}`);
  }
  return addressIn(decoded.text) === undefined
    ? told("invalid configuration: no configuration has been provided")
    : undefined;
}

/** The Kubernetes clusters behind PaddleFlow's: two of one address are one. */
export class Kubernetes {
  constructor(private readonly world: World) {}

  address(cluster: ClusterRecord): string {
    const decoded = decodeBase64(cluster.credential);
    return ("text" in decoded ? addressIn(decoded.text) : undefined) ?? "";
  }

  isReachable(cluster: ClusterRecord): boolean {
    return !this.world.settings.unreachable.includes(this.address(cluster).replace(/^\w+:\/\//, ""));
  }

  /** What a request for `path` says where the cluster does not answer. */
  failure(cluster: ClusterRecord, path: string): string {
    const address = this.address(cluster);
    const host = address.replace(/^\w+:\/\//, "");
    return `Get "${address}${path}": dial tcp ${host}: connect: connection refused`;
  }

  content(cluster: ClusterRecord): KubernetesRecord {
    const { kubernetes } = this.world.state;
    return (kubernetes[this.address(cluster)] ??= {
      namespaces: [...FIRST_NAMESPACES],
      queues: [],
      objects: {},
    });
  }

  /** Makes the namespace and the queue, where they are not there already. */
  addQueue(cluster: ClusterRecord, namespace: string, queue: string): void {
    if (!this.isReachable(cluster)) {
      throw new ApiError("InternalError", this.failure(cluster, `/api/v1/namespaces/${namespace}`));
    }
    const content = this.content(cluster);
    if (!content.namespaces.includes(namespace)) content.namespaces.push(namespace);
    // One that is there already is adopted.
    if (!content.queues.includes(queue)) content.queues.push(queue);
  }
}

function addressIn(kubeconfig: string): string | undefined {
  try {
    const { clusters } = safeLoad(kubeconfig) as { clusters?: { cluster?: { server?: unknown } }[] };
    const server = clusters?.[0]?.cluster?.server;
    return typeof server === "string" ? server.replace(/\/$/, "") : undefined;
  } catch {
    return undefined;
  }
}
