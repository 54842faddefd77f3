// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import { existing, Resource, type ResourceOptions, type ResourceSpec } from "../resource";
import type { MountResource, MountResourceArgs } from "./types";

const spec: ResourceSpec = {
  type: "paddleflow:FileSystemCache",
  properties: [
    "fsName",
    "cacheDir",
    "quota",
    "metaDriver",
    "blockSize",
    "cleanCache",
    "resource",
    "nodeTaintToleration",
    "extraConfig",
    "debug",
    "username",
    "connection",
    "createTime",
  ],
  secretInputs: {},
  secretOutputs: [],
  documents: {},
};

/** Arguments of FileSystemCache: A cache configuration. */
export interface FileSystemCacheArgs {
  /** The file system. It has at most one cache configuration. A change: replaces. */
  fsName: pulumi.Input<string>;
  /**
   * The folder of the cache on each node, an absolute path. Left out, data are not cached. Required with
   * metaDriver disk. Default: `""`. A change: replaces.
   */
  cacheDir?: pulumi.Input<string> | undefined;
  /**
   * The size of the cache, as the server's mount process counts it. Range: at least 0. Default: `0`. A
   * change: replaces.
   */
  quota?: pulumi.Input<number> | undefined;
  /** Where metadata are cached: in memory or on the disk. Default: `""`. A change: replaces. */
  metaDriver?: pulumi.Input<"mem" | "disk"> | undefined;
  /**
   * The size of a cached block in bytes; 0 for the server's own. Range: at least 0. Default: `0`. A
   * change: replaces.
   */
  blockSize?: pulumi.Input<number> | undefined;
  /** Whether the cache is emptied when the mount ends. Default: `false`. A change: replaces. */
  cleanCache?: pulumi.Input<boolean> | undefined;
  /** What a mount process may use at most. A change: replaces. */
  resource?: pulumi.Input<MountResourceArgs> | undefined;
  /** The taints of nodes that the mount process tolerates, as the server takes them. A change: replaces. */
  nodeTaintToleration?: pulumi.Input<Record<string, pulumi.Input<unknown>>> | undefined;
  /** Further options of the mount process. A change: replaces. */
  extraConfig?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
  /**
   * Whether the mount process logs for debugging. Default: `false`. A change: replaces. Not returned by
   * the platform: a refresh keeps the last value.
   */
  debug?: pulumi.Input<boolean> | undefined;
  /**
   * The user whose file system it is; only `root` may name another than itself. Left out, the
   * connection's user. Default: the connection's `username`. A change: replaces. Not returned by the
   * platform: a refresh keeps the last value.
   */
  username?: pulumi.Input<string> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`. A change: replaces.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * The cache configuration of a file system: how the nodes that mount it cache it. Every change
 * replaces it, which the server refuses while a pod has the file system mounted. Deleting the file
 * system deletes it.
 *
 * Id: `root/data`. API actions: create POST /fsCache; read GET /fsCache/{fsName}; update none: every
 * change replaces; delete DELETE /fsCache/{fsName}.
 *
 * Gives up after 10 minutes (create), 10 (update) and 10 (delete), unless `customTimeouts` say
 * otherwise.
 */
export class FileSystemCache extends Resource {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string =
    "pulumi-nodejs:dynamic/batchflow/paddleflow:FileSystemCache";

  /** The file system. It has at most one cache configuration. */
  declare public readonly fsName: pulumi.Output<string>;
  /**
   * The folder of the cache on each node, an absolute path. Left out, data are not cached. Required with
   * metaDriver disk.
   */
  declare public readonly cacheDir: pulumi.Output<string | undefined>;
  /** The size of the cache, as the server's mount process counts it. Range: at least 0. */
  declare public readonly quota: pulumi.Output<number | undefined>;
  /** Where metadata are cached: in memory or on the disk. */
  declare public readonly metaDriver: pulumi.Output<"mem" | "disk" | undefined>;
  /** The size of a cached block in bytes; 0 for the server's own. Range: at least 0. */
  declare public readonly blockSize: pulumi.Output<number | undefined>;
  /** Whether the cache is emptied when the mount ends. */
  declare public readonly cleanCache: pulumi.Output<boolean | undefined>;
  /** What a mount process may use at most. */
  declare public readonly resource: pulumi.Output<MountResource | undefined>;
  /** The taints of nodes that the mount process tolerates, as the server takes them. */
  declare public readonly nodeTaintToleration: pulumi.Output<Record<string, unknown> | undefined>;
  /** Further options of the mount process. */
  declare public readonly extraConfig: pulumi.Output<Record<string, string> | undefined>;
  /** Whether the mount process logs for debugging. */
  declare public readonly debug: pulumi.Output<boolean | undefined>;
  /**
   * The user whose file system it is; only `root` may name another than itself. Left out, the
   * connection's user.
   */
  declare public readonly username: pulumi.Output<string | undefined>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  declare public readonly connection: pulumi.Output<string | undefined>;
  /** When it was created, in the server's local time. */
  declare public readonly createTime: pulumi.Output<string>;

  /** Declares the object. Fails where an argument is wrong, before any request; the error names the property. */
  constructor(name: string, args: FileSystemCacheArgs, options?: ResourceOptions) {
    super(spec, name, args, options);
  }

  /** An existing object, read by its id. It does not become the stack's own. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): FileSystemCache {
    return new FileSystemCache(name, ...existing<FileSystemCacheArgs>(id, options));
  }

  /** Whether an object is a FileSystemCache, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is FileSystemCache {
    return Resource.isOfType(object, FileSystemCache.__pulumiType);
  }
}
