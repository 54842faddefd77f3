import type { AlibabaClient } from "../api/client";
import { compare, entriesOf } from "../api/lists";
import { decode } from "../api/wire";
import { type ImageView, imageView } from "./structures";

/** All images that the account can use, by id. */
export async function listImages(client: AlibabaClient, signal: AbortSignal): Promise<ImageView[]> {
  const call = { action: "listImages", method: "GET", path: "/images", signal, idempotent: true } as const;
  return entriesOf(await client.call(call))
    .map(([ImageId, image]) => decode(imageView, { ...image, Name: image.Name ?? image.ImageName, ImageId }))
    .sort(({ imageId: a }, { imageId: b }) => compare(a, b));
}
