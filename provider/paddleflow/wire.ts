import type { z } from "zod";

import { shapeOf } from "../core/schema";
import { camelCase, fromWire, toWire } from "../core/wire";

/** Members in the server's own names. */
export type Wire = Readonly<Record<string, unknown>>;

/** A value in the server's names. */
export function encode(schema: z.ZodType, value: unknown): Wire {
  return toWire(shapeOf(schema), value, camelCase) as Wire;
}

/** An answer of the server in our names. Members that the schema does not have are dropped. */
export function decode<T extends z.ZodType>(schema: T, wire: unknown): z.output<T> {
  return fromWire(shapeOf(schema), wire, camelCase) as z.output<T>;
}

/** The members of an answer in our names, each there or not. */
export function decodeMembers<T extends z.ZodType>(schema: T, wire: unknown): Partial<z.output<T>> {
  return decode(schema, wire);
}

/** A text that says something: the server writes an empty one for what is not there. */
export function nonEmpty(text: unknown): string | undefined {
  return typeof text === "string" && text !== "" ? text : undefined;
}
