import { z } from "zod";

import { defineResource } from "../../../core/definition";
import { ifPresent } from "../../../core/rest/presence";
import { platform } from "../api/connection";
import { IMAGE_ID } from "../api/fields";
import { getImage, listQuotas, listTags } from "./calls";
import { changeImage } from "./change";
import { createImage } from "./create";
import { deleteImage } from "./delete";
import { findImages, listMarkedImages, listOwnImages, titleOf } from "./find";
import { imageArgs, imageOutputs, type ImageView, markIn, userTags } from "./structures";
import { waitForImage } from "./wait";

/** An image that servers or disks are made of. */
export const image = defineResource({
  type: "otc:Image",
  doc: "An image that servers or disks are made of: of a system disk, of a data disk, or of a full server.",
  platform,
  inputs: imageArgs,
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
    const [view, tags] = await Promise.all([
      getImage(client, id, signal),
      ifPresent(() => listTags(client, id, signal)),
    ]);
    // The remains of a failed job are no image: the next create removes them.
    if (view === undefined || tags === undefined || (view.status === "killed" && prior !== undefined)) {
      return undefined;
    }
    const { name, description, minRam, maxRam, enterpriseProjectId } = view;
    const { hwFirmwareType, hwVifMultiqueueEnabled, isConfigInit } = view;
    const sizes = { name, description, minRam, maxRam, enterpriseProjectId };
    const attributes = { ...sizes, hwFirmwareType, hwVifMultiqueueEnabled, isConfigInit };
    return {
      inputs: { ...attributes, tags: userTags(tags) },
      outputs: outputsOf(view),
      mark: markIn(tags),
    };
  },

  async update({ inputs: wanted, before, ...operation }) {
    const image = await waitForImage(operation, wanted.source);
    return outputsOf(await changeImage(operation, image, wanted, before?.tags));
  },

  async settle({ inputs: wanted, changed, ...operation }) {
    const image = await waitForImage(operation, wanted.source);
    // A new image lacks the attributes and tags that the call which made it does not take.
    return outputsOf(changed === undefined ? await changeImage(operation, image, wanted) : image);
  },

  async delete({ prior, ...operation }) {
    await deleteImage(operation, prior.deleteBackup === true);
  },

  limits: [
    {
      what: "private images",
      over: "all",
      takes: () => ({ amount: 1 }),
      async ask({ client, signal }) {
        const row = (await listQuotas(client, signal)).find(({ type }) => type === "image");
        return { most: row?.quota, used: row?.used };
      },
    },
  ],

  holdsData: "the image",

  lookup: {
    what: titleOf,
    name: "name",
    unique: true,
    find: findImages,
    list: listMarkedImages,
    all: listOwnImages,
  },
});

function outputsOf(view: ImageView): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(imageOutputs).map((name) => [name, view[name as keyof typeof imageOutputs]]),
  );
}
