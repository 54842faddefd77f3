import * as pulumi from "@pulumi/pulumi";
import { paddleflow } from "pulumi-batchflow";

// ## A bucket
// Any storage that speaks S3; MinIO needs the last two options. The server tries the keys before it stores them. They
// are encrypted in the state.
const keys = new pulumi.Config();

const images = new paddleflow.FileSystem("images", {
  name: "images",
  storage: {
    type: "s3",
    url: "s3://vision/images",
    endpoint: "minio.example.com:9000",
    accessKey: keys.requireSecret("s3AccessKey"),
    secretKey: keys.requireSecret("s3SecretKey"),
    insecureSkipVerify: true,
    s3ForcePathStyle: true,
  },
});

export const imagesId = images.id;

// ## Hadoop, with Kerberos
// The keytab is in Base64, and encrypted in the state. The address names two name nodes, with a comma between them.
new paddleflow.FileSystem("warehouse", {
  storage: {
    type: "hdfsWithKerberos",
    url: "hdfs://namenode1.example.com:8020,namenode2.example.com:8020/warehouse",
    keytabData: new pulumi.Config().requireSecret("keytab"),
    principal: "paddleflow@EXAMPLE.COM",
    realm: "EXAMPLE.COM",
    kdc: "kdc.example.com",
    nameNodePrincipal: "hdfs/namenode1.example.com@EXAMPLE.COM",
  },
});

// ## For another user
// `root` makes it in the name of the user, whose pipelines then find it under its name. `independentMountProcess`
// gives each pod a mount process of its own.
const owner = new paddleflow.User("fiona", {
  username: "fiona",
  password: new pulumi.Config().requireSecret("fionaPassword"),
});

new paddleflow.FileSystem("notebooks", {
  name: "notebooks",
  username: owner.username,
  storage: {
    type: "sftp",
    url: "sftp://files.example.com:22/home/fiona",
    user: "fiona",
    password: new pulumi.Config().requireSecret("sftpPassword"),
  },
  independentMountProcess: true,
});
