import type { z } from "zod";

import { shapeOf } from "../core/schema";
import { fromWire, snakeCase, toWire } from "../core/wire";

/** Members in the platform's own names. */
export type Wire = Readonly<Record<string, unknown>>;

/** A value in the platform's names. */
export function encode(schema: z.ZodType, value: unknown): Wire {
  return toWire(shapeOf(schema), value, snakeCase) as Wire;
}

/** An answer of the platform in our names. Members that the schema does not have are dropped. */
export function decode<T extends z.ZodType>(schema: T, wire: unknown): z.output<T> {
  return fromWire(shapeOf(schema), wire, snakeCase) as z.output<T>;
}
