import { NotFoundError, UnexpectedAnswerError } from "../../core/errors";
import type { Mark } from "../../core/identity";
import { isRecord } from "../../core/schema/unknowns";
import type { CallOptions, OtcClient } from "./client";
import { isSubmissionFault } from "./errors";
import { type ImageView, imageView } from "./structures/imageView";
import { decodeTags, markInTexts, type Tag } from "./structures/tags";
import { decode, type Wire } from "./wire";

const PAGE = 500;

const read = (signal: AbortSignal): CallOptions => ({ signal, idempotent: true });
const pathOf = (version: 1 | 2, id: string, part = "") =>
  `/v${version}/cloudimages/${encodeURIComponent(id)}${part}`;
const tagsPath = (id: string) => `/v2/{project_id}/images/${encodeURIComponent(id)}/tags`;

export type Filters = Readonly<Record<string, string | undefined>>;

/** All images that the filters let through. */
export async function listImages(
  client: OtcClient,
  filters: Filters,
  signal: AbortSignal,
): Promise<ImageView[]> {
  return (await listRows(client, filters, signal)).map((row) => decode(imageView, row));
}

/** The project's images that carry a mark, whosever. */
export async function listMarks(
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

/** All rows that the filters let through, page by page. */
async function listRows(client: OtcClient, filters: Filters, signal: AbortSignal): Promise<Wire[]> {
  const images = new Map<unknown, Wire>();
  let marker: string | undefined;
  for (;;) {
    const query = { ...filters, limit: String(PAGE), marker };
    const request = { action: "listImages", method: "GET", path: "/v2/cloudimages", query } as const;
    const page = rowsOf(await client.call(request, read(signal)));
    const known = images.size;
    for (const image of page) images.set(image.id, image);
    // A service that does not follow the marker sends the same page again.
    if (page.length < PAGE || images.size === known) return [...images.values()];
    marker = String(page.at(-1)?.id);
  }
}

/** An image, or undefined where it does not exist (any more). */
export async function viewImage(
  client: OtcClient,
  id: string,
  signal: AbortSignal,
): Promise<ImageView | undefined> {
  try {
    const request = { action: "listImages", method: "GET", path: "/v2/cloudimages", query: { id } } as const;
    const found = rowsOf(await client.call(request, read(signal))).find((row) => row.id === id);
    const image = found && decode(imageView, found);
    return image?.status === "deleted" ? undefined : image;
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

/** The images of the project itself that have a name: one, where the service keeps names unique. */
export async function namedImages(
  client: OtcClient,
  name: string,
  signal: AbortSignal,
): Promise<ImageView[]> {
  const filters = { name, __imagetype: "private" };
  const found = await listImages(client, filters, signal);
  return found.filter((image) => image.name === name && image.status !== "deleted");
}

export async function listTags(client: OtcClient, id: string, signal: AbortSignal): Promise<Tag[]> {
  const { tags } = await client.call(
    { action: "listImageTags", method: "GET", path: tagsPath(id) },
    read(signal),
  );
  return decodeTags(tags);
}

/** Adds or removes tags; what is there or gone already is no fault. */
export async function changeTags(
  client: OtcClient,
  id: string,
  action: "create" | "delete",
  tags: readonly Tag[],
  signal: AbortSignal,
): Promise<void> {
  if (tags.length === 0) return;
  const path = `${tagsPath(id)}/action`;
  await client.call({ action: "batchTags", method: "POST", path, body: { action, tags } }, read(signal));
}

export interface Patch {
  readonly op: "add" | "replace" | "remove";
  readonly path: string;
  readonly value?: string | number;
}

/** Changes attributes of an active image. */
export async function patchImage(
  client: OtcClient,
  id: string,
  patches: readonly Patch[],
  signal: AbortSignal,
): Promise<void> {
  if (patches.length === 0) return;
  await client.call(
    { action: "updateImage", method: "PATCH", path: pathOf(2, id), body: patches },
    { signal, idempotent: true },
  );
}

export async function deleteImage(
  client: OtcClient,
  id: string,
  deleteBackup: boolean,
  signal: AbortSignal,
): Promise<void> {
  const body = deleteBackup ? { delete_backup: true } : undefined;
  const path = `/v2/images/${encodeURIComponent(id)}`;
  await client.call({ action: "deleteImage", method: "DELETE", path, body }, { signal, idempotent: true });
}

export interface Submission {
  readonly action: string;
  readonly method: "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly body: Wire;
}

/** Submits a job and answers its id. The service knows no token: what makes something is not sent twice here. */
export async function submit(
  client: OtcClient,
  submission: Submission,
  signal: AbortSignal,
  idempotent = false,
): Promise<string> {
  const { job_id: jobId } = await client.call(submission, { signal, idempotent });
  if (typeof jobId === "string" && jobId !== "") return jobId;
  throw new UnexpectedAnswerError("the answer names no job", { action: submission.action });
}

/** The same for a job that does no harm when it runs twice: once more where the service failed to submit it. */
export async function submitTwice(
  client: OtcClient,
  submission: Submission,
  signal: AbortSignal,
): Promise<string> {
  try {
    return await submit(client, submission, signal);
  } catch (error) {
    if (!isSubmissionFault(error)) throw error;
    return submit(client, submission, signal);
  }
}

/** The submission of a job that concerns one image. */
export function onImage(
  action: string,
  method: "POST" | "PUT",
  id: string,
  part: "upload" | "file" | "copy",
  body: Wire,
): Submission {
  return { action, method, path: pathOf(1, id, `/${part}`), body };
}

function rowsOf({ images }: Wire): Wire[] {
  return (Array.isArray(images) ? (images as unknown[]) : []).filter(isRecord);
}
