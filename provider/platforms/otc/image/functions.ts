import { z } from "zod";

import { field } from "../../../core/schema/field";
import { defineOtcFunction } from "../api/define";
import { idField } from "../api/fields";
import { encode } from "../api/wire";
import { JOB_SECONDS, runJob, waitField } from "../imageJob/run";
import { jobView } from "../imageJob/structures";
import { exportOf } from "./calls";
import { objectUrl } from "./source";

const inputs = field(
  z.strictObject({
    imageId: idField("The image: below 1 TB, and no full-server or ISO image."),
    bucketUrl: field(objectUrl, "Where it goes in OBS, in the same region: `bucket:object`."),
    fileFormat: field(
      z.enum(["qcow2", "vhd", "zvhd", "vmdk"]).optional(),
      "The format of the file. A quick export takes none.",
    ),
    isQuickExport: field(
      z.boolean().default(false),
      "Whether the image is exported as it is, without conversion.",
    ),
    wait: waitField,
  }),
  "What to export.",
  {
    rules: [
      {
        check: ({ fileFormat, isQuickExport }) =>
          (fileFormat === undefined) === (isQuickExport === true)
            ? []
            : [
                {
                  path: ["fileFormat"],
                  reason: isQuickExport === true ? "a quick export takes no format" : "is required",
                },
              ],
      },
    ],
  },
);

export const exportImage = defineOtcFunction({
  type: "otc:exportImage",
  doc: "Exports an image to a file in OBS, and answers the job that does it, an `imsNativeExportImageJob`.",
  reader: false,
  action: "POST /v1/cloudimages/{image_id}/file",
  timeoutSeconds: JOB_SECONDS,
  inputs,
  outputs: jobView,
  run({ args: { imageId, bucketUrl, fileFormat, isQuickExport, wait }, ...operation }) {
    const body = encode(inputs, { bucketUrl, fileFormat, isQuickExport });
    return runJob(operation, exportOf(imageId, body), wait);
  },
});
