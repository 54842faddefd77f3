import { z } from "zod";

import { field } from "../../../core/schema/field";
import { defineOtcFunction } from "../define";
import { addMembers, deleteMembers } from "../members";
import { idField, projectIdField } from "../structures/common";
import { jobView } from "../structures/jobView";
import { JOB_SECONDS, run, waitField } from "../submitted";

const inputs = z.strictObject({
  imageIds: field(z.array(idField("An image.")).min(1), "The images, which belong to the project."),
  projectIds: field(z.array(projectIdField("A project.")).min(1), "The projects of others."),
  wait: waitField,
});

export const shareImage = defineOtcFunction({
  type: "otc:shareImage",
  doc:
    "Shares images with projects, and answers the job that does it. Each project has to accept the share. An ImageShare " +
    "keeps one in a stack.",
  reader: false,
  action: "POST /v1/cloudimages/members",
  timeoutSeconds: JOB_SECONDS,
  inputs,
  outputs: jobView,
  run: ({ args: { wait, ...shares }, ...operation }) => run(operation, addMembers(shares), wait),
});

export const unshareImage = defineOtcFunction({
  type: "otc:unshareImage",
  doc: "Ends the sharing of images with projects, and answers the job that does it.",
  reader: false,
  action: "DELETE /v1/cloudimages/members",
  timeoutSeconds: JOB_SECONDS,
  inputs,
  outputs: jobView,
  run: ({ args: { wait, ...shares }, ...operation }) => run(operation, deleteMembers(shares), wait),
});
