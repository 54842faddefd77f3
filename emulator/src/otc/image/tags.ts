import type { Json, JsonObject } from "../../core/json";
import { malformed } from "../errors";
import { checkTags, oneOf, readBody, readPair } from "../rules";
import type { Images } from "./images";

/** The tags of an image, by calls of their own. */
export class Tags {
  constructor(private readonly images: Images) {}

  list(imageId: string): JsonObject {
    return { tags: this.images.find(imageId).tags.map(({ key, value }) => ({ key, value })) };
  }

  /** Adds or removes; what is there or is gone already is no fault. */
  change(imageId: string, body: Json | undefined): void {
    const image = this.images.findOwn(imageId);
    const input = readBody(body);
    const action = oneOf(input, "action", ["create", "delete"]);
    if (action === undefined || !Array.isArray(input.tags) || input.tags.length === 0) {
      throw malformed("action and tags must be given.");
    }
    const tags = checkTags(input.tags.map(readPair));
    const others = image.tags.filter(({ key }) => !tags.some((tag) => tag.key === key));
    image.tags = action === "create" ? checkTags([...others, ...tags]) : others;
  }
}
