import type { ObjectOperation } from "../../core/operation";
import { isRecord } from "../../core/schema/unknowns";
import type { OtcClient } from "./client";
import { changeTags, listTags, type Patch, patchImage } from "./images";
import type { Wanted } from "./imageRequests";
import type { ImageView } from "./structures/imageView";
import type { Tag } from "./structures/tags";
import type { Wire } from "./wire";

/**
 * Gives an active image the attributes and tags that it does not have yet, and answers whether there were any attributes.
 * Of the tags that are not wanted those go that were wanted before: the others are not the program's.
 */
export async function bringTo(
  { client, id, signal }: ObjectOperation<OtcClient>,
  image: ImageView,
  wanted: Wanted,
  tagsBefore: unknown,
): Promise<boolean> {
  const tags = await listTags(client, id, signal);
  const { added, removed } = tagChanges(tags, wanted.tags ?? {}, isRecord(tagsBefore) ? tagsBefore : {});
  const patches = patchesOf(image, wanted);
  // Old tags first: an image has at most ten.
  await changeTags(client, id, "delete", removed, signal);
  await changeTags(client, id, "create", added, signal);
  await patchImage(client, id, patches, signal);
  return patches.length > 0;
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

/** The changes of attributes. What is not wanted gets the value that a new image has. */
export function patchesOf(image: ImageView, wanted: Wanted): Patch[] {
  const { name, description = "", minRam = 0, maxRam, hwFirmwareType, enterpriseProjectId = "0" } = wanted;
  const patches: Patch[] = [];
  const set = (path: string, now: string | number | undefined, then: string | number) => {
    if (now !== then) patches.push({ op: now === undefined ? "add" : "replace", path, value: then });
  };
  if (name !== undefined) set("/name", image.name, name);
  if ((image.description ?? "") !== description) set("/__description", image.description, description);
  if ((image.minRam ?? 0) !== minRam) set("/min_ram", image.minRam, minRam);
  if (maxRam !== undefined) {
    if (image.maxRam !== maxRam)
      patches.push({
        op: image.maxRam === undefined ? "add" : "replace",
        path: "/max_ram",
        value: String(maxRam),
      });
  } else if ((image.maxRam ?? 0) !== 0) patches.push({ op: "remove", path: "/max_ram" });
  if (hwFirmwareType !== undefined) set("/hw_firmware_type", image.hwFirmwareType, hwFirmwareType);
  if ((image.enterpriseProjectId ?? "0") !== enterpriseProjectId)
    set("/enterprise_project_id", image.enterpriseProjectId, enterpriseProjectId);
  return patches;
}
