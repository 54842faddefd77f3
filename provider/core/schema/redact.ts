import type { z } from "zod";

import { isNothing } from "./values";
import type { Settings } from "./field";
import { type Shape, shapeOf, variantOf } from "./shape";
import { isRecord } from "./values";

/** The values of all secret fields of a value. */
export function secretsIn(shape: Shape, value: unknown): string[] {
  if (isNothing(value)) return [];
  if (shape.marks.secret) return textsIn(value);
  switch (shape.kind) {
    case "scalar":
      return [];
    case "array":
      return Array.isArray(value) ? value.flatMap((item) => secretsIn(shape.element, item)) : [];
    case "map":
      return isRecord(value) ? Object.values(value).flatMap((item) => secretsIn(shape.element, item)) : [];
    case "object":
      return isRecord(value)
        ? [...shape.fields].flatMap(([name, member]) => secretsIn(member, value[name]))
        : [];
    case "union": {
      const variant = isRecord(value) ? variantOf(shape, value) : undefined;
      return variant === undefined ? [] : secretsIn(variant, value);
    }
  }
}

/** The credentials of a connection. */
export function secretsOfConnection(schema: z.ZodObject, settings: Settings): string[] {
  return secretsIn(shapeOf(schema), settings);
}

/** Texts shorter than this occur in messages by chance. */
const SHORTEST_SECRET = 4;

/** A text with every secret taken out: platforms quote inputs in their messages. */
export function redact(text: string, secrets: readonly string[]): string {
  return [...new Set(secrets.filter((secret) => secret.length >= SHORTEST_SECRET).flatMap(formsOf))]
    .sort((a, b) => b.length - a.length)
    .reduce((result, secret) => result.replaceAll(secret, "[secret]"), text);
}

/** A secret as it is, and as a quoted request may hold it. */
function formsOf(secret: string): string[] {
  const form = new URLSearchParams({ "": secret }).toString().slice(1);
  const base64 = Buffer.from(secret).toString("base64").replace(/=+$/, "");
  return [secret, JSON.stringify(secret).slice(1, -1), form, form.replaceAll("+", "%20"), base64];
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isRecord(value) ? Object.values(value).flatMap(textsIn) : [];
}
