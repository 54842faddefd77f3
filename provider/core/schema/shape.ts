import type { z } from "zod";

import { type Marks, marksOf } from "./field";
import { isNothing, isRecord, mapValues } from "./values";

/** A schema as the lifecycle walks it: wrappers removed, marks merged. */
export type Shape = ScalarShape | ObjectShape | ArrayShape | MapShape | UnionShape;

interface ShapeBase {
  readonly marks: Marks;
  readonly optional: boolean;
  /** The value that the provider fills in when the field is left out. */
  readonly default?: unknown;
  readonly schema: z.core.$ZodType;
}

export interface ScalarShape extends ShapeBase {
  readonly kind: "scalar";
  readonly type: "string" | "number" | "boolean" | "unknown";
  /** The permitted values, where they are few. */
  readonly values?: readonly (string | number | boolean)[];
  /** What a value may be that has no single type, for the types and docs that are generated. */
  readonly options?: readonly Shape[];
}

export interface ObjectShape extends ShapeBase {
  readonly kind: "object";
  readonly fields: ReadonlyMap<string, Shape>;
}

export interface ArrayShape extends ShapeBase {
  readonly kind: "array";
  readonly element: Shape;
}

export interface MapShape extends ShapeBase {
  readonly kind: "map";
  readonly element: Shape;
}

export interface UnionShape extends ShapeBase {
  readonly kind: "union";
  readonly discriminator: string;
  readonly variants: readonly ObjectShape[];
}

const shapes = new WeakMap<z.core.$ZodType, Shape>();

/** Unwraps a schema into the shape that the lifecycle walks. */
export function shapeOf(schema: z.core.$ZodType): Shape {
  const known = shapes.get(schema);
  if (known !== undefined) return known;
  const shape = unwrap(schema);
  shapes.set(schema, shape);
  return shape;
}

function unwrap(schema: z.core.$ZodType): Shape {
  let marks: Marks = {};
  let optional = false;
  let fallback: { default?: unknown } = {};
  let current = schema;
  for (;;) {
    marks = { ...marksOf(current), ...marks };
    const def = (current as z.core.$ZodTypes)._zod.def;
    if (def.type === "optional") {
      optional = true;
      current = def.innerType;
    } else if (def.type === "default") {
      optional = true;
      fallback = { default: def.defaultValue };
      current = def.innerType;
    } else if (def.type === "nullable" || def.type === "readonly") {
      current = def.innerType;
    } else {
      return { ...bare(def), marks, optional, ...fallback, schema: current } as Shape;
    }
  }
}

function bare(def: z.core.$ZodTypes["_zod"]["def"]): object {
  switch (def.type) {
    case "string":
    case "number":
    case "boolean":
      return { kind: "scalar", type: def.type };
    case "enum":
      return { kind: "scalar", type: "string", values: Object.values(def.entries) };
    case "literal":
      return { kind: "scalar", type: typeof def.values[0], values: def.values };
    case "object":
      return {
        kind: "object",
        fields: new Map(Object.entries(def.shape).map(([name, member]) => [name, shapeOf(member)])),
      };
    case "array":
      return { kind: "array", element: shapeOf(def.element) };
    case "record":
      return { kind: "map", element: shapeOf(def.valueType) };
    case "union": {
      const discriminator = (def as z.core.$ZodDiscriminatedUnionDef).discriminator as string | undefined;
      return discriminator === undefined
        ? { kind: "scalar", type: "unknown", options: def.options.map(shapeOf) }
        : { kind: "union", discriminator, variants: def.options.map(shapeOf) };
    }
    case "unknown":
      return { kind: "scalar", type: "unknown" };
    default:
      throw new TypeError(`schema type ${def.type} has no shape`);
  }
}

const answers = new WeakMap<(shape: Shape) => boolean, WeakMap<Shape, boolean>>();

/** Whether a test holds for a shape or for any in it. Asked at each value: the answer of a test is remembered. */
export function anywhere(shape: Shape, test: (shape: Shape) => boolean): boolean {
  let known = answers.get(test);
  if (known === undefined) answers.set(test, (known = new WeakMap()));
  let answer = known.get(shape);
  if (answer === undefined) {
    answer = test(shape) || inside(shape).some((inner) => anywhere(inner, test));
    known.set(shape, answer);
  }
  return answer;
}

function inside(shape: Shape): readonly Shape[] {
  switch (shape.kind) {
    case "scalar":
      return [];
    case "array":
    case "map":
      return [shape.element];
    case "object":
      return [...shape.fields.values()];
    case "union":
      return shape.variants;
  }
}

/** The variant of a union that a value belongs to. */
export function variantOf(
  shape: UnionShape,
  value: Readonly<Record<string, unknown>>,
): ObjectShape | undefined {
  return shape.variants.find((variant) => {
    const tag = variant.fields.get(shape.discriminator);
    return tag?.kind === "scalar" && tag.values?.includes(value[shape.discriminator] as string);
  });
}

/** The value without the members for which `drop` returns true. */
export function without(shape: Shape, value: unknown, drop: (shape: Shape) => boolean): unknown {
  if (drop(shape) || isNothing(value)) return undefined;
  switch (shape.kind) {
    case "scalar":
      return value;
    case "array":
      return Array.isArray(value) ? value.map((item) => without(shape.element, item, drop)) : value;
    case "map":
      return isRecord(value) ? mapValues(value, (item) => without(shape.element, item, drop)) : value;
    case "object":
      return isRecord(value)
        ? mapValues(value, (item, name) => {
            const member = shape.fields.get(name);
            return member === undefined ? undefined : without(member, item, drop);
          })
        : value;
    case "union": {
      const variant = isRecord(value) ? variantOf(shape, value) : undefined;
      return variant === undefined ? undefined : without(variant, value, drop);
    }
  }
}

/** The value without members that are null: at every depth that means absence, which programs and hosts may write so. */
export function withoutNull(shape: Shape, value: unknown): unknown {
  if (Array.isArray(value)) {
    return shape.kind === "array" ? value.map((item) => withoutNull(shape.element, item)) : value;
  }
  const memberOf = memberShapes(shape, value);
  if (memberOf === undefined || !isRecord(value)) return value;
  return mapValues(value, (item, name) => {
    if (isNothing(item)) return undefined;
    const member = memberOf(name);
    return member === undefined ? item : withoutNull(member, item);
  });
}

/** The shapes of a value's members by their names; undefined where the value is free in its form. */
function memberShapes(shape: Shape, value: unknown): ((name: string) => Shape | undefined) | undefined {
  switch (shape.kind) {
    case "object":
      return (name) => shape.fields.get(name);
    case "map":
      return () => shape.element;
    case "union": {
      const variant = isRecord(value) ? variantOf(shape, value) : undefined;
      return (name) => variant?.fields.get(name);
    }
    default:
      return undefined;
  }
}
