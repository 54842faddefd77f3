import type { Mark } from "../../../core/identity";
import type { Call } from "../../../core/rest/call";
import { itemsIn, listByMarker } from "../../../core/rest/paging";
import { ifPresent } from "../../../core/rest/presence";
import { isRecord } from "../../../core/schema/values";
import type { Wire } from "../../../core/schema/wire";
import { type OtcClient, path } from "../api/client";
import { decode, encode } from "../api/wire";
import type { Submission } from "../imageJob/calls";
import { type Source, source as sources } from "./source";
import {
  decodeTags,
  type ImageArgs,
  imageArgs,
  imageQuota,
  type ImageQuota,
  type ImageView,
  imageView,
  MARK_TAG,
  markInTexts,
  type Tag,
  tagsOf,
} from "./structures";

const PAGE = 500;

/** All images that fit the filters, which have the service's names. */
export async function listImages(
  client: OtcClient,
  filters: Call["query"],
  signal: AbortSignal,
): Promise<ImageView[]> {
  return (await listRows(client, filters, signal)).map((row) => decode(imageView, row));
}

/** The project's own images of a name: one, where the service keeps names unique. */
export async function listNamed(client: OtcClient, name: string, signal: AbortSignal): Promise<ImageView[]> {
  const images = await listOwn(client, signal, { name });
  return images.filter((image) => image.name === name);
}

/** The project's own images that fit the filters. */
export async function listOwn(
  client: OtcClient,
  signal: AbortSignal,
  filters: Call["query"] = {},
): Promise<ImageView[]> {
  const images = await listImages(client, { ...filters, __imagetype: "private" }, signal);
  return images.filter(({ status }) => status !== "deleted");
}

/** The project's images that carry a mark, whosever. */
export async function listMarked(
  client: OtcClient,
  signal: AbortSignal,
): Promise<{ image: ImageView; mark: Mark }[]> {
  const rows = await listRows(client, { __imagetype: "private" }, signal);
  return rows.flatMap((row) => {
    const mark = markInTexts(row.tags);
    const image = decode(imageView, row);
    return mark === undefined || image.status === "deleted" ? [] : [{ image, mark }];
  });
}

/** All images that fit the filters, as the service writes them. */
function listRows(client: OtcClient, filters: Call["query"], signal: AbortSignal): Promise<Wire[]> {
  return listByMarker(
    async (marker) => {
      const query = { ...filters, limit: PAGE, marker };
      const answer = await client.call(read("listImages", "/v2/cloudimages", signal, query));
      const items = itemsIn(answer, "images");
      // A service that does not follow the marker sends the same page again.
      const isLast = (fresh: number) => items.length < PAGE || fresh === 0;
      return { items, next: (fresh) => (isLast(fresh) ? undefined : String(items.at(-1)?.id)) };
    },
    ({ id }) => id,
  );
}

/** The image, or undefined where it does not exist (any more). */
export async function getImage(
  client: OtcClient,
  id: string,
  signal: AbortSignal,
): Promise<ImageView | undefined> {
  const call = read("listImages", "/v2/cloudimages", signal, { id });
  const answer = await ifPresent(() => client.call(call));
  const row = itemsIn(answer, "images").find((item) => item.id === id);
  const image = row && decode(imageView, row);
  return image?.status === "deleted" ? undefined : image;
}

export async function listTags(client: OtcClient, id: string, signal: AbortSignal): Promise<Tag[]> {
  const target = path`/v2/{project_id}/images/${id}/tags`;
  const { tags } = await client.call(read("listImageTags", target, signal));
  return decodeTags(tags);
}

/** Adds or removes tags; that a tag is there or gone already is no fault. */
export async function changeTags(
  client: OtcClient,
  id: string,
  action: "create" | "delete",
  tags: readonly Tag[],
  signal: AbortSignal,
): Promise<void> {
  if (tags.length === 0) return;
  const target = path`/v2/{project_id}/images/${id}/tags/action`;
  const call = { action: "batchTags", method: "POST", path: target, json: { action, tags } } as const;
  await client.call({ ...call, signal, idempotent: true });
}

