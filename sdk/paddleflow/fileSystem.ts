// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import { existing, Resource, type ResourceOptions, type ResourceSpec } from "../resource";
import type {
  AfsStorage,
  AfsStorageArgs,
  BosStorage,
  BosStorageArgs,
  CfsStorage,
  CfsStorageArgs,
  GlusterfsStorage,
  GlusterfsStorageArgs,
  HdfsStorage,
  HdfsStorageArgs,
  KerberosHdfsStorage,
  KerberosHdfsStorageArgs,
  LocalStorage,
  LocalStorageArgs,
  MockStorage,
  MockStorageArgs,
  S3Storage,
  S3StorageArgs,
  SftpStorage,
  SftpStorageArgs,
} from "./types";

const spec: ResourceSpec = {
  type: "paddleflow:FileSystem",
  properties: [
    "name",
    "storage",
    "independentMountProcess",
    "username",
    "connection",
    "fsId",
    "updatableInPlace",
    "secretDigest",
  ],
  secretInputs: { storage: { keytabData: true, password: true, accessKey: true, secretKey: true } },
  secretOutputs: ["secretDigest"],
  documents: {},
};

/** Arguments of FileSystem: A file system. */
export interface FileSystemArgs {
  /**
   * The name, at most 63 letters, digits, `_` and `-`; with the user's name at most 59. Default: the
   * resource's name and seven hex digits. A change: replaces.
   */
  name?: pulumi.Input<string> | undefined;
  /**
   * The storage that it stands for. The server tries HDFS, SFTP, S3, BOS and GlusterFS before it stores
   * them. Another kind of storage is another file system. A change: in place.
   */
  storage: pulumi.Input<
    | LocalStorageArgs
    | HdfsStorageArgs
    | KerberosHdfsStorageArgs
    | SftpStorageArgs
    | S3StorageArgs
    | BosStorageArgs
    | CfsStorageArgs
    | GlusterfsStorageArgs
    | AfsStorageArgs
    | MockStorageArgs
  >;
  /**
   * Whether it is mounted by a process of its own in each pod. It cannot be taken back in place.
   * Default: `false`. A change: in place; taking it away replaces.
   */
  independentMountProcess?: pulumi.Input<boolean> | undefined;
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
 * A file system: a storage under a name, for pipelines, runs and jobs. Servers up to v0.14.7-rc1
 * cannot change one: there every change replaces it, and with it go its links and its cache
 * configuration.
 *
 * Id: `root/data`. API actions: create POST /fs; read GET /fs/{fsName}; update PUT /fs, where the
 * server has it; delete DELETE /fs/{fsName}.
 *
 * Gives up after 10 minutes (create), 10 (update) and 10 (delete), unless `customTimeouts` say
 * otherwise.
 */
export class FileSystem extends Resource {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "pulumi-nodejs:dynamic/batchflow/paddleflow:FileSystem";

  /** The name, at most 63 letters, digits, `_` and `-`; with the user's name at most 59. */
  declare public readonly name: pulumi.Output<string>;
  /**
   * The storage that it stands for. The server tries HDFS, SFTP, S3, BOS and GlusterFS before it stores
   * them. Another kind of storage is another file system.
   */
  declare public readonly storage: pulumi.Output<
    | LocalStorage
    | HdfsStorage
    | KerberosHdfsStorage
    | SftpStorage
    | S3Storage
    | BosStorage
    | CfsStorage
    | GlusterfsStorage
    | AfsStorage
    | MockStorage
  >;
  /** Whether it is mounted by a process of its own in each pod. It cannot be taken back in place. */
  declare public readonly independentMountProcess: pulumi.Output<boolean | undefined>;
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
  /** The server's id, `fs-USER-NAME`. */
  declare public readonly fsId: pulumi.Output<string>;
  /** Whether the server can change file systems in place. */
  declare public readonly updatableInPlace: pulumi.Output<boolean>;
  /**
   * A digest of the password or secret key as the server stores it. By it a refresh sees that somebody
   * changed it.
   */
  declare public readonly secretDigest: pulumi.Output<string | undefined>;

  /** Declares the object. Fails where an argument is wrong, before any request; the error names the property. */
  constructor(name: string, args: FileSystemArgs, options?: ResourceOptions) {
    super(spec, name, args, options);
  }

  /** An existing object, read by its id. It does not become the stack's own. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): FileSystem {
    return new FileSystem(name, ...existing<FileSystemArgs>(id, options));
  }

  /** Whether an object is a FileSystem, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is FileSystem {
    return Resource.isOfType(object, FileSystem.__pulumiType);
  }
}
