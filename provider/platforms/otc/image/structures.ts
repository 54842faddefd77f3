import { z } from "zod";

import { type Mark, parseMark } from "../../../core/identity";
import { field, structure } from "../../../core/schema/field";
import { isRecord } from "../../../core/schema/values";
import { optionalFlag, optionalNumber, optionalText } from "../api/fields";
import { source } from "./source";

/** The key of the tag by which a resource knows the image that it has created. */
export const MARK_TAG = "pulumi-batchflow";

/** The platform's limit of tags, less the one that the provider sets itself. */
const MAX_TAGS = 9;
const MAX_KEY = 36;
const MAX_VALUE = 43;

export interface Tag {
  readonly key: string;
  readonly value: string;
}

export const tagsField = field(
  z
    .record(
      z.string().min(1).max(MAX_KEY, `a key has at most ${MAX_KEY} characters`),
      z.string().max(MAX_VALUE, `a value has at most ${MAX_VALUE} characters`),
    )
    .refine((tags) => Object.keys(tags).length <= MAX_TAGS, `must have at most ${MAX_TAGS} tags`)
    .refine((tags) => !(MARK_TAG in tags), `the tag ${MARK_TAG} is the provider's own`)
    .optional(),
  `Tags, at most ${MAX_TAGS}, with keys of at most ${MAX_KEY} and values of at most ${MAX_VALUE} characters. The provider ` +
    `sets one more, \`${MARK_TAG}\`, to find again what an interrupted run has created.`,
  { sharedKeys: true },
);

const MAX_NAME = 128;
const MAX_DESCRIPTION = 1_024;

export const imageArgs = structure("ImageArgs", "An image.", {
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
  hwVifMultiqueueEnabled: field(
    z.boolean().optional(),
    "Whether network interfaces have several queues. Left out, what the image has is left alone.",
    { computed: true },
  ),
  isConfigInit: field(
    z.boolean().optional(),
    "Whether the configuration for the cloud counts as done. Left out, what the image has is left alone.",
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

/** What a program wants of an image. */
export type ImageArgs = z.output<typeof imageArgs>;

const tagTexts = field(z.array(z.string()).optional(), "Its tags, each as `key.value`.", {
  codec: { encode: (value) => value, decode: decodeTagTexts },
});

function decodeTagTexts(wire: unknown): string[] {
  return (Array.isArray(wire) ? (wire as unknown[]) : []).filter(
    (tag): tag is string => typeof tag === "string" && !tag.startsWith(`${MARK_TAG}.`),
  );
}

/** The attributes of an image that do not change by themselves once it is active. */
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
  hwVifMultiqueueEnabled: optionalFlag("Whether network interfaces have several queues."),
  isConfigInit: optionalFlag("Whether the configuration for the cloud counts as done.", "__is_config_init"),
  architecture: optionalText("The processor: `x86` or `arm`."),
  enterpriseProjectId: optionalText("The enterprise project; `0` is the default one."),
  ...imageOutputs,
  updatedAt: optionalText("When it was changed last, UTC."),
  tags: tagTexts,
});

export type ImageView = z.output<typeof imageView>;

export const imageQuota = structure("ImageQuota", "A quota.", {
  type: field(z.string(), "`image`, `image_shared` or `image_member`."),
  used: field(z.number(), "How much of it is used."),
  quota: field(z.number(), "How much there is."),
  min: field(z.number().optional(), "The least that it can be set to."),
  max: field(z.number().optional(), "The most that it can be set to."),
});

export type ImageQuota = z.output<typeof imageQuota>;

/** The tags of an image that is to have the user's tags and the mark. */
export function tagsOf(wanted: Readonly<Record<string, string>> = {}, mark: Mark): Tag[] {
  const own = Object.entries(wanted).map(([key, value]) => ({ key, value }));
  return [...own, tagOf(mark)];
}

/** The tags in an answer. */
export function decodeTags(wire: unknown): Tag[] {
  return (Array.isArray(wire) ? wire : [])
    .filter(isRecord)
    .flatMap(({ key, value }) =>
      typeof key === "string" ? [{ key, value: typeof value === "string" ? value : "" }] : [],
    );
}

/** The user's tags among those of an image. */
export function userTags(tags: readonly Tag[]): Record<string, string> {
  return Object.fromEntries(tags.filter(({ key }) => key !== MARK_TAG).map(({ key, value }) => [key, value]));
}

export function tagOf({ text }: Mark): Tag {
  return { key: MARK_TAG, value: text };
}

export function markIn(tags: readonly Tag[]): Mark | undefined {
  return parseMark(tags.find(({ key }) => key === MARK_TAG)?.value);
}

/** The mark among tags of the form `key.value`, as the list of images has them. */
export function markInTexts(texts: unknown): Mark | undefined {
  const prefix = `${MARK_TAG}.`;
  const own = (Array.isArray(texts) ? (texts as unknown[]) : []).find(
    (text) => typeof text === "string" && text.startsWith(prefix),
  );
  return typeof own === "string" ? parseMark(own.slice(prefix.length)) : undefined;
}
