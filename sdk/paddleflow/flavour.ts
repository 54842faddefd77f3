// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import { existing, Resource, type ResourceOptions, type ResourceSpec } from "../resource";

const spec: ResourceSpec = {
  type: "paddleflow:Flavour",
  properties: [
    "name",
    "cpu",
    "mem",
    "scalarResources",
    "clusterName",
    "connection",
    "flavourId",
    "createTime",
  ],
  secretInputs: {},
  secretOutputs: [],
  documents: {},
};

/** Arguments of Flavour: A flavour. */
export interface FlavourArgs {
  /**
   * The name. It holds no slash, does not end in `login`, and is not `customFlavour`. Range: not empty,
   * at most 255 characters. Default: the resource's name and seven hex digits. A change: replaces.
   */
  name?: pulumi.Input<string> | undefined;
  /** CPU cores, such as `4` or `500m`. A change: in place. */
  cpu: pulumi.Input<string>;
  /** Memory, such as `8Gi`. A change: in place. */
  mem: pulumi.Input<string>;
  /**
   * Other resources by their names in Kubernetes, such as `nvidia.com/gpu`. To take one away replaces
   * the flavour; an amount of `0` does not. A change: in place; taking a key away replaces.
   */
  scalarResources?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
  /**
   * The cluster that the flavour is for; without it, it is for all. The server never tells it. Range:
   * not empty. A change: replaces. Not returned by the platform: a refresh keeps the last value.
   */
  clusterName?: pulumi.Input<string> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`. A change: replaces.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * A flavour: an amount of resources that jobs ask for by name. Only `root` changes and deletes
 * flavours.
 *
 * Id: `gpu-small`. API actions: create POST /flavour; read GET /flavour/{flavourName}; update PUT
 * /flavour/{flavourName}; delete DELETE /flavour/{flavourName}.
 *
 * Gives up after 10 minutes (create), 10 (update) and 10 (delete), unless `customTimeouts` say
 * otherwise.
 */
export class Flavour extends Resource {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "pulumi-nodejs:dynamic/batchflow/paddleflow:Flavour";

  /**
   * The name. It holds no slash, does not end in `login`, and is not `customFlavour`. Range: not empty,
   * at most 255 characters.
   */
  declare public readonly name: pulumi.Output<string>;
  /** CPU cores, such as `4` or `500m`. */
  declare public readonly cpu: pulumi.Output<string>;
  /** Memory, such as `8Gi`. */
  declare public readonly mem: pulumi.Output<string>;
  /**
   * Other resources by their names in Kubernetes, such as `nvidia.com/gpu`. To take one away replaces
   * the flavour; an amount of `0` does not.
   */
  declare public readonly scalarResources: pulumi.Output<Record<string, string> | undefined>;
  /**
   * The cluster that the flavour is for; without it, it is for all. The server never tells it. Range:
   * not empty.
   */
  declare public readonly clusterName: pulumi.Output<string | undefined>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  declare public readonly connection: pulumi.Output<string | undefined>;
  /** The server's id, such as `flavour-3f7f5b0a`. */
  declare public readonly flavourId: pulumi.Output<string>;
  /** When it was created, in the server's local time. */
  declare public readonly createTime: pulumi.Output<string>;

  /** Declares the object. Fails where an argument is wrong, before any request; the error names the property. */
  constructor(name: string, args: FlavourArgs, options?: ResourceOptions) {
    super(spec, name, args, options);
  }

  /** An existing object, read by its id. It does not become the stack's own. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): Flavour {
    return new Flavour(name, ...existing<FlavourArgs>(id, options));
  }

  /** Whether an object is a Flavour, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is Flavour {
    return Resource.isOfType(object, Flavour.__pulumiType);
  }
}
