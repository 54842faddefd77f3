import type { z } from "zod";

import { isNothing } from "./values";
import type { Problem, Settings } from "./field";
import { type Shape, variantOf } from "./shape";
import { containsUnknown, isRecord, unknownAlong } from "./values";

/** All that is wrong with a value, by path. What is not known yet is not judged. */
export function problemsOf(schema: z.ZodType, shape: Shape, value: unknown): Problem[] {
  const found = schemaProblems(schema, shape, value);
  return [...found, ...ruleProblems(shape, value, [], found)];
}

/** What the connection's settings do not have, of the given members and of their values, or ask for besides. */
export function unavailableProblems(
  shape: Shape,
  value: unknown,
  settings: Settings,
  path: readonly PropertyKey[] = [],
): Problem[] {
  const narrow = narrowingProblems(shape, value, settings, path);
  if (isNothing(value)) return narrow;
  const missing = Object.entries(shape.marks.onlyWith ?? {}).find(
    ([key, wanted]) => settings[key] !== wanted,
  );
  if (missing !== undefined) {
    const [key, wanted] = missing;
    return [{ path, reason: `needs a connection with ${key} ${JSON.stringify(wanted)}` }];
  }
  const inside = members(shape, value).flatMap(([key, member, item]) =>
    unavailableProblems(member, item, settings, [...path, key]),
  );
  return [...narrow, ...inside];
}

function narrowingProblems(
  shape: Shape,
  value: unknown,
  settings: Settings,
  path: readonly PropertyKey[],
): Problem[] {
  return (shape.marks.narrowed ?? []).flatMap(({ with: where, schema }) => {
    const wanted = Object.entries(where);
    if (!wanted.every(([key, setting]) => settings[key] === setting)) return [];
    const told = wanted.map(([key, setting]) => `${key} ${JSON.stringify(setting)}`).join(" and ");
    return schemaProblems(schema, shape, value ?? undefined).map((problem) => ({
      path: [...path, ...problem.path],
      reason: `${problem.reason} (with ${told})`,
    }));
  });
}

function schemaProblems(schema: z.ZodType, shape: Shape, value: unknown): Problem[] {
  const parsed = schema.safeParse(value, { reportInput: false });
  if (parsed.success) return [];
  return parsed.error.issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({ path: [...issue.path, key], reason: "there is no such property" }));
    }
    if (unknownAlong(value, issue.path)) return [];
    return [{ path: issue.path, reason: `${issue.message}${offender(shape, value, issue.path)}` }];
  });
}

/** What the rules say of values whose members are what the schema wants: a rule need not expect anything else. */
function ruleProblems(
  shape: Shape,
  value: unknown,
  path: readonly PropertyKey[],
  found: readonly Problem[],
): Problem[] {
  const inside = found.filter((problem) => path.every((key, index) => problem.path[index] === key));
  const wrong = new Set(inside.map((problem) => problem.path[path.length]));
  const own =
    shape.kind === "object" && isRecord(value)
      ? (shape.marks.rules ?? [])
          .filter(({ needs }) => !(needs ?? []).some((name) => containsUnknown(value[name])))
          .filter(({ needs }) =>
            needs === undefined ? wrong.size === 0 : !needs.some((name) => wrong.has(name)),
          )
          .flatMap((rule) =>
            rule.check(value).map((problem) => ({ ...problem, path: [...path, ...problem.path] })),
          )
      : [];
  const variant = shape.kind === "union" && isRecord(value) ? variantOf(shape, value) : undefined;
  if (variant !== undefined) return ruleProblems(variant, value, path, found);
  return [
    ...own,
    ...members(shape, value).flatMap(([key, member, item]) =>
      ruleProblems(member, item, [...path, key], found),
    ),
  ];
}

/** The members of a value with their shapes; none where the value is not of its shape. */
function members(shape: Shape, value: unknown): (readonly [PropertyKey, Shape, unknown])[] {
  switch (shape.kind) {
    case "scalar":
      return [];
    case "array":
      return Array.isArray(value) ? value.map((item, index) => [index, shape.element, item]) : [];
    case "map":
      return isRecord(value) ? Object.entries(value).map(([name, item]) => [name, shape.element, item]) : [];
    case "object":
      return isRecord(value) ? [...shape.fields].map(([name, member]) => [name, member, value[name]]) : [];
    case "union": {
      const variant = isRecord(value) ? variantOf(shape, value) : undefined;
      return variant === undefined ? [] : members(variant, value);
    }
  }
}

/** The wrong value, quoted, unless it is secret or long. */
function offender(shape: Shape, value: unknown, path: readonly PropertyKey[]): string {
  let current: unknown = value;
  let at: Shape | undefined = shape;
  for (const key of path) {
    if (at?.marks.secret) return "";
    at = memberShape(at, current, key);
    current = isRecord(current) || Array.isArray(current) ? Reflect.get(current, key) : undefined;
  }
  const scalar = ["string", "number", "boolean"].includes(typeof current);
  if (at === undefined || at.marks.secret || !scalar) return "";
  const text = JSON.stringify(current);
  return `, but is ${text.length > 80 ? `${text.slice(0, 77)}…` : text}`;
}

function memberShape(shape: Shape | undefined, value: unknown, key: PropertyKey): Shape | undefined {
  switch (shape?.kind) {
    case "object":
      return shape.fields.get(String(key));
    case "array":
    case "map":
      return shape.element;
    case "union":
      return isRecord(value) ? memberShape(variantOf(shape, value), value, key) : undefined;
    default:
      return undefined;
  }
}
