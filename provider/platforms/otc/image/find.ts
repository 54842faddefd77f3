import type { FindOperation, Found, Listed, MarkedObject, Operation } from "../../../core/operation";
import { timeOf } from "../../../core/schema/values";
import type { OtcClient } from "../api/client";
import { getImage, listMarked, listNamed, listOwn, listTags } from "./calls";
import { type ImageArgs, type ImageView, markIn } from "./structures";

/** The image that stands in the way of another one: names are unique, and an image takes content once. */
export function titleOf({ name, source }: ImageArgs): string {
  if (source.from === "registration") return `the content of image ${source.imageId}`;
  return `an image named ${JSON.stringify(name)}`;
}

/**
 * The images that a resource may have made: those of its name, without the remains of its failed jobs, which the next
 * create removes; or the one that its registration names, once that has content.
 */
export async function findImages(operation: FindOperation<OtcClient, ImageArgs>): Promise<readonly Found[]> {
  const { client, inputs, who, signal } = operation;
  const { name = "", source } = inputs;
  if (source.from === "registration") {
    const image = await getImage(client, source.imageId, signal);
    // An image without content is nobody's yet, whatever mark it has: only the program names it.
    if (image === undefined || image.status === "killed" || image.status === "queued") return [];
    // Its metadata may be old: the content came with the last change.
    return [await foundIn(client, image, image.updatedAt, who, signal)];
  }
  const images = await listNamed(client, name, signal);
  const found = images.map(async (image) => {
    const one = await foundIn(client, image, image.createdAt, who, signal);
    return image.status === "killed" && one.which !== undefined ? [] : [one];
  });
  return (await Promise.all(found)).flat();
}

/** The project's images that carry a mark, whosever. */
export async function listMarkedImages({
  client,
  signal,
}: Operation<OtcClient>): Promise<readonly MarkedObject[]> {
  const listed = await listMarked(client, signal);
  return listed.map(({ image: { imageId: id, name, createdAt }, mark: { who, which } }) => ({
    id,
    name,
    who,
    which,
    createTime: timeOf(createdAt),
  }));
}

/** The project's own images. */
export async function listOwnImages({ client, signal }: Operation<OtcClient>): Promise<readonly Listed[]> {
  return (await listOwn(client, signal)).map(({ imageId: id, name, createdAt }) => ({
    id,
    name,
    createTime: timeOf(createdAt),
  }));
}

async function foundIn(
  client: OtcClient,
  { imageId: id }: ImageView,
  time: string | undefined,
  who: string,
  signal: AbortSignal,
): Promise<Found> {
  const mark = markIn(await listTags(client, id, signal));
  return { id, which: mark?.who === who ? mark.which : undefined, createTime: timeOf(time) };
}
