// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import { existing, Resource, type ResourceOptions, type ResourceSpec } from "../resource";
import type { QueueResources, QueueResourcesArgs } from "./types";

const spec: ResourceSpec = {
  type: "paddleflow:Queue",
  properties: [
    "name",
    "namespace",
    "clusterName",
    "quotaType",
    "maxResources",
    "minResources",
    "location",
    "schedulingPolicy",
    "connection",
    "queueId",
    "createTime",
  ],
  secretInputs: {},
  secretOutputs: [],
  documents: {},
};

/** Arguments of Queue: A queue. */
export interface QueueArgs {
  /**
   * The name: lower-case letters, digits and hyphens, at most 63. A queue that Kubernetes has already
   * under this name is taken over, and its capacity overwritten. Range: at most 63 characters. Default:
   * the resource's name and seven hex digits. A change: replaces.
   */
  name?: pulumi.Input<string> | undefined;
  /**
   * The Kubernetes namespace that its jobs run in. It is created where it is missing, and never deleted.
   * Range: at most 63 characters. A change: replaces.
   */
  namespace: pulumi.Input<string>;
  /**
   * The cluster, which must be online. In single-cluster mode it is `default-cluster`. Range: not empty.
   * A change: replaces.
   */
  clusterName: pulumi.Input<string>;
  /**
   * The kind of the queue in Kubernetes: an ElasticResourceQuota or a Queue of Volcano. Default:
   * `"elasticQuota"`. A change: replaces.
   */
  quotaType?: pulumi.Input<"elasticQuota" | "volcanoCapabilityQuota"> | undefined;
  /** What its jobs can have at most; what is left out is zero. A change: in place. */
  maxResources: pulumi.Input<QueueResourcesArgs>;
  /**
   * What its jobs are guaranteed; not more than maxResources. Only with `elasticQuota`. A change: in
   * place.
   */
  minResources?: pulumi.Input<QueueResourcesArgs> | undefined;
  /**
   * Where its jobs run: labels of nodes. For an elastic queue the key
   * `paddleflow.baidu.com/resource-isolation-type` (`logical`, the default, or `physical`) says how its
   * resources are kept from others'; another value of it replaces the queue, and so does emptying the
   * location of a Volcano queue. A change: in place.
   */
  location?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
  /**
   * The scheduling policies. To empty the list replaces the queue. A change: in place; emptying it
   * replaces. The order has no meaning.
   */
  schedulingPolicy?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`. A change: replaces.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * A queue: a share of a cluster's resources, which jobs are put into. Only `root` manages queues.
 *
 * Id: `train`. API actions: create POST /queue; read GET /queue/{queueName}; update PUT
 * /queue/{queueName}; delete DELETE /queue/{queueName}; before v0.14.1 PUT
 * /queue/{queueName}?action=close first.
 *
 * Gives up after 10 minutes (create), 10 (update) and 60 (delete), unless `customTimeouts` say
 * otherwise.
 */
export class Queue extends Resource {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "pulumi-nodejs:dynamic/batchflow/paddleflow:Queue";

  /**
   * The name: lower-case letters, digits and hyphens, at most 63. A queue that Kubernetes has already
   * under this name is taken over, and its capacity overwritten. Range: at most 63 characters.
   */
  declare public readonly name: pulumi.Output<string>;
  /**
   * The Kubernetes namespace that its jobs run in. It is created where it is missing, and never deleted.
   * Range: at most 63 characters.
   */
  declare public readonly namespace: pulumi.Output<string>;
  /** The cluster, which must be online. In single-cluster mode it is `default-cluster`. Range: not empty. */
  declare public readonly clusterName: pulumi.Output<string>;
  /** The kind of the queue in Kubernetes: an ElasticResourceQuota or a Queue of Volcano. */
  declare public readonly quotaType: pulumi.Output<"elasticQuota" | "volcanoCapabilityQuota" | undefined>;
  /** What its jobs can have at most; what is left out is zero. */
  declare public readonly maxResources: pulumi.Output<QueueResources>;
  /** What its jobs are guaranteed; not more than maxResources. Only with `elasticQuota`. */
  declare public readonly minResources: pulumi.Output<QueueResources | undefined>;
  /**
   * Where its jobs run: labels of nodes. For an elastic queue the key
   * `paddleflow.baidu.com/resource-isolation-type` (`logical`, the default, or `physical`) says how its
   * resources are kept from others'; another value of it replaces the queue, and so does emptying the
   * location of a Volcano queue.
   */
  declare public readonly location: pulumi.Output<Record<string, string> | undefined>;
  /** The scheduling policies. To empty the list replaces the queue. */
  declare public readonly schedulingPolicy: pulumi.Output<string[] | undefined>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  declare public readonly connection: pulumi.Output<string | undefined>;
  /** The server's id, such as `queue-bca64b17`. */
  declare public readonly queueId: pulumi.Output<string>;
  /** When it was created, in the server's local time. */
  declare public readonly createTime: pulumi.Output<string>;

  /** Declares the object. Fails where an argument is wrong, before any request; the error names the property. */
  constructor(name: string, args: QueueArgs, options?: ResourceOptions) {
    super(spec, name, args, options);
  }

  /** An existing object, read by its id. It does not become the stack's own. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): Queue {
    return new Queue(name, ...existing<QueueArgs>(id, options));
  }

  /** Whether an object is a Queue, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is Queue {
    return Resource.isOfType(object, Queue.__pulumiType);
  }
}
