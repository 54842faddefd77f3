// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import { existing, Resource, type ResourceOptions, type ResourceSpec } from "../resource";
import type {
  CfsStorage,
  CfsStorageArgs,
  HdfsStorage,
  HdfsStorageArgs,
  KerberosHdfsStorage,
  KerberosHdfsStorageArgs,
  LinkedLocalStorage,
  LinkedLocalStorageArgs,
  S3Storage,
  S3StorageArgs,
  SftpStorage,
  SftpStorageArgs,
} from "./types";

const spec: ResourceSpec = {
  type: "paddleflow:Link",
  properties: ["fsName", "fsPath", "storage", "username", "connection", "secretDigest"],
  secretInputs: { storage: { keytabData: true, accessKey: true, secretKey: true, password: true } },
  secretOutputs: ["secretDigest"],
  documents: {},
};

/** Arguments of Link: A link. */
export interface LinkArgs {
  /**
   * The file system that it is in: one on HDFS without Kerberos, S3, SFTP or CFS, in which the server
   * can write. A change: replaces.
   */
  fsName: pulumi.Input<string>;
  /**
   * Where in the file system it is. The folder above must exist; the path itself must be missing or
   * empty, and neither within another link nor around one. A change: replaces.
   */
  fsPath: pulumi.Input<string>;
  /** The storage that it leads to. The server tries it, unless it is local or CFS. A change: replaces. */
  storage: pulumi.Input<
    | HdfsStorageArgs
    | KerberosHdfsStorageArgs
    | LinkedLocalStorageArgs
    | S3StorageArgs
    | SftpStorageArgs
    | CfsStorageArgs
  >;
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
 * A link: a folder of a file system that shows another storage. Every change replaces it. Deleting the
 * file system deletes its links.
 *
 * Id: `root/data:/folder/name`. API actions: create POST /link; read GET /link/{fsName}?fsPath=;
 * update none: every change replaces; delete DELETE /link/{fsName}?fsPath=.
 *
 * Gives up after 10 minutes (create), 10 (update) and 10 (delete), unless `customTimeouts` say
 * otherwise.
 */
export class Link extends Resource {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "pulumi-nodejs:dynamic/batchflow/paddleflow:Link";

  /**
   * The file system that it is in: one on HDFS without Kerberos, S3, SFTP or CFS, in which the server
   * can write.
   */
  declare public readonly fsName: pulumi.Output<string>;
  /**
   * Where in the file system it is. The folder above must exist; the path itself must be missing or
   * empty, and neither within another link nor around one.
   */
  declare public readonly fsPath: pulumi.Output<string>;
  /** The storage that it leads to. The server tries it, unless it is local or CFS. */
  declare public readonly storage: pulumi.Output<
    HdfsStorage | KerberosHdfsStorage | LinkedLocalStorage | S3Storage | SftpStorage | CfsStorage
  >;
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
  /**
   * A digest of the password or secret key as the server stores it. By it a refresh sees that somebody
   * changed it.
   */
  declare public readonly secretDigest: pulumi.Output<string | undefined>;

  /** Declares the object. Fails where an argument is wrong, before any request; the error names the property. */
  constructor(name: string, args: LinkArgs, options?: ResourceOptions) {
    super(spec, name, args, options);
  }

  /** An existing object, read by its id. It does not become the stack's own. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): Link {
    return new Link(name, ...existing<LinkArgs>(id, options));
  }

  /** Whether an object is a Link, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is Link {
    return Resource.isOfType(object, Link.__pulumiType);
  }
}
