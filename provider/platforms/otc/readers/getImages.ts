import { z } from "zod";

import { field } from "../../../core/schema/field";
import { defineOtcFunction } from "../define";
import { listImages } from "../images";
import { text } from "../structures/common";
import { imageView } from "../structures/imageView";
import { encode } from "../wire";

const time = (what: string) =>
  field(
    z
      .string()
      .regex(/^(gte?|lte?|eq|neq):/, "must begin with gt:, gte:, lt:, lte:, eq: or neq:")
      .optional(),
    `Only images ${what} then: \`gt:\`, \`gte:\`, \`lt:\`, \`lte:\`, \`eq:\` or \`neq:\` before a time in UTC, as in \`gte:2024-11-06T06:19:43Z\`.`,
  );

const inputs = z.strictObject({
  name: field(text.optional(), "Only images of exactly this name."),
  imageType: field(
    z.enum(["gold", "private", "shared"]).optional(),
    "Only public (`gold`) images, the project's own, or those that others share with it.",
    { wireName: "__imagetype" },
  ),
  visibility: field(text.optional(), "Only images of this visibility: `public`, `private` or `shared`."),
  owner: field(text.optional(), "Only images of this project."),
  status: field(text.optional(), "Only images in this state, such as `active`."),
  isProtected: field(z.boolean().optional(), "Only images that are protected, or that are not.", {
    wireName: "protected",
  }),
  tag: field(text.optional(), "Only images with this tag, as `key.value`."),
  memberStatus: field(
    z.enum(["accepted", "rejected", "pending", "all"]).optional(),
    "Only shared images that have been answered so.",
  ),
  virtualEnvType: field(text.optional(), "Only images for this use, such as `FusionCompute` or `DataImage`."),
  enterpriseProjectId: field(text.optional(), "Only images of this enterprise project."),
  createdAt: time("created"),
  updatedAt: time("changed last"),
  sortKey: field(text.optional(), "The attribute to sort by, in the service's own names."),
  sortDir: field(z.enum(["asc", "desc"]).optional(), "The direction to sort in."),
});

export const getImages = defineOtcFunction({
  type: "otc:getImages",
  doc: "Lists images.",
  reader: true,
  action: "GET /v2/cloudimages",
  inputs,
  outputs: z.array(imageView),
  run({ client, args, signal }) {
    const filters = Object.entries(encode(inputs, args)).map(
      ([name, value]) => [name, String(value)] as const,
    );
    return listImages(client, Object.fromEntries(filters), signal);
  },
});
