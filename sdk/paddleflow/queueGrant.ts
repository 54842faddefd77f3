// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import { existing, Resource, type ResourceOptions, type ResourceSpec } from "../resource";

const spec: ResourceSpec = {
  type: "paddleflow:QueueGrant",
  properties: ["username", "queueName", "connection", "grantId", "createTime"],
  secretInputs: {},
  secretOutputs: [],
  documents: {},
};

/** Arguments of QueueGrant: The right of a user to use a queue. */
export interface QueueGrantArgs {
  /** The user. `root` needs no grant. A change: replaces. */
  username: pulumi.Input<string>;
  /** The queue. Range: at most 63 characters. A change: replaces. */
  queueName: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`. A change: replaces.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * The right of a user to see and use a queue. Only `root` grants. It goes with the user and with the
 * queue.
 *
 * Id: `alice1/train`. API actions: create POST /grant; read GET /grant; update none: every change
 * replaces; delete DELETE /grant.
 *
 * Gives up after 10 minutes (create), 10 (update) and 10 (delete), unless `customTimeouts` say
 * otherwise.
 */
export class QueueGrant extends Resource {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "pulumi-nodejs:dynamic/batchflow/paddleflow:QueueGrant";

  /** The user. `root` needs no grant. */
  declare public readonly username: pulumi.Output<string>;
  /** The queue. Range: at most 63 characters. */
  declare public readonly queueName: pulumi.Output<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  declare public readonly connection: pulumi.Output<string | undefined>;
  /** The server's id of the grant, such as `grant-3f7f5b0a`. */
  declare public readonly grantId: pulumi.Output<string>;
  /** When it was granted, RFC 3339. */
  declare public readonly createTime: pulumi.Output<string>;

  /** Declares the object. Fails where an argument is wrong, before any request; the error names the property. */
  constructor(name: string, args: QueueGrantArgs, options?: ResourceOptions) {
    super(spec, name, args, options);
  }

  /** An existing object, read by its id. It does not become the stack's own. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): QueueGrant {
    return new QueueGrant(name, ...existing<QueueGrantArgs>(id, options));
  }

  /** Whether an object is a QueueGrant, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is QueueGrant {
    return Resource.isOfType(object, QueueGrant.__pulumiType);
  }
}
