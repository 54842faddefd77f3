// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import * as dynamic from "../otc";
import { existing, Resource, type ResourceOptions } from "../resource";

export * from "../otc";

/**
 * An image that servers or disks are made of: of a system disk, of a data disk, or of a full server.
 *
 * A resource of the plugin.
 */
export class Image extends dynamic.Image {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "batchflow:otc:Image";

  /** An existing object, read by its id. It does not become the stack's own. */
  static override get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): Image {
    return new Image(name, ...existing<dynamic.ImageArgs>(id, options));
  }

  /** Whether an object is a Image of the plugin, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is Image {
    return Resource.isOfType(object, Image.__pulumiType);
  }
}

/**
 * The share of an image with a project of others. What the project answers is its own affair: the
 * share exists whether it has been accepted or not.
 *
 * A resource of the plugin.
 */
export class ImageShare extends dynamic.ImageShare {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "batchflow:otc:ImageShare";

  /** An existing object, read by its id. It does not become the stack's own. */
  static override get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): ImageShare {
    return new ImageShare(name, ...existing<dynamic.ImageShareArgs>(id, options));
  }

  /** Whether an object is a ImageShare of the plugin, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is ImageShare {
    return Resource.isOfType(object, ImageShare.__pulumiType);
  }
}
