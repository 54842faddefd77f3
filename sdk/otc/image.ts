// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import { existing, Resource, type ResourceOptions, type ResourceSpec } from "../resource";
import type {
  DataImageFromFile,
  DataImageFromFileArgs,
  DataImageFromVolume,
  DataImageFromVolumeArgs,
  ImageByQuickImport,
  ImageByQuickImportArgs,
  ImageByRegistration,
  ImageByRegistrationArgs,
  ImageFromFile,
  ImageFromFileArgs,
  ImageFromImage,
  ImageFromImageArgs,
  ImageFromServer,
  ImageFromServerArgs,
  ImageFromVolume,
  ImageFromVolumeArgs,
  WholeImageFromBackup,
  WholeImageFromBackupArgs,
  WholeImageFromServer,
  WholeImageFromServerArgs,
} from "./types";

const spec: ResourceSpec = {
  type: "otc:Image",
  properties: [
    "name",
    "description",
    "tags",
    "minRam",
    "maxRam",
    "hwFirmwareType",
    "hwVifMultiqueueEnabled",
    "isConfigInit",
    "enterpriseProjectId",
    "source",
    "deleteBackup",
    "connection",
    "osType",
    "osVersion",
    "minDisk",
    "diskFormat",
    "imageSize",
    "dataOrigin",
    "virtualEnvType",
    "visibility",
    "owner",
    "cmkId",
    "createdAt",
  ],
  secretInputs: {},
  secretOutputs: [],
  documents: {},
};

/** Arguments of Image: An image. */
export interface ImageArgs {
  /**
   * The name, at most 128 characters. No two images of a project have the same. Range: not empty, at
   * most 128 characters. Default: the resource's name and seven hex digits. A change: in place.
   */
  name?: pulumi.Input<string> | undefined;
  /**
   * The description, at most 1024 characters, without line breaks, `<` and `>`. Range: at most 1024
   * characters. Default: `""`. A change: in place.
   */
  description?: pulumi.Input<string> | undefined;
  /**
   * Tags, at most 9, with keys of at most 36 and values of at most 43 characters. The provider sets one
   * more, `pulumi-batchflow`, to find again what an interrupted run has created. A change: in place.
   * Keys that others set are left alone.
   */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
  /**
   * The least memory of a server, MB; 0 for no limit. Range: at least 0. Default: `0`. A change: in
   * place.
   */
  minRam?: pulumi.Input<number> | undefined;
  /**
   * The most memory of a server, MB. Left out, there is no limit. Range: at least 1. Default: `0`. A
   * change: in place.
   */
  maxRam?: pulumi.Input<number> | undefined;
  /**
   * How servers start it. Left out, the service decides, and what it has is left alone. Default: chosen
   * by the platform. A change: in place.
   */
  hwFirmwareType?: pulumi.Input<"bios" | "uefi"> | undefined;
  /**
   * Whether network interfaces have several queues. Left out, what the image has is left alone. Default:
   * chosen by the platform. A change: in place.
   */
  hwVifMultiqueueEnabled?: pulumi.Input<boolean> | undefined;
  /**
   * Whether the configuration for the cloud counts as done. Left out, what the image has is left alone.
   * Default: chosen by the platform. A change: in place.
   */
  isConfigInit?: pulumi.Input<boolean> | undefined;
  /**
   * The enterprise project; `0` is the default one. Range: not empty. Default: `"0"`. A change: in
   * place.
   */
  enterpriseProjectId?: pulumi.Input<string> | undefined;
  /**
   * What the image is made of. No action returns it: a refresh cannot show a change. A change: replaces.
   * Not returned by the platform: a refresh keeps the last value.
   */
  source: pulumi.Input<
    | ImageFromServerArgs
    | ImageFromVolumeArgs
    | ImageFromFileArgs
    | ImageByQuickImportArgs
    | DataImageFromVolumeArgs
    | DataImageFromFileArgs
    | WholeImageFromServerArgs
    | WholeImageFromBackupArgs
    | ImageFromImageArgs
    | ImageByRegistrationArgs
  >;
  /**
   * Whether the deletion of a full-server image deletes its backup too. Default: `false`. A change: in
   * place.
   */
  deleteBackup?: pulumi.Input<boolean> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `otc`.
   * Range: not empty. Default: `"otc"`. A change: replaces.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * An image that servers or disks are made of: of a system disk, of a data disk, or of a full server.
 *
 * Id: `3f7185de-b59a-4bb8-aa1d-7a513528b0e9`. API actions: create POST /v2/cloudimages/action,
 * /v2/cloudimages/quickimport/action, /v1/cloudimages/dataimages/action,
 * /v1/cloudimages/wholeimages/action or /v1/cloudimages/{image_id}/copy, or PUT
 * /v1/cloudimages/{image_id}/upload; GET /v1/{project_id}/jobs/{job_id}; read GET /v2/cloudimages, GET
 * /v2/{project_id}/images/{image_id}/tags; update PATCH /v2/cloudimages/{image_id}, POST
 * /v2/{project_id}/images/{image_id}/tags/action; delete DELETE /v2/images/{image_id}.
 *
 * Gives up after 30 minutes (create), 30 (update) and 30 (delete), unless `customTimeouts` say
 * otherwise.
 */
export class Image extends Resource {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "pulumi-nodejs:dynamic/batchflow/otc:Image";

