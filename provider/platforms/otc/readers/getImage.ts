import { z } from "zod";

import { NotFoundError } from "../../../core/errors";
import { defineOtcFunction } from "../define";
import { viewImage } from "../images";
import { idField } from "../structures/common";
import { imageView } from "../structures/imageView";

export const getImage = defineOtcFunction({
  type: "otc:getImage",
  doc: "Reads an image.",
  reader: true,
  action: "GET /v2/cloudimages",
  inputs: z.strictObject({ imageId: idField("The id of the image.") }),
  outputs: imageView,
  async run({ client, args: { imageId }, signal }) {
    const image = await viewImage(client, imageId, signal);
    if (image === undefined) throw new NotFoundError(`there is no image ${imageId}`);
    return image;
  },
});
