import { z } from "zod";

import { NotFoundError } from "../../../core/errors";
import type { Call } from "../../../core/rest/call";
import { field } from "../../../core/schema/field";
import { defineOtcFunction } from "../api/define";
import { idField, text } from "../api/fields";
import { encode } from "../api/wire";
import * as calls from "./calls";
import { imageQuota, imageView, userTags } from "./structures";

export const getImage = defineOtcFunction({
  type: "otc:getImage",
  doc: "Reads an image.",
  reader: true,
  action: "GET /v2/cloudimages",
  inputs: z.strictObject({ imageId: idField("The id of the image.") }),
  outputs: imageView,
  async run({ client, args: { imageId }, signal }) {
    const image = await calls.getImage(client, imageId, signal);
    if (image === undefined) throw new NotFoundError(`there is no image ${imageId}`);
    return image;
  },
});

const time = (what: string) =>
  field(
    z
      .string()
      .regex(/^(gte?|lte?|eq|neq):/, "must begin with gt:, gte:, lt:, lte:, eq: or neq:")
      .optional(),
    `Only images ${what} then: \`gt:\`, \`gte:\`, \`lt:\`, \`lte:\`, \`eq:\` or \`neq:\` before a time in UTC, as in \`gte:2024-11-06T06:19:43Z\`.`,
  );

const filters = z.strictObject({
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
  inputs: filters,
  outputs: z.array(imageView),
  run({ client, args, signal }) {
    return calls.listImages(client, encode(filters, args) as Call["query"], signal);
  },
});

export const getImageTags = defineOtcFunction({
  type: "otc:getImageTags",
  doc: "Reads the tags of an image, but for that of the provider.",
  reader: true,
  action: "GET /v2/{project_id}/images/{image_id}/tags",
  inputs: z.strictObject({ imageId: idField("The id of the image.") }),
  outputs: z.object({ tags: field(z.record(z.string(), z.string()), "The tags by key.") }),
  async run({ client, args: { imageId }, signal }) {
    return { tags: userTags(await calls.listTags(client, imageId, signal)) };
  },
});

export const getImageQuota = defineOtcFunction({
  type: "otc:getImageQuota",
  doc: "Reads the quotas of private images, shared images and recipients of shares.",
  reader: true,
  action: "GET /v1/cloudimages/quota",
  inputs: z.strictObject({}),
  outputs: z.array(imageQuota),
  run: ({ client, signal }) => calls.listQuotas(client, signal),
});
