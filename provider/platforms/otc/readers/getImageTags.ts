import { z } from "zod";

import { field } from "../../../core/schema/field";
import { defineOtcFunction } from "../define";
import { listTags } from "../images";
import { idField } from "../structures/common";
import { userTags } from "../structures/tags";

export const getImageTags = defineOtcFunction({
  type: "otc:getImageTags",
  doc: "Reads the tags of an image, but for that of the provider.",
  reader: true,
  action: "GET /v2/{project_id}/images/{image_id}/tags",
  inputs: z.strictObject({ imageId: idField("The id of the image.") }),
  outputs: z.object({ tags: field(z.record(z.string(), z.string()), "The tags by key.") }),
  async run({ client, args: { imageId }, signal }) {
    return { tags: userTags(await listTags(client, imageId, signal)) };
  },
});
