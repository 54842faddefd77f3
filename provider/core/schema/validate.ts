import type { z } from "zod";

import { mayHoldSecret, type Path, pathsIn } from "../disclosure/places";
import { containsUnknown, isNothing, isRecord, unknownAlong, valueAt } from "./values";
import type { Problem, Settings } from "./field";
import { OWN_MESSAGES_ONLY, reasonOf, unknownProperty } from "./reasons";
import { anywhere, type Shape, variantOf } from "./shape";

/**
 * All that is wrong with a value, by path. What is not known yet is not judged, and what the program has marked secret is
 * not quoted.
 */
export function problemsOf(
  schema: z.ZodType,
  shape: Shape,
  value: unknown,
  marked: readonly Path[] = [],
): Problem[] {
  const found = schemaProblems(schema, shape, value, marked);
  return [...found, ...ruleProblems(shape, value, [], found)];
}

/** What the connection's settings do not have, of the given members and of their values, or ask for besides. */
export function unavailableProblems(
  shape: Shape,
  value: unknown,
  settings: Settings,
  marked: readonly Path[] = [],
  path: readonly PropertyKey[] = [],
): Problem[] {
  if (!anywhere(shape, isConditional)) return [];
  const hidden = shape.marks.secret === true ? [[]] : marked;
  const narrow = narrowingProblems(shape, value, settings, hidden).map((problem) => ({
    ...problem,
    path: [...path, ...problem.path],
  }));
  if (isNothing(value)) return narrow;
  const missing = Object.entries(shape.marks.onlyWith ?? {}).find(
    ([key, wanted]) => settings[key] !== wanted,
  );
  if (missing !== undefined) {
    const [key, wanted] = missing;
    return [{ path, reason: `needs a connection with ${key} ${JSON.stringify(wanted)}` }];
  }
  const inside = members(shape, value).flatMap(([key, member, item]) =>
    unavailableProblems(member, item, settings, pathsIn(hidden, key), [...path, key]),
  );
  return [...narrow, ...inside];
}

/** Whether the connection's settings decide on a value. */
function isConditional({ marks }: Shape): boolean {
  return marks.onlyWith !== undefined || marks.narrowed !== undefined;
}

function narrowingProblems(
  shape: Shape,
  value: unknown,
  settings: Settings,
  marked: readonly Path[],
): Problem[] {
  return (shape.marks.narrowed ?? []).flatMap(({ with: where, schema }) => {
    const wanted = Object.entries(where);
    if (!wanted.every(([key, setting]) => settings[key] === setting)) return [];
    const told = wanted.map(([key, setting]) => `${key} ${JSON.stringify(setting)}`).join(" and ");
    return schemaProblems(schema, shape, value ?? undefined, marked).map(({ path, reason }) => ({
      path,
      reason: `${reason} (with ${told})`,
    }));
  });
}

function schemaProblems(schema: z.ZodType, shape: Shape, value: unknown, marked: readonly Path[]): Problem[] {
  const parsed = schema.safeParse(value, OWN_MESSAGES_ONLY);
  if (parsed.success) return [];
  return parsed.error.issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys") {
      const known = namesAt(shapeAt(shape, value, issue.path));
      return issue.keys.map((key) => ({ path: [...issue.path, key], reason: unknownProperty(key, known) }));
    }
    if (unknownAlong(value, issue.path)) return [];
    const quote = quoted(shape, value, issue.path, marked);
    return [{ path: issue.path, reason: reasonOf(issue, valueAt(value, issue.path), quote) }];
  });
}

/** What the rules say of values whose members are what the schema wants: a rule need not expect anything else. */
function ruleProblems(
  shape: Shape,
  value: unknown,
  path: readonly PropertyKey[],
  found: readonly Problem[],
): Problem[] {
  if (!anywhere(shape, hasRules)) return [];
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

function hasRules({ marks }: Shape): boolean {
  return marks.rules !== undefined;
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

const LONGEST_QUOTE = 60;

/**
 * The wrong value, quoted where no credential can be in it: a short text or number of a field which holds none itself or
 * in its members, is no document, and was not marked by the program.
 */
function quoted(
  shape: Shape,
  value: unknown,
  path: readonly PropertyKey[],
  marked: readonly Path[],
): string | undefined {
  const at = shapeAt(
    shape,
    value,
    path,
    ({ marks }) => marks.secret === true || marks.document !== undefined,
  );
  const current = valueAt(value, path);
  if (at === undefined || mayHoldSecret(at) || marked.some((one) => leadsTo(one, path))) return undefined;
  if (!["string", "number", "boolean"].includes(typeof current)) return undefined;
  const text = JSON.stringify(current);
  const hasUser = /:\/\/[^/]*@/.test(text);
  return hasUser || text.length > LONGEST_QUOTE ? undefined : text;
}

/** The shape at a path; undefined where there is none, or where one on the way, or it itself, ends the search. */
function shapeAt(
  shape: Shape,
  value: unknown,
  path: readonly PropertyKey[],
  ends: (shape: Shape) => boolean = () => false,
): Shape | undefined {
  let at: Shape | undefined = shape;
  for (const [index, key] of path.entries()) {
    if (at === undefined || ends(at)) return undefined;
    at = memberShape(at, valueAt(value, path.slice(0, index)), key);
  }
  return at === undefined || ends(at) ? undefined : at;
}

function leadsTo(marked: Path, path: readonly PropertyKey[]): boolean {
  return marked.every((key, index) => String(key) === String(path[index]));
}

function namesAt(shape: Shape | undefined): string[] {
  if (shape?.kind === "object") return [...shape.fields.keys()];
  return shape?.kind === "union" ? shape.variants.flatMap(({ fields }) => [...fields.keys()]) : [];
}

function memberShape(shape: Shape, value: unknown, key: PropertyKey): Shape | undefined {
  switch (shape.kind) {
    case "object":
      return shape.fields.get(String(key));
    case "array":
    case "map":
      return shape.element;
    case "union": {
      const variant = isRecord(value) ? variantOf(shape, value) : undefined;
      // What distinguishes the variants is a member of all of them.
      return (variant ?? shape.variants[0])?.fields.get(String(key));
    }
    case "scalar":
      return undefined;
  }
}
