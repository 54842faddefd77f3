import { z } from "zod";

import { field } from "../../../core/schema/field";
import { defineAlibabaFunction } from "../api/define";
import { listImages } from "./calls";
import { imageView } from "./structures";

export const getImages = defineAlibabaFunction({
  type: "alibaba:getImages",
  doc: "Lists the images that the account can use, by id. The service sends all of them: what is asked for is picked here.",
  reader: true,
  action: "GET /images",
  inputs: z.strictObject({
    imageName: field(z.string().min(1).optional(), "Only images of this name."),
    platform: field(z.enum(["Windows", "Linux"]).optional(), "Only images of this platform."),
  }),
  outputs: z.array(imageView),
  async run({ client, args: { imageName, platform }, signal }) {
    return (await listImages(client, signal)).filter(
      (image) =>
        (imageName === undefined || image.imageName === imageName) &&
        (platform === undefined || image.platform === platform),
    );
  },
});
