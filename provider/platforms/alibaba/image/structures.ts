import { z } from "zod";

import { field, structure } from "../../../core/schema/field";

export const imageView = structure("ImageView", "An image that instances can run in.", {
  imageId: field(z.string(), "The id, `img-…`."),
  imageName: field(z.string(), "The name.", { wireName: "Name" }),
  platform: field(z.string(), "`Windows` or `Linux`."),
  description: field(z.string().optional(), "The description."),
});

export type ImageView = z.output<typeof imageView>;
