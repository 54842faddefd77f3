import { z } from "zod";

import { NotFoundError } from "../../../core/errors";
import type { Call } from "../../../core/rest/call";
import { field } from "../../../core/schema/field";
import { defineOtcFunction } from "../api/define";
import { idField, optionalIdField, text } from "../api/fields";
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

const flag = (doc: string, wireName: string) => field(z.boolean().optional(), doc, { wireName });
const supports = (what: string, name: string) =>
  flag(`Only images for servers with ${what}, or only those without.`, `__support_${name}`);

const filters = z.strictObject({
  imageId: optionalIdField("Only this image.", "id"),
  name: field(text.optional(), "Only images of exactly this name."),
  imageType: field(
    z.enum(["gold", "private", "shared"]).optional(),
    "Only public (`gold`) images, the project's own, or those that others share with it.",
    { wireName: "__imagetype" },
  ),
  architecture: field(z.enum(["x86", "arm"]).optional(), "Only images for this processor."),
  osType: field(z.enum(["Linux", "Windows", "Other"]).optional(), "Only images of this kind of system.", {
    wireName: "__os_type",
  }),
  osBit: field(z.enum(["32", "64"]).optional(), "Only images of systems of so many bits.", {
    wireName: "__os_bit",
  }),
  platform: field(text.optional(), "Only images of this distribution, such as `CentOS` or `Windows`.", {
    wireName: "__platform",
  }),
  isRegistered: flag("Only images that can be used, which are all that users see.", "__isregistered"),
  isWholeImage: flag("Only full-server images, or only others.", "__whole_image"),
  cmkId: field(text.optional(), "Only images that are encrypted with this key.", {
    wireName: "__system__cmkid",
  }),
  diskFormat: field(text.optional(), "Only images of this format, such as `zvhd2`."),
  containerFormat: field(text.optional(), "Only images in this container, `bare`."),
  minDisk: field(z.int().min(0).optional(), "Only images that need so large a system disk, GB."),
  minRam: field(z.int().min(0).optional(), "Only images that need so much memory, MB."),
  flavorId: field(text.optional(), "Only public images for servers of this flavor."),
  supportKvm: supports("KVM", "kvm"),
  supportKvmGpuType: field(text.optional(), "Only images for servers on KVM with this kind of GPU.", {
    wireName: "__support_kvm_gpu_type",
  }),
  supportKvmInfiniband: supports("InfiniBand on KVM", "kvm_infiniband"),
  supportXen: supports("Xen", "xen"),
  supportXenGpuType: field(text.optional(), "Only images for servers on Xen with this kind of GPU.", {
    wireName: "__support_xen_gpu_type",
  }),
  supportXenHana: supports("HANA on Xen", "xen_hana"),
  supportDiskIntensive: supports("intensive storage", "diskintensive"),
  supportHighPerformance: supports("high performance", "highperformance"),
  supportLargeMemory: supports("very large memory", "largememory"),
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
