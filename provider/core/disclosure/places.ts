import type { z } from "zod";

import type { Settings } from "../schema/field";
import { anywhere, type Shape, shapeOf, variantOf } from "../schema/shape";
import { isNothing, isRecord, valueAt } from "../schema/values";
import { textsIn } from "./redact";

/** Where a value is that the program itself has marked secret. */
export type Path = readonly PropertyKey[];

/** The texts of all secrets of a value: of fields that are credentials, and of what the program has marked. */
export function secretsIn(shape: Shape, value: unknown, marked: readonly Path[] = []): string[] {
  return [...secretValues(shape, value), ...marked.map((path) => valueAt(value, path))].flatMap(textsIn);
}

/** The credentials of a connection. */
export function secretsOfConnection(schema: z.ZodObject, settings: Settings): string[] {
  return secretsIn(shapeOf(schema), settings);
}

/**
 * The value with its secrets as `seal` writes them, each at its own place. A list with one in any element is sealed as a
 * whole, since its elements may change places; a map only where its elements hold credentials, as the SDK does it.
 */
export function sealed(
  shape: Shape | undefined,
  value: unknown,
  marked: readonly Path[],
  seal: (value: unknown) => unknown,
): unknown {
  if (isNothing(value)) return value;
  if (shape?.marks.secret === true || marked.some((path) => path.length === 0)) return seal(value);
  const hasElements = shape?.kind === "array" || shape?.kind === "map";
  if (hasElements && secretValues(shape, value).length > 0) return seal(value);
  if (Array.isArray(value)) {
    return marked.some((path) => !isNothing(valueAt(value, path))) ? seal(value) : value;
  }
  if (!isRecord(value)) return value;
  const own = shape?.kind === "union" ? variantOf(shape, value) : shape;
  // While the discriminator is not known, any variant's secrets may be among the members.
  if (shape !== undefined && own === undefined && mayHoldSecret(shape)) return seal(value);
  const entries = Object.entries(value).map(([name, member]) => {
    const memberShape = own?.kind === "object" ? own.fields.get(name) : undefined;
    return [name, sealed(memberShape, member, pathsIn(marked, name), seal)];
  });
  return Object.fromEntries(entries) as unknown;
}

/** The paths as seen from a member. What is marked as a whole is so in each of its members. */
export function pathsIn(marked: readonly Path[], key: PropertyKey): Path[] {
  return marked
    .filter(([first]) => first === undefined || String(first) === String(key))
    .map(([, ...rest]) => rest);
}

/** Whether a value of a shape may have a secret anywhere in it. */
export function mayHoldSecret(shape: Shape): boolean {
  return anywhere(shape, isSecret);
}

function isSecret({ marks }: Shape): boolean {
  return marks.secret === true;
}

/** The values of all secret fields, those that are absent left out. */
function secretValues(shape: Shape, value: unknown): unknown[] {
  if (isNothing(value) || !mayHoldSecret(shape)) return [];
  if (isSecret(shape)) return [value];
  switch (shape.kind) {
    case "scalar":
      return [];
    case "array":
      return Array.isArray(value) ? value.flatMap((item) => secretValues(shape.element, item)) : [];
    case "map":
      return isRecord(value) ? Object.values(value).flatMap((item) => secretValues(shape.element, item)) : [];
    case "object":
      return isRecord(value)
        ? [...shape.fields].flatMap(([name, member]) => secretValues(member, value[name]))
        : [];
    case "union": {
      const variant = isRecord(value) ? variantOf(shape, value) : undefined;
      return variant === undefined ? [] : secretValues(variant, value);
    }
  }
}
