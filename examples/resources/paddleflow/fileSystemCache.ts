import * as pulumi from "@pulumi/pulumi";
import { paddleflow } from "pulumi-batchflow";

// ## A folder on each node
// Each node keeps in this folder what it has read from the file system `datasets`, which exists already.
new paddleflow.FileSystemCache("datasets", {
  fsName: "datasets",
  cacheDir: "/var/cache/paddleflow/datasets",
  metaDriver: "disk",
});

// ## In memory, with limits
// Metadata are kept in memory, files are cached in blocks of 4 MiB, and the mount process is limited. The cache names
// its file system by the output, so that it is made after it.
const models = new paddleflow.FileSystem("models", {
  storage: {
    type: "s3",
    url: "s3://vision/models",
    endpoint: "minio.example.com:9000",
    accessKey: new pulumi.Config().requireSecret("s3AccessKey"),
    secretKey: new pulumi.Config().requireSecret("s3SecretKey"),
  },
});

new paddleflow.FileSystemCache("models", {
  fsName: models.name,
  cacheDir: "/var/cache/paddleflow/models",
  metaDriver: "mem",
  blockSize: 4_194_304,
  cleanCache: true,
  resource: { cpuLimit: "1", memoryLimit: "2Gi" },
});
