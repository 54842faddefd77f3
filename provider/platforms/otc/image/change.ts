import type { ObjectOperation } from "../../../core/operation";
import { isRecord } from "../../../core/schema/values";
import type { Wire } from "../../../core/schema/wire";
import type { OtcClient } from "../api/client";
import { encode } from "../api/wire";
import { changeTags, getImage, listTags, type Patch, updateImage } from "./calls";
import { type ImageArgs, type ImageView, imageView, type Tag } from "./structures";

/**
 * Gives an active image the wanted attributes and tags that it lacks, and returns it as it is then. Of its other tags, it
 * removes those that were wanted before: the rest are not the program's.
 */
export async function changeImage(
  { client, id, signal }: ObjectOperation<OtcClient>,
  image: ImageView,
  wanted: ImageArgs,
  tagsBefore?: unknown,
): Promise<ImageView> {
  const tags = await listTags(client, id, signal);
  const { added, removed } = tagChanges(tags, wanted.tags ?? {}, isRecord(tagsBefore) ? tagsBefore : {});
  // Old tags first: an image has at most ten.
  await changeTags(client, id, "delete", removed, signal);
  await changeTags(client, id, "create", added, signal);
  const patches = patchesOf(image, wanted);
  if (patches.length === 0) return image;
  await updateImage(client, id, patches, signal);
  return (await getImage(client, id, signal)) ?? image;
}

function tagChanges(
  tags: readonly Tag[],
  wanted: Readonly<Record<string, string>>,
  before: Wire,
): { added: Tag[]; removed: Tag[] } {
  const present = new Map(tags.map(({ key, value }) => [key, value]));
  return {
    added: Object.entries(wanted)
      .filter(([key, value]) => present.get(key) !== value)
      .map(([key, value]) => ({ key, value })),
    removed: tags.filter(({ key }) => Object.hasOwn(before, key) && !Object.hasOwn(wanted, key)),
  };
}

/** The attributes that the service changes, under the names that it has for them. */
const attributes = imageView.pick({
  name: true,
  description: true,
  minRam: true,
  maxRam: true,
  hwFirmwareType: true,
  hwVifMultiqueueEnabled: true,
  isConfigInit: true,
  enterpriseProjectId: true,
});

/** The values of a new image. Attributes that are not here stay as they are where the program says nothing. */
const UNSET = encode(attributes, { description: "", minRam: 0, maxRam: 0, enterpriseProjectId: "0" });

/** The changes of attributes that bring an image to what is wanted. */
function patchesOf(image: ImageView, wanted: ImageArgs): Patch[] {
  const present = encode(attributes, image);
  const target = { ...UNSET, ...encode(attributes, wanted) };
  return Object.entries(target).flatMap(([name, value]): Patch[] => {
    const path = `/${name}`;
    const op = present[name] === undefined ? "add" : "replace";
    if ((present[name] ?? UNSET[name]) === value) return [];
    if (name !== "max_ram") return [{ op, path, value }];
    // The service takes this limit as a text, and has it removed rather than set to zero.
    return value === 0 ? [{ op: "remove", path }] : [{ op, path, value: String(value) }];
  });
}
