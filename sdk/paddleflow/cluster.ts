// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import { existing, Resource, type ResourceOptions, type ResourceSpec } from "../resource";

const spec: ResourceSpec = {
  type: "paddleflow:Cluster",
  properties: [
    "clusterName",
    "endpoint",
    "clusterType",
    "version",
    "credential",
    "description",
    "source",
    "setting",
    "status",
    "namespaceList",
    "connection",
    "clusterId",
    "createTime",
  ],
  secretInputs: { credential: true },
  secretOutputs: [],
  documents: {},
};

/** Arguments of Cluster: A Kubernetes cluster. */
export interface ClusterArgs {
  /**
   * The name: 2 to 255 letters, digits, underscores and hyphens. Default: the resource's name and seven
   * hex digits. A change: replaces.
   */
  clusterName?: pulumi.Input<string> | undefined;
  /**
   * The address of the cluster, for people: the connection is made as `credential` says. Range: not
   * empty. A change: in place.
   */
  endpoint: pulumi.Input<string>;
  /** The kind of cluster. A change: in place. */
  clusterType: pulumi.Input<"Kubernetes" | "K3S">;
  /**
   * The version of Kubernetes, such as `v1.16`. Required with `Kubernetes`. To take it away replaces the
   * cluster. Default: `""`. A change: in place; taking it away replaces.
   */
  version?: pulumi.Input<string> | undefined;
  /**
   * A kubeconfig in base64. Without it the server uses its own account in the cluster that it runs in.
   * The server parses it, and does not try it. To take it away replaces the cluster. A change: in place;
   * taking it away replaces. Secret: encrypted in state and left out of messages.
   */
  credential?: pulumi.Input<string> | undefined;
  /**
   * The description. To take it away replaces the cluster. Default: `""`. A change: in place; taking it
   * away replaces.
   */
  description?: pulumi.Input<string> | undefined;
  /** Where the cluster comes from, such as `CCE`. Default: `"OnPremise"`. A change: in place. */
  source?: pulumi.Input<string> | undefined;
  /**
   * More about the cluster, in free text. To take it away replaces the cluster. Default: `""`. A change:
   * in place; taking it away replaces.
   */
  setting?: pulumi.Input<string> | undefined;
  /**
   * Whether queues may be created and changed on it. An offline cluster still lets queues be deleted.
   * Default: `"online"`. A change: in place.
   */
  status?: pulumi.Input<"online" | "offline"> | undefined;
  /**
   * The namespaces that queues may use; without it they may use all. One that a queue uses cannot be
   * taken out. To empty the list replaces the cluster. A change: in place; emptying it replaces. The
   * order has no meaning.
   */
  namespaceList?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`. A change: replaces.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * A Kubernetes cluster that is registered with PaddleFlow. Only `root` manages clusters. With a
 * cluster go all its idle queues: let the program's queues use its name, so that they are deleted
 * before it.
 *
 * Id: `gpu-east`. API actions: create POST /cluster; read GET /cluster/{clusterName}; update PUT
 * /cluster/{clusterName}; delete DELETE /cluster/{clusterName}.
 *
 * Gives up after 10 minutes (create), 10 (update) and 60 (delete), unless `customTimeouts` say
 * otherwise.
 */
export class Cluster extends Resource {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "pulumi-nodejs:dynamic/batchflow/paddleflow:Cluster";

  /** The name: 2 to 255 letters, digits, underscores and hyphens. */
  declare public readonly clusterName: pulumi.Output<string>;
  /**
   * The address of the cluster, for people: the connection is made as `credential` says. Range: not
   * empty.
   */
  declare public readonly endpoint: pulumi.Output<string>;
  /** The kind of cluster. */
  declare public readonly clusterType: pulumi.Output<"Kubernetes" | "K3S">;
  /**
   * The version of Kubernetes, such as `v1.16`. Required with `Kubernetes`. To take it away replaces the
   * cluster.
   */
  declare public readonly version: pulumi.Output<string | undefined>;
  /**
   * A kubeconfig in base64. Without it the server uses its own account in the cluster that it runs in.
   * The server parses it, and does not try it. To take it away replaces the cluster.
   */
  declare public readonly credential: pulumi.Output<string | undefined>;
  /** The description. To take it away replaces the cluster. */
  declare public readonly description: pulumi.Output<string | undefined>;
  /** Where the cluster comes from, such as `CCE`. */
  declare public readonly source: pulumi.Output<string | undefined>;
  /** More about the cluster, in free text. To take it away replaces the cluster. */
  declare public readonly setting: pulumi.Output<string | undefined>;
  /** Whether queues may be created and changed on it. An offline cluster still lets queues be deleted. */
  declare public readonly status: pulumi.Output<"online" | "offline" | undefined>;
  /**
   * The namespaces that queues may use; without it they may use all. One that a queue uses cannot be
   * taken out. To empty the list replaces the cluster.
   */
  declare public readonly namespaceList: pulumi.Output<string[] | undefined>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  declare public readonly connection: pulumi.Output<string | undefined>;
  /** The server's id, such as `cluster-de8100ad`. */
  declare public readonly clusterId: pulumi.Output<string>;
  /** When it was registered, in the server's local time. */
  declare public readonly createTime: pulumi.Output<string>;

  /** Declares the object. Fails where an argument is wrong, before any request; the error names the property. */
  constructor(name: string, args: ClusterArgs, options?: ResourceOptions) {
    super(spec, name, args, options);
  }

  /** An existing object, read by its id. It does not become the stack's own. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): Cluster {
    return new Cluster(name, ...existing<ClusterArgs>(id, options));
  }

  /** Whether an object is a Cluster, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is Cluster {
    return Resource.isOfType(object, Cluster.__pulumiType);
  }
}
