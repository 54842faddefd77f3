import * as pulumi from "@pulumi/pulumi";
import { otc } from "pulumi-batchflow";

// ## From a file in a bucket
// The file is `bucket:object` in OBS. `pulumi up` waits for the import, whose progress shows as lines; a large file may
// take longer than the 30 minutes that are allowed by default.
const base = new otc.Image(
  "base",
  {
    description: "Nodes for batch jobs",
    minRam: 2_048,
    tags: { team: "platform" },
    source: {
      from: "file",
      imageUrl: "ims-image:system.qcow2",
      minDisk: 40,
      osVersion: "Ubuntu 22.04 server 64bit",
    },
  },
  { customTimeouts: { create: "2h" } },
);

export const baseId = base.id;

// ## From a server
// Captures the system disk of a server, which the service may ask to be stopped. Another release is another image; the
// old one is deleted after it, unless `retainOnDelete` keeps it.
const version = new pulumi.Config().get("release") ?? "1";

new otc.Image(`golden-${version}`, {
  description: `Release ${version} of the golden image`,
  source: { from: "server", instanceId: new pulumi.Config().require("serverId") },
});

// ## An encrypted copy
// A copy in the same region, encrypted with a key of the Key Management Service. Where the first image is replaced,
// so is its copy.
const plain = new otc.Image("plain", {
  source: { from: "dataFile", imageUrl: "ims-image:data.qcow2", minDisk: 40 },
});

new otc.Image("encrypted", {
  description: "The data disk, encrypted",
  source: { from: "image", imageId: plain.id, cmkId: new pulumi.Config().require("keyId") },
});
