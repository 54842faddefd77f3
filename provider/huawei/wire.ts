import type { z } from "zod";

import { type Shape, shapeOf } from "../core/schema";
import { camelCase, fromWire, snakeCase, toWire } from "../core/wire";

/** Members in the platform's own names. */
export type Wire = Readonly<Record<string, unknown>>;

const shapes = new WeakMap<z.ZodType, Shape>();

function shape(schema: z.ZodType): Shape {
  let known = shapes.get(schema);
  if (known === undefined) shapes.set(schema, (known = shapeOf(schema)));
  return known;
}

/** A value in the platform's names. */
export function encode(schema: z.ZodType, value: unknown): Wire {
  return toWire(shape(schema), value, snakeCase) as Wire;
}

/** An answer of the platform in our names. Members that the schema does not have are dropped. */
export function decode<T extends z.ZodType>(schema: T, wire: unknown): z.output<T> {
  return fromWire(shape(schema), wire, snakeCase) as z.output<T>;
}

/** The members of an answer in our names, each there or not. */
export function decodeMembers<T extends z.ZodType>(schema: T, wire: unknown): Partial<z.output<T>> {
  return decode(schema, wire) ?? {};
}

/** An answer of a server that names members as we do. */
export function decodeCamel<T extends z.ZodType>(schema: T, wire: unknown): z.output<T> {
  return fromWire(shape(schema), wire, camelCase) as z.output<T>;
}

/** A text that says something: the platform writes an empty one for what is not there. */
export function nonEmpty(text: unknown): string | undefined {
  return typeof text === "string" && text !== "" ? text : undefined;
}

/** A member that is an object, such as `enterprise_project`; empty where there is none. */
export function memberOf(wire: unknown, name: string): Wire {
  const value = typeof wire === "object" && wire !== null ? (Reflect.get(wire, name) as unknown) : undefined;
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Wire) : {};
}

/** The milliseconds of a time such as `2020-07-08T08:00:00Z`. */
export function timeOf(text: unknown): number {
  return Date.parse(typeof text === "string" ? text : "");
}
