import { z } from "zod";

import { field } from "../../../core/schema/field";
import { defineOtcFunction } from "../define";
import { answerShare } from "../members";
import { idField, optionalIdField, projectIdField } from "../structures/common";
import { jobView } from "../structures/jobView";
import { JOB_SECONDS, run, waitField } from "../submitted";

export const acceptImageShare = defineOtcFunction({
  type: "otc:acceptImageShare",
  doc: "Accepts or rejects images that others share with the project, and answers the job that does it.",
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
  run: ({ args: { imageIds, projectId, status, vaultId, wait }, ...operation }) =>
    run(operation, answerShare(imageIds, projectId, status, vaultId), wait),
});
