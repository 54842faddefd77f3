import type { z } from "zod";

import { type Shape, shapeOf } from "../core/schema";
import { fromWire, pascalCase, toWire } from "../core/wire";
import type { Wire } from "./client";

const shapes = new WeakMap<z.ZodType, Shape>();

function shape(schema: z.ZodType): Shape {
  let known = shapes.get(schema);
  if (known === undefined) shapes.set(schema, (known = shapeOf(schema)));
  return known;
}

/** A value in the platform's names. */
export function encode(schema: z.ZodType, value: unknown): Wire {
  return toWire(shape(schema), value, pascalCase) as Wire;
}

/** An answer of the platform in our names. Members that the schema does not have are dropped. */
export function decode<T extends z.ZodType>(schema: T, wire: unknown): z.output<T> {
  return fromWire(shape(schema), wire, pascalCase) as z.output<T>;
}

/** The members of an answer in our names, each there or not: platforms leave out what is not set. */
export function decodeMembers<T extends z.ZodType>(schema: T, wire: unknown): Partial<z.output<T>> {
  return decode(schema, wire);
}

/** A text that says something: platforms write an empty one for what is not there. */
export function nonEmpty(text: string | undefined): string | undefined {
  return text === "" ? undefined : text;
}