  /**
   * The name, at most 128 characters. No two images of a project have the same. Range: not empty, at
   * most 128 characters.
   */
  declare public readonly name: pulumi.Output<string>;
  /**
   * The description, at most 1024 characters, without line breaks, `<` and `>`. Range: at most 1024
   * characters.
   */
  declare public readonly description: pulumi.Output<string | undefined>;
  /**
   * Tags, at most 9, with keys of at most 36 and values of at most 43 characters. The provider sets one
   * more, `pulumi-batchflow`, to find again what an interrupted run has created.
   */
  declare public readonly tags: pulumi.Output<Record<string, string> | undefined>;
  /** The least memory of a server, MB; 0 for no limit. Range: at least 0. */
  declare public readonly minRam: pulumi.Output<number | undefined>;
  /** The most memory of a server, MB. Left out, there is no limit. Range: at least 1. */
  declare public readonly maxRam: pulumi.Output<number | undefined>;
  /** How servers start it. Left out, the service decides, and what it has is left alone. */
  declare public readonly hwFirmwareType: pulumi.Output<"bios" | "uefi" | undefined>;
  /** Whether network interfaces have several queues. Left out, what the image has is left alone. */
  declare public readonly hwVifMultiqueueEnabled: pulumi.Output<boolean | undefined>;
  /** Whether the configuration for the cloud counts as done. Left out, what the image has is left alone. */
  declare public readonly isConfigInit: pulumi.Output<boolean | undefined>;
  /** The enterprise project; `0` is the default one. Range: not empty. */
  declare public readonly enterpriseProjectId: pulumi.Output<string | undefined>;
  /** What the image is made of. No action returns it: a refresh cannot show a change. */
  declare public readonly source: pulumi.Output<
    | ImageFromServer
    | ImageFromVolume
    | ImageFromFile
    | ImageByQuickImport
    | DataImageFromVolume
    | DataImageFromFile
    | WholeImageFromServer
    | WholeImageFromBackup
    | ImageFromImage
    | ImageByRegistration
  >;
  /** Whether the deletion of a full-server image deletes its backup too. */
  declare public readonly deleteBackup: pulumi.Output<boolean | undefined>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `otc`.
   * Range: not empty.
   */
  declare public readonly connection: pulumi.Output<string | undefined>;
  /** The kind of operating system: `Linux`, `Windows` or `Other`. */
  declare public readonly osType: pulumi.Output<string | undefined>;
  /** The operating system. */
  declare public readonly osVersion: pulumi.Output<string | undefined>;
  /** The smallest system disk that it needs, GB. */
  declare public readonly minDisk: pulumi.Output<number | undefined>;
  /** The format of its disk. */
  declare public readonly diskFormat: pulumi.Output<string | undefined>;
  /** Its size in bytes, where the service tells it. */
  declare public readonly imageSize: pulumi.Output<number | undefined>;
  /** What it was made of, such as `server,ID`. */
  declare public readonly dataOrigin: pulumi.Output<string | undefined>;
  /**
   * Where it is used: `FusionCompute` for servers, `Ironic` for bare metal, `DataImage` for data disks,
   * `IsoImage`.
   */
  declare public readonly virtualEnvType: pulumi.Output<string | undefined>;
  /** Who can see it: `private`, `public` or `shared`. */
  declare public readonly visibility: pulumi.Output<string | undefined>;
  /** The project that it belongs to. */
  declare public readonly owner: pulumi.Output<string | undefined>;
  /** The key that it is encrypted with. */
  declare public readonly cmkId: pulumi.Output<string | undefined>;
  /** When it was created, UTC. */
  declare public readonly createdAt: pulumi.Output<string | undefined>;

  /** Declares the object. Fails where an argument is wrong, before any request; the error names the property. */
  constructor(name: string, args: ImageArgs, options?: ResourceOptions) {
    super(spec, name, args, options);
  }

  /** An existing object, read by its id. It does not become the stack's own. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): Image {
    return new Image(name, ...existing<ImageArgs>(id, options));
  }

  /** Whether an object is a Image, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is Image {
    return Resource.isOfType(object, Image.__pulumiType);
  }
}
