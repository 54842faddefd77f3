import { scalarKey } from "./canonical";
import { isWriteOnly, pairsOf } from "./compare";
import { type ObjectShape, type Shape, type UnionShape, variantOf } from "./shape";
import { isNothing, isRecord, orEmpty } from "./values";

export interface RespellOptions {
  /** There are no prior inputs, as in an import: what the platform has chosen is read too. */
  readonly first?: boolean;
  /** It was read without prior inputs: secrets that such a read does not show are taken to be as in the prior ones. */
  readonly unread?: boolean;
}

/**
 * The inputs of an object as the platform has them, spelled as the user spelled them where that means the same. What
 * the user left out and the platform fills in stays out; what the platform never returns keeps its value.
 */
export function respell(
  shape: Shape,
  prior: unknown,
  actual: unknown,
  options: RespellOptions = {},
): unknown {
  if (isWriteOnly(shape)) return prior ?? undefined;
  if (options.unread && shape.marks.secret && isNothing(actual)) return prior ?? undefined;
  if (shape.marks.computed && isNothing(prior) && !options.first) return undefined;
  switch (shape.kind) {
    case "scalar":
      if (shape.marks.secret && isNothing(prior)) return undefined;
      return prior === actual || scalarKey(shape, prior) === scalarKey(shape, actual)
        ? (prior ?? undefined)
        : (actual ?? undefined);
    case "object": {
      const [old, now] = [orEmpty(prior) ?? {}, orEmpty(actual) ?? {}];
      const members = [...shape.fields].map(
        ([name, member]) => [name, respell(member, old[name], now[name], options)] as const,
      );
      return emptyAsPrior(Object.fromEntries(members.filter(([, value]) => value !== undefined)), prior);
    }
    case "map": {
      const [old, now] = [orEmpty(prior) ?? {}, orEmpty(actual) ?? {}];
      const others = shape.marks.sharedKeys && !options.first;
      const members = Object.keys(now)
        .filter((name) => !others || name in old)
        .map((name) => [name, respell(shape.element, old[name], now[name], options)] as const);
      return emptyAsPrior(Object.fromEntries(members.filter(([, value]) => value !== undefined)), prior);
    }
    case "array": {
      const old: unknown[] = Array.isArray(prior) ? prior : [];
      const now: unknown[] = Array.isArray(actual) ? actual : [];
      if (now.length === 0) return old.length === 0 ? (prior ?? undefined) : undefined;
      if (!shape.marks.unordered)
        return now.map((item, index) => respell(shape.element, old[index], item, options));
      const places = pairsOf(shape.element, old, now, { settings: {}, change: "update" });
      const kept = places.flatMap((place, index) =>
        place === undefined ? [] : [respell(shape.element, old[index], now[place], options)],
      );
      return [...kept, ...now.filter((_item, index) => !places.includes(index))];
    }
    case "union": {
      const now = orEmpty(actual) ?? {};
      const variant = variantOf(shape, now);
      if (variant === undefined) return actual ?? undefined;
      const old = orEmpty(prior) ?? {};
      return respell(variant, variantOf(shape, old) === variant ? old : undefined, now, options);
    }
  }
}

/** A value in which what stands at the paths is another's. Lists are taken over whole, and so is another variant of a union. */
export function overlay(
  shape: Shape,
  base: unknown,
  other: unknown,
  paths: readonly (readonly PropertyKey[])[],
): unknown {
  if (paths.length === 0) return base;
  if (shape.kind === "union") {
    const variant = sharedVariant(shape, base, other);
    return variant === undefined ? other : overlay(variant, base, other, paths);
  }
  const keyed = shape.kind === "object" || shape.kind === "map";
  if (!keyed || paths.some((path) => path.length === 0)) return other;
  // An object that is taken away goes as a whole: what would be left of it means nothing by itself.
  if (shape.kind === "object" && isNothing(other)) return undefined;
  const [old, now] = [orEmpty(base), orEmpty(other)];
  if (old === undefined || now === undefined) return other;
  const result = { ...old };
  for (const name of new Set(paths.map(([first]) => String(first)))) {
    const member = shape.kind === "map" ? shape.element : shape.fields.get(name);
    const inside = paths.filter(([first]) => String(first) === name).map((path) => path.slice(1));
    const value = member === undefined ? now[name] : overlay(member, old[name], now[name], inside);
    if (value === undefined) delete result[name];
    else result[name] = value;
  }
  return result;
}

function sharedVariant(shape: UnionShape, one: unknown, other: unknown): ObjectShape | undefined {
  const [first, second] = [one, other].map((value) =>
    isRecord(value) ? variantOf(shape, value) : undefined,
  );
  return first === second ? first : undefined;
}

function emptyAsPrior(value: Record<string, unknown>, prior: unknown): unknown {
  return Object.keys(value).length === 0 ? ((prior ?? undefined) === undefined ? undefined : value) : value;
}
