import * as pulumi from "@pulumi/pulumi";
import { paddleflow } from "pulumi-batchflow";

// ## A bucket as a folder
// Jobs that mount the file system see the bucket in it as `/videos`. Every change replaces the link, and leaves the
// storage as it is.
const workspace = new paddleflow.FileSystem("workspace", {
  storage: {
    type: "sftp",
    url: "sftp://files.example.com:22/workspace",
    user: "training",
    password: new pulumi.Config().requireSecret("sftpPassword"),
  },
});

new paddleflow.Link("videos", {
  fsName: workspace.name,
  fsPath: "/videos",
  storage: {
    type: "s3",
    url: "s3://vision/videos",
    endpoint: "s3.example.com",
    accessKey: new pulumi.Config().requireSecret("s3AccessKey"),
    secretKey: new pulumi.Config().requireSecret("s3SecretKey"),
  },
});

// ## A folder of Hadoop in a file system that exists already
// The folder `/archive` must exist in the file system `datasets`, and `/archive/logs` must be missing or empty.
new paddleflow.Link("logs", {
  fsName: "datasets",
  fsPath: "/archive/logs",
  storage: {
    type: "hdfs",
    url: "hdfs://namenode.example.com:8020/logs",
    user: "paddleflow",
    group: "training",
  },
});
