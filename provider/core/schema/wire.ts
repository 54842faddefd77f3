import type { z } from "zod";

import { isNothing, mapValues } from "./values";
import { type ObjectShape, type ScalarShape, type Shape, shapeOf, variantOf } from "./shape";
import { isRecord } from "./values";

/** The platform's name of a member, by rule; a field's `wireName` is the exception. */
export type Naming = (name: string) => string;

export const pascalCase: Naming = (name) => name.charAt(0).toUpperCase() + name.slice(1);
export const snakeCase: Naming = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
export const camelCase: Naming = (name) => name;

/** Members in a platform's own names. */
export type Wire = Readonly<Record<string, unknown>>;

/** Both directions between our names and a platform's, for values of any schema. */
export interface WireCodec {
  /** A value in the platform's names. */
  readonly encode: (schema: z.ZodType, value: unknown) => Wire;
  /** The changed ones of a value's members, in the platform's names: what an update sends. */
  readonly encodeChanged: (schema: z.ZodType, value: object, changed: ReadonlySet<string>) => Wire;
  /** An answer of the platform in our names. Members that the schema does not have are dropped. */
  readonly decode: <T extends z.ZodType>(schema: T, wire: unknown) => z.output<T>;
  /** The members of an answer in our names, each there or not: platforms leave out what is not set. */
  readonly decodeMembers: <T extends z.ZodType>(schema: T, wire: unknown) => Partial<z.output<T>>;
}

export function wireCodec(naming: Naming): WireCodec {
  const decode = <T extends z.ZodType>(schema: T, wire: unknown): z.output<T> =>
    fromWire(shapeOf(schema), wire, naming) as z.output<T>;
  const encode = (schema: z.ZodType, value: unknown) => toWire(shapeOf(schema), value, naming) as Wire;
  return {
    encode,
    encodeChanged: (schema, value, changed) =>
      encode(schema, Object.fromEntries(Object.entries(value).filter(([name]) => changed.has(name)))),
    decode,
    decodeMembers: (schema, wire) => decode(schema, wire) ?? {},
  };
}

/** A text that says something: platforms write an empty one for what is not there. */
export function nonEmpty(text: unknown): string | undefined {
  return typeof text === "string" && text !== "" ? text : undefined;
}

/** Writes a value in the platform's names. Absent members and those that are the provider's own are left out. */
export function toWire(shape: Shape, value: unknown, naming: Naming): unknown {
  if (isNothing(value) || shape.marks.local) return undefined;
  if (shape.marks.codec) return shape.marks.codec.encode(value);
  switch (shape.kind) {
    case "scalar":
      return value;
    case "array":
      return Array.isArray(value) ? value.map((item) => toWire(shape.element, item, naming)) : value;
    case "map":
      return isRecord(value) ? mapValues(value, (item) => toWire(shape.element, item, naming)) : value;
    case "object": {
      if (!isRecord(value)) return value;
      const members = [...shape.fields].map(([name, member]) => [
        wireName(member, name, naming),
        toWire(member, value[name], naming),
      ]);
      return Object.fromEntries(members.filter(([, item]) => item !== undefined)) as unknown;
    }
    case "union": {
      const variant = isRecord(value) ? variantOf(shape, value) : undefined;
      return variant === undefined ? value : toWire(variant, value, naming);
    }
  }
}

/** Reads a value in the platform's names: converts by the schema, skips what the schema does not have. */
export function fromWire(shape: Shape, wire: unknown, naming: Naming): unknown {
  if (isNothing(wire) || shape.marks.local) return undefined;
  if (shape.marks.codec) return shape.marks.codec.decode(wire);
  switch (shape.kind) {
    case "scalar":
      return scalarFromWire(shape, wire);
    case "array":
      return (Array.isArray(wire) ? wire : [wire]).map((item) => fromWire(shape.element, item, naming));
    case "map":
      return isRecord(wire) ? mapValues(wire, (item) => fromWire(shape.element, item, naming)) : undefined;
    case "object":
      return isRecord(wire) ? objectFromWire(shape, wire, naming) : undefined;
    case "union": {
      if (!isRecord(wire)) return undefined;
      const tag = wire[naming(shape.discriminator)];
      const variant = variantOf(shape, { [shape.discriminator]: tag });
      return variant === undefined ? undefined : objectFromWire(variant, wire, naming);
    }
  }
}

function objectFromWire(
  shape: ObjectShape,
  wire: Readonly<Record<string, unknown>>,
  naming: Naming,
): Record<string, unknown> {
  const members = [...shape.fields].map(([name, member]) => [
    name,
    fromWire(member, wire[wireName(member, name, naming)], naming),
  ]);
  return Object.fromEntries(members.filter(([, item]) => item !== undefined)) as Record<string, unknown>;
}

function wireName(shape: Shape, name: string, naming: Naming): string {
  return shape.marks.wireName ?? naming(name);
}

/** Some platforms echo numbers and booleans as strings. */
function scalarFromWire(shape: ScalarShape, wire: unknown): unknown {
  if (shape.type === "number" && typeof wire === "string" && wire.trim() !== "") {
    const number = Number(wire);
    return Number.isNaN(number) ? wire : number;
  }
  if (shape.type === "boolean" && typeof wire === "string") {
    if (/^true$/i.test(wire)) return true;
    if (/^false$/i.test(wire)) return false;
  }
  if (shape.type === "string" && (typeof wire === "number" || typeof wire === "boolean")) return String(wire);
  return wire;
}
