import { createHash } from "node:crypto";

import * as pulumi from "@pulumi/pulumi";

import { checkedSetting, connectionSettings, inheritedConnection } from "../connection";
import { commandPackage } from "./commandPackage";
import { checked, mountScript, serverAt, unmountScript } from "./mountScripts";

/** What of a FileSystem tells which one it is, and when it must be mounted again. */
export interface MountedFileSystem {
  readonly id: pulumi.Output<pulumi.ID>;
  readonly storage: pulumi.Output<unknown>;
}

/** How to reach a host over SSH. */
export interface SshProxyArgs {
  /** The host's name or address. */
  host: pulumi.Input<string>;
  /** Default: 22. */
  port?: pulumi.Input<number>;
  /** The user to log in as. Default: `root`. */
  user?: pulumi.Input<string>;
  /** The user's password. Secret. */
  password?: pulumi.Input<string>;
  /** The text of a private key, which is taken before a password. Secret. */
  privateKey?: pulumi.Input<string>;
  /** What the private key is encrypted with. Secret. */
  privateKeyPassword?: pulumi.Input<string>;
  /** The host's public key, by which it is recognised. Default: any host is believed. */
  hostKey?: pulumi.Input<string>;
  /** The socket of an SSH agent. Default: the environment's `SSH_AUTH_SOCK`. */
  agentSocketPath?: pulumi.Input<string>;
  /** How often a connection is tried; -1 for no end. Default: 10. */
  dialErrorLimit?: pulumi.Input<number>;
  /** How many seconds each try may take; 0 for any. Default: 15. */
  perDialTimeout?: pulumi.Input<number>;
}

/** How to reach a host over SSH: what `@pulumi/command` calls `ConnectionArgs`. */
export interface SshHostArgs extends SshProxyArgs {
  /** A host between this machine and the one to reach. */
  proxy?: pulumi.Input<SshProxyArgs>;
}

/** Arguments of FileSystemMount. */
export interface FileSystemMountArgs {
  /** The file system. It is mounted again when it is replaced or its storage changes. */
  fileSystem: MountedFileSystem;
  /** The absolute path of the directory to mount on; it is made where it is missing. A change: mounts again. */
  mountPoint: pulumi.Input<string>;
  /** The host to mount on, reached over SSH. Default: the machine that runs Pulumi. A change: mounts again. */
  host?: pulumi.Input<SshHostArgs> | undefined;
  /**
   * Options of `pfs-fuse mount` by their names without hyphens before them, such as `block-size`; a switch takes
   * `true`. A change: mounts again.
   */
  options?: pulumi.Input<Record<string, pulumi.Input<string | number | boolean>>> | undefined;
  /** The mount program on the host. Default: `pfs-fuse`. A change: mounts again. */
  program?: pulumi.Input<string> | undefined;
  /**
   * The server's URL as the host reaches it to log in, without `/api/paddleflow/v1`: https, or http on the host's own
   * loopback addresses, or elsewhere where the connection has `allowHttp`. Default: the endpoint of the connection. A change: mounts again.
   */
  loginEndpoint?: pulumi.Input<string> | undefined;
  /**
   * Where the host reaches the server, as `HOST:PORT`, which the mount program calls over plain HTTP. Required where
   * `loginEndpoint` is https. Default: host and port of `loginEndpoint`. A change: mounts again.
   */
  server?: pulumi.Input<string> | undefined;
  /** The user who mounts. Default: that of the connection. */
  username?: pulumi.Input<string> | undefined;
  /** The user's password. Default: that of the connection. Secret: it reaches the host on standard input only. */
  password?: pulumi.Input<string> | undefined;
  /**
   * The connection whose endpoint and user are the defaults. Default: the one that `useConnections` gives, else
   * `paddleflow`, also where the file system has another one.
   */
  connection?: string | undefined;
}

/**
 * A PaddleFlow file system mounted on a host, as the SDK's `mount` does it: with the program `pfs-fuse`, which must be
 * installed there, as must `curl` and `mountpoint`. A mount that is there already is left as it is. Destroying the
 * component unmounts; the directory stays. It needs the package `@pulumi/command`, version 1.2.1 or a later 1.x.
 */
export class FileSystemMount extends pulumi.ComponentResource {
  /** The directory that the file system is mounted on. */
  readonly mountPoint: pulumi.Output<string>;

  constructor(name: string, args: FileSystemMountArgs, options?: pulumi.ComponentResourceOptions) {
    const command = commandPackage();
    super("batchflow:paddleflow:FileSystemMount", name, {}, options);
    // Asked for only where it is needed: there need be no connection where all is given.
    let settings: ReturnType<typeof connectionSettings> | undefined;
    const setting = (key: "endpoint" | "password" | "username"): pulumi.Output<string> => {
      settings ??= connectionSettings(
        "paddleflow",
        args.connection ?? inheritedConnection("paddleflow", this),
      );
      return pulumi.secret(settings).apply((known) => String(known[key]));
    };
    const username = pulumi.output(args.username ?? setting("username"));
    const password = pulumi.secret(args.password ?? setting("password"));
    const { fileSystem } = args;
    // What is not a credential is taken out of the secret, so that the commands can be read in a preview.
    const endpoint =
      args.loginEndpoint === undefined
        ? pulumi.unsecret(setting("endpoint"))
        : pulumi
            .output(args.loginEndpoint)
            .apply((given) =>
              checkedSetting("paddleflow", "endpoint", given, "loginEndpoint", args.connection),
            );
    const mount = pulumi
      .output({
        endpoint,
        fileSystemId: fileSystem.id.apply(serverId),
        mountPoint: args.mountPoint,
        options: args.options ?? {},
        program: args.program ?? "pfs-fuse",
        server: args.server,
      })
      .apply(({ server, ...given }) => checked({ ...given, server: server ?? serverAt(given.endpoint) }));
    const commands = {
      create: mount.apply(mountScript),
      delete: mount.apply(unmountScript),
      stdin: pulumi.secret(pulumi.jsonStringify({ username, password })),
      triggers: [mount, digestOf(fileSystem.storage), digestOf(pulumi.output(args.host ?? {}))],
    };
    // The old mount must be gone before the new one is made on the same directory.
    const child: pulumi.CustomResourceOptions = { parent: this, deleteBeforeReplace: true };
    if (args.host === undefined) new command.local.Command(name, commands, child);
    else new command.remote.Command(name, { ...commands, connection: args.host }, child);
    this.mountPoint = mount.mountPoint;
    this.registerOutputs({ mountPoint: this.mountPoint });
  }
}

/** The server's own id of a file system. */
function serverId(id: string): string {
  return `fs-${id.replace("/", "-")}`;
}

/** A trigger that changes with a value. Secret: with the digest of a password, passwords can be tried out. */
function digestOf(value: pulumi.Output<unknown>): pulumi.Output<string> {
  const digest = (known: unknown) =>
    createHash("sha256").update(JSON.stringify(known)).digest("hex").slice(0, 16);
  return pulumi.secret(value.apply(digest));
}
