import * as pulumi from "@pulumi/pulumi";
import { otc } from "pulumi-batchflow";

// ## With another project
// The other project sees the image once it has accepted the share.
const shared = new otc.Image("shared", {
  source: { from: "file", imageUrl: "ims-image:system.qcow2", minDisk: 40 },
});

new otc.ImageShare("analysts", {
  imageId: shared.id,
  projectId: new pulumi.Config().require("analystsProjectId"),
});

// ## With several projects
// One share for each project. A project that is taken out of the list loses the image.
const projects = { lab: "089b2f9a3d80d3062f24c00ca4ed5cbd", archive: "0a2c1e6f54804d0aab1f2d8c5f0c1b7e" };

const tools = new otc.Image("tools", {
  source: { from: "file", imageUrl: "ims-image:system.qcow2", minDisk: 40 },
});
for (const [project, projectId] of Object.entries(projects)) {
  new otc.ImageShare(project, { imageId: tools.id, projectId });
}

// ## Accepted by a project of your own
// The other project has a connection of its own, `batchflow:otc-partner`, by which it accepts as soon as the share is
// there. A preview calls nothing.
const partner = new pulumi.Config().require("partnerProjectId");

const common = new otc.Image("common", {
  source: { from: "file", imageUrl: "ims-image:system.qcow2", minDisk: 40 },
});
const offer = new otc.ImageShare("partner", { imageId: common.id, projectId: partner });

offer.imageId.apply((imageId) =>
  otc.acceptImageShare({ imageIds: [imageId], projectId: partner, connection: "otc-partner" }),
);
