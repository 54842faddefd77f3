import * as pulumi from "@pulumi/pulumi";
import { paddleflow } from "pulumi-batchflow";

// ## On the machine that runs Pulumi
// The machine needs `pfs-fuse`, `curl` and `mountpoint`; with `host` it is another one, reached over SSH. What is mounted
// already is left as it is, and `pulumi destroy` unmounts.
const results = new paddleflow.FileSystem("results", {
  storage: {
    type: "sftp",
    url: "sftp://files.example.com:22/results",
    user: "results",
    password: new pulumi.Config().requireSecret("sftpPassword"),
  },
});

const mount = new paddleflow.FileSystemMount("results", {
  fileSystem: results,
  mountPoint: pulumi.interpolate`${new pulumi.Config().require("mounts")}/results`,
});

export const mountPoint = mount.mountPoint;

// ## By another user, without a cache
// The user who mounts owns the file system. The password reaches the machine on standard input, never as an argument.
// Another option unmounts and mounts again.
const password = new pulumi.Config().requireSecret("readerPassword");

const reader = new paddleflow.User("reader", { username: "reader", password });
const papers = new paddleflow.FileSystem("papers", {
  username: reader.username,
  storage: {
    type: "sftp",
    url: "sftp://files.example.com:22/papers",
    user: "reader",
    password: new pulumi.Config().requireSecret("sftpPassword"),
  },
});

new paddleflow.FileSystemMount("papers", {
  fileSystem: papers,
  mountPoint: pulumi.interpolate`${new pulumi.Config().require("mounts")}/papers`,
  options: { "block-size": 0 },
  username: reader.username,
  password,
});
