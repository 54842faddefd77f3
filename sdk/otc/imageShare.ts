// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import { existing, Resource, type ResourceOptions, type ResourceSpec } from "../resource";

const spec: ResourceSpec = {
  type: "otc:ImageShare",
  properties: ["imageId", "projectId", "connection"],
  secretInputs: {},
  secretOutputs: [],
  documents: {},
};

/** Arguments of ImageShare: The share of an image with a project. */
export interface ImageShareArgs {
  /** The image, which belongs to the connection's project. A change: replaces. */
  imageId: pulumi.Input<string>;
  /** The project of others. It has to accept the share. A change: replaces. */
  projectId: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `otc`.
   * Range: not empty. Default: `"otc"`. A change: replaces.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * The share of an image with a project of others. What the project answers is its own affair: the
 * share exists whether it has been accepted or not.
 *
 * Id: `3f7185de-b59a-4bb8-aa1d-7a513528b0e9/089b2f9a3d80d3062f24c00ca4ed5cbd`. API actions: create
 * POST /v1/cloudimages/members; read GET /v2/images/{image_id}/members; update none: every change
 * replaces; delete DELETE /v1/cloudimages/members.
 *
 * Gives up after 10 minutes (create), 10 (update) and 10 (delete), unless `customTimeouts` say
 * otherwise.
 */
export class ImageShare extends Resource {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "pulumi-nodejs:dynamic/batchflow/otc:ImageShare";

  /** The image, which belongs to the connection's project. */
  declare public readonly imageId: pulumi.Output<string>;
  /** The project of others. It has to accept the share. */
  declare public readonly projectId: pulumi.Output<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `otc`.
   * Range: not empty.
   */
  declare public readonly connection: pulumi.Output<string | undefined>;

  /** Declares the object. Fails where an argument is wrong, before any request; the error names the property. */
  constructor(name: string, args: ImageShareArgs, options?: ResourceOptions) {
    super(spec, name, args, options);
  }

  /** An existing object, read by its id. It does not become the stack's own. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): ImageShare {
    return new ImageShare(name, ...existing<ImageShareArgs>(id, options));
  }

  /** Whether an object is a ImageShare, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is ImageShare {
    return Resource.isOfType(object, ImageShare.__pulumiType);
  }
}
