import { type Json, type JsonObject, isObject } from "../core/json";
import { ApiError, malformed } from "./errors";
import type { Tag } from "./types";
import type { World } from "./world";

export const MAX_TAGS = 10;

/** The body of a request as an object. */
export function readBody(body: Json | undefined): JsonObject {
  if (body === undefined) throw new ApiError("IMG.0007");
  if (!isObject(body)) throw new ApiError("IMG.0001", "The request message format is invalid.");
  return body;
}

export function text(input: JsonObject, name: string): string | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") throw malformed(`${name} must be a string.`);
  return value;
}

export function requiredText(input: JsonObject, name: string): string {
  const value = text(input, name);
  if (value === undefined || value === "") throw malformed(`${name} is missing.`);
  return value;
}

export function integer(input: JsonObject, name: string): number | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0) {
    throw malformed(`${name} must be an integer from 0.`);
  }
  return value;
}

export function flag(input: JsonObject, name: string): boolean | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "boolean") throw malformed(`${name} must be a boolean.`);
  return value;
}

export function oneOf(input: JsonObject, name: string, values: readonly string[]): string | undefined {
  const value = text(input, name);
  if (value !== undefined && !values.includes(value)) {
    throw malformed(`${name} must be one of ${values.join(", ")}.`);
  }
  return value;
}

export function texts(input: JsonObject, name: string): string[] {
  const value = input[name];
  if (!Array.isArray(value) || value.length === 0 || !value.every((one) => typeof one === "string")) {
    throw malformed(`${name} must be a list of strings.`);
  }
  return value;
}

export function checkName(world: World, name: string | undefined, own?: string): string {
  if (name === undefined || name === "") throw new ApiError("IMG.0013");
  if (name.length > 128) throw new ApiError("IMG.0002");
  if (name.trim() !== name) throw new ApiError("IMG.0003");
  const taken = world.state.images.some(
    (image) => image.attributes.name === name && image.id !== own && world.owns(image),
  );
  if (taken && world.settings.uniqueNames) throw new ApiError("IMG.0009");
  return name;
}

export function checkDescription(description: string | undefined): string | undefined {
  if (description === undefined) return undefined;
  if (description.length > 1024) throw new ApiError("IMG.0004");
  if (/[\r\n<>]/.test(description)) throw new ApiError("IMG.0054");
  return description;
}

/** The tags of a creating call: `tags` or `image_tags`. */
export function readTags(input: JsonObject): Tag[] {
  const { tags, image_tags: pairs } = input;
  const given = [tags, pairs].filter((list) => Array.isArray(list) && list.length > 0);
  if (given.length > 1) throw malformed("Only one of tags and image_tags can be given.");
  if (Array.isArray(pairs) && pairs.length > 0) return checkTags(pairs.map(readPair));
  return Array.isArray(tags) ? checkTags(tags.map(readDotted)) : [];
}

export function readPair(pair: Json): Tag {
  if (!isObject(pair) || typeof pair.key !== "string") throw new ApiError("IMG.0115");
  const value = pair.value ?? "";
  if (typeof value !== "string") throw new ApiError("IMG.0115");
  return { key: pair.key, value };
}

function readDotted(tag: Json): Tag {
  if (typeof tag !== "string") throw new ApiError("IMG.0115");
  const at = tag.indexOf(".");
  return at < 0 ? { key: tag, value: "" } : { key: tag.slice(0, at), value: tag.slice(at + 1) };
}

export function checkTags(tags: Tag[]): Tag[] {
  if (tags.length > MAX_TAGS) throw new ApiError("IMG.0116");
  for (const { key, value } of tags) {
    if (key === "" || key.length > 36 || value.length > 43) throw new ApiError("IMG.0115");
  }
  if (new Set(tags.map(({ key }) => key)).size < tags.length) throw new ApiError("IMG.0115");
  return tags;
}
