import { z } from "zod";

import { defineResource } from "../../core/definition";
import { NotFoundError } from "../../core/errors";
import { field, structure } from "../../core/schema/field";
import { platform } from "./connection";
import { createImage } from "./imageCreation";
import { removeImage } from "./imageDeletion";
import { completeImage } from "./imageOutcome";
import { findImage, listMarkedImages, nameOfImage } from "./imageSearch";
import { listTags, viewImage } from "./images";
import { IMAGE_ID } from "./structures/common";
import { imageOutputs, type ImageView } from "./structures/imageView";
import { source } from "./structures/source";
import { markIn, tagsField, userTags } from "./structures/tags";

const MAX_NAME = 128;
const MAX_DESCRIPTION = 1_024;

const inputs = structure("ImageArgs", "An image.", {
  name: field(
    z
      .string()
      .min(1)
      .max(MAX_NAME)
      .regex(/^\S(.*\S)?$/s, "must not begin or end with a space")
      .optional(),
    `The name, at most ${MAX_NAME} characters. No two images of a project have the same.`,
    { autoName: { maxLength: MAX_NAME } },
  ),
  description: field(
    z
      .string()
      .max(MAX_DESCRIPTION)
      .regex(/^[^\r\n<>]*$/, "must have no line breaks, < or >")
      .optional(),
    `The description, at most ${MAX_DESCRIPTION} characters, without line breaks, \`<\` and \`>\`.`,
    { platformDefault: "" },
  ),
  tags: tagsField,
  minRam: field(z.int().min(0).optional(), "The least memory of a server, MB; 0 for no limit.", {
    platformDefault: 0,
  }),
  maxRam: field(z.int().min(1).optional(), "The most memory of a server, MB. Left out, there is no limit.", {
    platformDefault: 0,
  }),
  hwFirmwareType: field(
    z.enum(["bios", "uefi"]).optional(),
    "How servers start it. Left out, the service decides, and what it has is left alone.",
    { computed: true },
  ),
  enterpriseProjectId: field(
    z.string().min(1).optional(),
    "The enterprise project; `0` is the default one.",
    {
      platformDefault: "0",
    },
  ),
  source: field(source, "What the image is made of. No action returns it: a refresh cannot show a change.", {
    change: "replace",
    writeOnly: true,
  }),
  deleteBackup: field(
    z.boolean().default(false),
    "Whether the deletion of a full-server image deletes its backup too.",
    { local: true },
  ),
});

/** An image that servers or disks are made of. */
export const image = defineResource({
  type: "otc:Image",
  doc: "An image that servers or disks are made of: of a system disk, of a data disk, or of a full server.",
  platform,
  inputs,
  outputs: z.object(imageOutputs),
  change: "update",
  id: { pattern: IMAGE_ID, example: "3f7185de-b59a-4bb8-aa1d-7a513528b0e9" },
  timeouts: { create: 30, update: 30, delete: 30 },
  actions: {
    create:
      "POST /v2/cloudimages/action, /v2/cloudimages/quickimport/action, /v1/cloudimages/dataimages/action, " +
      "/v1/cloudimages/wholeimages/action or /v1/cloudimages/{image_id}/copy, or PUT /v1/cloudimages/{image_id}/upload; " +
      "GET /v1/{project_id}/jobs/{job_id}",
    read: "GET /v2/cloudimages, GET /v2/{project_id}/images/{image_id}/tags",
    update: "PATCH /v2/cloudimages/{image_id}, POST /v2/{project_id}/images/{image_id}/tags/action",
    delete: "DELETE /v2/images/{image_id}",
  },

  create: createImage,

  async read({ client, id, prior, signal }) {
    try {
      const [view, tags] = await Promise.all([viewImage(client, id, signal), listTags(client, id, signal)]);
      // What a failed job has left is no image: the next create removes it.
      if (view === undefined || (view.status === "killed" && prior !== undefined)) return undefined;
      const { name, description, minRam, maxRam, hwFirmwareType, enterpriseProjectId } = view;
      return {
        inputs: {
          name,
          description,
          tags: userTags(tags),
          minRam,
          maxRam,
          hwFirmwareType,
          enterpriseProjectId,
        },
        outputs: outputsOf(view),
        mark: markIn(tags),
      };
    } catch (error) {
      if (error instanceof NotFoundError) return undefined;
      throw error;
    }
  },

  // What differs is set when the image is settled: the service changes active images only.
  update: () => Promise.resolve(),

  async settle({ inputs: wanted, before, ...operation }) {
    return outputsOf(await completeImage(operation, wanted, before));
  },

  async delete({ prior, ...operation }) {
    await removeImage(operation, prior.deleteBackup === true);
  },

  lookup: { what: nameOfImage, name: "name", unique: true, find: findImage, list: listMarkedImages },
});

function outputsOf(view: ImageView): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(imageOutputs).map((name) => [name, view[name as keyof typeof imageOutputs]]),
  );
}
