import { z } from "zod";

import { ArgumentError } from "../../../core/errors";
import { field } from "../../../core/schema/field";
import { defineOtcFunction } from "../api/define";
import { idField, optionalIdField, text } from "../api/fields";
import { JOB_SECONDS, runJob, waitField } from "../imageJob/run";
import { jobView } from "../imageJob/structures";
import { addMembers, deleteMembers, updateMembers } from "./calls";
import { projectIdField } from "./structures";

const RECIPIENTS = ["projectIds", "domainIds", "organizations"];

const inputs = field(
  z.strictObject({
    imageIds: field(z.array(idField("An image.")).min(1), "The images, which belong to the project."),
    projectIds: field(z.array(projectIdField("A project.")).min(1).optional(), "The projects of others."),
    domainIds: field(
      z.array(text).min(1).optional(),
      "The accounts of others. The reference of this cloud does not have them; the service's SDK has.",
    ),
    organizations: field(
      z.array(text).min(1).optional(),
      "The URNs of organizations. The reference of this cloud does not have them; the service's SDK has.",
    ),
    wait: waitField,
  }),
  "What to share, and with whom.",
  {
    rules: [
      {
        check: (given) =>
          RECIPIENTS.some((name) => given[name] !== undefined)
            ? []
            : [{ path: ["projectIds"], reason: `one of ${RECIPIENTS.join(", ")} is required` }],
      },
    ],
  },
);

export const shareImage = defineOtcFunction({
  type: "otc:shareImage",
  doc:
    "Shares images with others, and answers the job that does it, an `imsAddImageMembersJob`. Each project has to accept the share. An ImageShare " +
    "keeps one in a stack.",
  reader: false,
  action: "POST /v1/cloudimages/members",
  timeoutSeconds: JOB_SECONDS,
  inputs,
  outputs: jobView,
  run: ({ args: { wait, ...shares }, ...operation }) => runJob(operation, addMembers(shares), wait),
});

export const unshareImage = defineOtcFunction({
  type: "otc:unshareImage",
  doc: "Ends the sharing of images with others, and answers the job that does it, an `imsDelImageMembersJob`.",
  reader: false,
  action: "DELETE /v1/cloudimages/members",
  timeoutSeconds: JOB_SECONDS,
  inputs,
  outputs: jobView,
  run: ({ args: { wait, ...shares }, ...operation }) => runJob(operation, deleteMembers(shares), wait),
});

export const acceptImageShare = defineOtcFunction({
  type: "otc:acceptImageShare",
  doc: "Accepts or rejects images that others share with the project, and answers the job that does it, an `imsUpdateImageMembersJob`.",
  reader: false,
  action: "PUT /v1/cloudimages/members",
  timeoutSeconds: JOB_SECONDS,
  inputs: z.strictObject({
    imageIds: field(z.array(idField("An image.")).min(1), "The images."),
    projectId: projectIdField("The project that they are shared with: that of the connection."),
    status: field(z.enum(["accepted", "rejected"]).default("accepted"), "The answer."),
    vaultId: optionalIdField("The vault (CBR) that is to keep the backup of a shared full-server image."),
    wait: waitField,
  }),
  outputs: jobView,
  run({ args: { imageIds, projectId, status, vaultId, wait }, ...operation }) {
    const { projectId: own = projectId } = operation.client.settings;
    if (own !== projectId) {
      throw new ArgumentError("projectId is not that of the connection: only the project itself can answer", {
        advice: "Use a connection of that project",
      });
    }
    return runJob(operation, updateMembers(imageIds, projectId, status, vaultId), wait);
  },
});
