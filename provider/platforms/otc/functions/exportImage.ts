import { z } from "zod";

import { field } from "../../../core/schema/field";
import { defineOtcFunction } from "../define";
import { onImage } from "../images";
import { idField, objectUrl } from "../structures/common";
import { jobView } from "../structures/jobView";
import { JOB_SECONDS, run, waitField } from "../submitted";

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
  doc: "Exports an image to a file in OBS, and answers the job that does it.",
  reader: false,
  action: "POST /v1/cloudimages/{image_id}/file",
  timeoutSeconds: JOB_SECONDS,
  inputs,
  outputs: jobView,
  run({ args: { imageId, bucketUrl, fileFormat, isQuickExport, wait }, ...operation }) {
    const body = {
      bucket_url: bucketUrl,
      is_quick_export: isQuickExport,
      ...(fileFormat !== undefined && { file_format: fileFormat }),
    };
    return run(operation, onImage("exportImage", "POST", imageId, "file", body), wait);
  },
});
