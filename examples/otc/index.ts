import * as pulumi from "@pulumi/pulumi";
import { otc } from "pulumi-batchflow";

const config = new pulumi.Config();

// An image file in OBS becomes a system image; the import is a job that is waited for.
const base = new otc.Image(
  "base",
  {
    description: config.get("description") ?? "Nodes for batch jobs",
    tags: { team: "platform" },
    minRam: config.getNumber("minRam") ?? 2_048,
    source: {
      from: "file",
      imageUrl: config.get("imageFile") ?? "ims-image:system.qcow2",
      minDisk: 40,
      osVersion: "Ubuntu 22.04 server 64bit",
    },
  },
  { customTimeouts: { create: "1h" } },
);

// An encrypted or renamed copy for another team.
const copy = new otc.Image("copy", {
  description: "The same, for the analysts",
  source: { from: "image", imageId: base.id },
});

export const imageId = base.id;
export const copyId = copy.id;
