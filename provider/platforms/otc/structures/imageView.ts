import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { optionalNumber, optionalText } from "./common";
import { MARK_TAG } from "./tags";

const tags = field(z.array(z.string()).optional(), "Its tags, each as `key.value`.", {
  codec: { encode: (value) => value, decode: decodeTagTexts },
});

function decodeTagTexts(wire: unknown): string[] {
  return (Array.isArray(wire) ? (wire as unknown[]) : []).filter(
    (tag): tag is string => typeof tag === "string" && !tag.startsWith(`${MARK_TAG}.`),
  );
}

/** What of an image does not change by itself once it is active. */
export const imageOutputs = {
  osType: optionalText("The kind of operating system: `Linux`, `Windows` or `Other`.", "__os_type"),
  osVersion: optionalText("The operating system.", "__os_version"),
  minDisk: optionalNumber("The smallest system disk that it needs, GB."),
  diskFormat: optionalText("The format of its disk."),
  imageSize: optionalNumber("Its size in bytes, where the service tells it.", "__image_size"),
  dataOrigin: optionalText("What it was made of, such as `server,ID`.", "__data_origin"),
  virtualEnvType: optionalText(
    "Where it is used: `FusionCompute` for servers, `Ironic` for bare metal, `DataImage` for data disks, `IsoImage`.",
  ),
  visibility: optionalText("Who can see it: `private`, `public` or `shared`."),
  owner: optionalText("The project that it belongs to."),
  cmkId: optionalText("The key that it is encrypted with.", "__system__cmkid"),
  createdAt: optionalText("When it was created, UTC."),
};

export const imageView = structure("ImageView", "An image.", {
  imageId: field(z.string(), "The id.", { wireName: "id" }),
  name: field(z.string(), "The name."),
  description: optionalText("The description.", "__description"),
  status: field(z.string(), "`queued`, `saving`, `active`, `killed` or `deleted`."),
  imageType: optionalText("`gold` for public, `private` or `shared`.", "__imagetype"),
  isProtected: field(z.boolean().optional(), "Whether it cannot be deleted.", { wireName: "protected" }),
  minRam: optionalNumber("The least memory that it needs, MB; 0 for no limit."),
  maxRam: optionalNumber("The most memory that it can use, MB."),
  hwFirmwareType: optionalText("How servers start it: `bios` or `uefi`."),
  enterpriseProjectId: optionalText("The enterprise project; `0` is the default one."),
  ...imageOutputs,
  updatedAt: optionalText("When it was changed last, UTC."),
  tags,
});

export type ImageView = z.output<typeof imageView>;