/** A change of one attribute. */
export interface Patch {
  readonly op: "add" | "replace" | "remove";
  readonly path: string;
  readonly value?: unknown;
}

/** Changes attributes of an active image. */
export async function updateImage(
  client: OtcClient,
  id: string,
  patches: readonly Patch[],
  signal: AbortSignal,
): Promise<void> {
  if (patches.length === 0) return;
  const call = { action: "updateImage", method: "PATCH", path: path`/v2/cloudimages/${id}` } as const;
  await client.call({ ...call, json: patches, signal, idempotent: true });
}

export async function deleteImage(
  client: OtcClient,
  id: string,
  deleteBackup: boolean,
  signal: AbortSignal,
): Promise<void> {
  const json = deleteBackup ? { delete_backup: true } : undefined;
  const call = { action: "deleteImage", method: "DELETE", path: path`/v2/images/${id}`, json } as const;
  await client.call({ ...call, signal, idempotent: true });
}

export async function listQuotas(client: OtcClient, signal: AbortSignal): Promise<ImageQuota[]> {
  const { quotas } = await client.call(read("showImageQuota", "/v1/cloudimages/quota", signal));
  const rows = isRecord(quotas) ? itemsIn(quotas, "resources") : [];
  return rows.map((row) => decode(imageQuota, row));
}

function read(action: string, target: string, signal: AbortSignal, query?: Call["query"]): Call {
  return { action, method: "GET", path: target, ...(query && { query }), signal, idempotent: true };
}

const WHOLE = "/v1/cloudimages/wholeimages/action";

/** The call that makes an image. The attributes that it does not take are set once the image is active. */
export function creationOf(wanted: ImageArgs, mark: Mark): Submission {
  const { source, name, description, enterpriseProjectId, minRam, maxRam, hwFirmwareType } = wanted;
  const { from: _, ...made } = encode(sources, source);
  const common = encode(imageArgs, { name, description, enterpriseProjectId });
  const tagged = { ...common, image_tags: tagsOf(wanted.tags, mark), ...made };
  const sized = { ...tagged, ...encode(imageArgs, { minRam, maxRam }) };
  const firmware = encode(imageArgs, { hwFirmwareType });
  switch (source.from) {
    case "server":
    case "volume":
      return post("createImage", "/v2/cloudimages/action", sized);
    case "file":
      return post("createImage", "/v2/cloudimages/action", { ...sized, ...firmware });
    case "quickImport":
      return post("quickImport", "/v2/cloudimages/quickimport/action", { ...tagged, ...firmware });
    case "dataVolume": {
      // Here a tag is one text, which a key with a dot would spoil: the user's tags are set afterwards.
      const image = {
        ...encode(imageArgs, { name, description }),
        ...made,
        tags: [`${MARK_TAG}.${mark.text}`],
      };
      return post("createImage", "/v2/cloudimages/action", { data_images: [image] });
    }
    case "dataFile":
      return post("createDataImage", "/v1/cloudimages/dataimages/action", tagged);
    case "wholeServer":
    case "backup":
      return post("createWholeImage", WHOLE, sized);
    case "image": {
      const { image_id: __, ...copied } = { ...common, ...made };
      return post("copyImageInRegion", path`/v1/cloudimages/${source.imageId}/copy`, copied);
    }
    case "registration":
      return registrationOf(source);
  }
}

/** The call that gives content to an image that has metadata only. */
export function registrationOf(source: Extract<Source, { from: "registration" }>): Submission {
  const { image_url } = encode(sources, source);
  const target = path`/v1/cloudimages/${source.imageId}/upload`;
  return { action: "registerImage", method: "PUT", path: target, json: { image_url } };
}

/** The call that exports an image, given the members of its body. */
export function exportOf(id: string, json: Wire): Submission {
  return post("exportImage", path`/v1/cloudimages/${id}/file`, json);
}

function post(action: string, target: string, json: Wire): Submission {
  return { action, method: "POST", path: target, json };
}
