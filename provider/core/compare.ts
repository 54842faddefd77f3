import { type Change, replaces, type ScalarShape, type Settings, type Shape, variantOf } from "./schema";
import { containsUnknown, isRecord } from "./unknowns";

/** A property that differs, and whether the change needs a new object. */
export interface Difference {
  readonly path: readonly PropertyKey[];
  readonly replace: boolean;
  /** A read need not show it: that the platform has nothing there says nothing. */
  readonly hidden: boolean;
}

export interface CompareOptions {
  /** The settings of the connection, on which some change marks depend. */
  readonly settings: Settings;
  /** What an unmarked field is. */
  readonly change: Change;
  /** The old values were read without prior inputs: that write-only fields and secrets are absent says nothing. */
  readonly unread?: boolean;
}

/** The properties in which two values differ in meaning; values that mean the same are equal however spelled. */
export function differences(
  shape: Shape,
  before: unknown,
  after: unknown,
  options: CompareOptions,
): Difference[] {
  return compare(shape, before, after, { path: [], change: options.change, hidden: false }, options);
}

/** Whether two values mean the same to the platform. */
export function same(shape: Shape, a: unknown, b: unknown): boolean {
  return differences(shape, a, b, { settings: {}, change: "update" }).length === 0;
}

/** Where a value stands, and what it has from what it is a part of. */
interface Place {
  readonly path: readonly PropertyKey[];
  readonly change: Change;
  readonly hidden: boolean;
}

function compare(
  shape: Shape,
  before: unknown,
  after: unknown,
  place: Place,
  options: CompareOptions,
): Difference[] {
  const { path } = place;
  const { settings } = options;
  const change = shape.marks.change ?? place.change;
  const hidden = place.hidden || isHidden(shape);
  const at = (name: PropertyKey): Place => ({ path: [...path, name], change, hidden });
  const differs = (): Difference[] => {
    const kind = isTakenAway(shape, after, settings) ? (shape.marks.removal ?? change) : change;
    return [{ path, replace: replaces(kind, settings), hidden }];
  };
  // Values that are not of the shape, as in an input that check has refused.
  const misshapen = () => (JSON.stringify(before) === JSON.stringify(after) ? [] : differs());
  if (options.unread && isNothing(before) && isHidden(shape)) return [];
  switch (shape.kind) {
    case "scalar": {
      const key = (value: unknown) => scalarKey(shape, value, settings);
      return containsUnknown(after) || key(before) !== key(after) ? differs() : [];
    }
    case "object": {
      const [old, now] = [orEmpty(before), orEmpty(after)];
      if (old === undefined || now === undefined) return misshapen();
      return [...shape.fields].flatMap(([name, member]) =>
        compare(member, old[name], now[name], at(name), options),
      );
    }
    case "map": {
      const [old, now] = [orEmpty(before), orEmpty(after)];
      if (old === undefined || now === undefined) return misshapen();
      const { element } = shape;
      const emptied = shape.marks.removal !== undefined && Object.keys(now).length === 0;
      const added = element.marks.change ?? change;
      const removed = (emptied ? shape : element).marks.removal ?? change;
      return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((name) =>
        name in old && name in now
          ? compare(element, old[name], now[name], at(name), options)
          : [{ path: [...path, name], replace: replaces(name in now ? added : removed, settings), hidden }],
      );
    }
    case "array": {
      const [old, now] = [before ?? [], after ?? []];
      if (!Array.isArray(old) || !Array.isArray(now)) return misshapen();
      if (old.length !== now.length) return differs();
      if (shape.marks.unordered) {
        const keys = (list: unknown[]) => list.map((item) => canonical(shape.element, item)).sort();
        const wanted = keys(now);
        return containsUnknown(now) || keys(old).some((key, index) => key !== wanted[index]) ? differs() : [];
      }
      return now.flatMap((item, index) => compare(shape.element, old[index], item, at(index), options));
    }
    case "union": {
      const [old, now] = [orEmpty(before), orEmpty(after)];
      if (old === undefined || now === undefined) return misshapen();
      const variant = variantOf(shape, now);
      if (variant === undefined || variant !== variantOf(shape, old)) {
        return misshapen();
      }
      return compare(variant, old, now, { path, change, hidden }, options);
    }
  }
}

/**
 * The inputs of an object as the platform has them, spelled as the user spelled them where that means the same. What
 * the user left out and the platform fills with its default stays out; what the platform never returns keeps its value.
 */
export function respell(shape: Shape, prior: unknown, actual: unknown): unknown {
  if (isWriteOnly(shape)) return prior ?? undefined;
  switch (shape.kind) {
    case "scalar":
      if (shape.marks.secret && isNothing(prior)) return undefined;
      return scalarKey(shape, prior) === scalarKey(shape, actual)
        ? (prior ?? undefined)
        : (actual ?? undefined);
    case "object": {
      const [old, now] = [orEmpty(prior) ?? {}, orEmpty(actual) ?? {}];
      const members = [...shape.fields].map(
        ([name, member]) => [name, respell(member, old[name], now[name])] as const,
      );
      return emptyAsPrior(Object.fromEntries(members.filter(([, value]) => value !== undefined)), prior);
    }
    case "map": {
      const [old, now] = [orEmpty(prior) ?? {}, orEmpty(actual) ?? {}];
      const members = Object.keys(now).map(
        (name) => [name, respell(shape.element, old[name], now[name])] as const,
      );
      return emptyAsPrior(Object.fromEntries(members.filter(([, value]) => value !== undefined)), prior);
    }
    case "array": {
      const old: unknown[] = Array.isArray(prior) ? prior : [];
      const now: unknown[] = Array.isArray(actual) ? actual : [];
      if (now.length === 0) return old.length === 0 ? (prior ?? undefined) : undefined;
      if (!shape.marks.unordered) return now.map((item, index) => respell(shape.element, old[index], item));
      const rest = [...now];
      const kept = old.flatMap((item) => {
        const index = rest.findIndex((candidate) => same(shape.element, item, candidate));
        return index < 0 ? [] : [respell(shape.element, item, rest.splice(index, 1)[0])];
      });
      return [...kept, ...rest];
    }
    case "union": {
      const now = orEmpty(actual) ?? {};
      const variant = variantOf(shape, now);
      if (variant === undefined) return actual ?? undefined;
      const old = orEmpty(prior) ?? {};
      return respell(variant, variantOf(shape, old) === variant ? old : undefined, now);
    }
  }
}

/** A value in which what stands at the paths is another's. Lists and variants of a union are taken over whole. */
export function overlay(
  shape: Shape,
  base: unknown,
  other: unknown,
  paths: readonly (readonly PropertyKey[])[],
): unknown {
  if (paths.length === 0) return base;
  const keyed = shape.kind === "object" || shape.kind === "map";
  if (!keyed || paths.some((path) => path.length === 0)) return other;
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

/** The value without the members for which `drop` answers true. */
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

export function mapValues(
  value: Readonly<Record<string, unknown>>,
  change: (item: unknown, name: string) => unknown,
): Record<string, unknown> {
  const entries = Object.entries(value).map(([name, item]) => [name, change(item, name)] as const);
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}

export function isWriteOnly(shape: Shape): boolean {
  return shape.marks.writeOnly === true || shape.marks.local === true;
}

function isHidden(shape: Shape): boolean {
  return isWriteOnly(shape) || shape.marks.secret === true;
}

export function isNothing(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/** Whether a value is the same as none. */
function isTakenAway(shape: Shape, value: unknown, settings: Settings): boolean {
  if (shape.kind === "scalar") {
    return (
      !containsUnknown(value) && scalarKey(shape, value, settings) === scalarKey(shape, undefined, settings)
    );
  }
  return isNothing(value) || (Array.isArray(value) && value.length === 0);
}

/** One text for all spellings of a scalar that mean the same; absence is its default. */
function scalarKey(shape: ScalarShape, value: unknown, settings: Settings = {}): string {
  const { platformDefault, settingDefault } = shape.marks;
  const meant = settingDefault === undefined ? platformDefault : settings[settingDefault];
  const effective = value ?? shape.default ?? meant;
  if (isNothing(effective)) return "";
  // What check has refused may be anything.
  if (typeof effective === "object") return `=${JSON.stringify(effective)}`;
  if (shape.marks.key) return `=${JSON.stringify(shape.marks.key(effective))}`;
  if (shape.type === "number" && effective !== "") return `=${Number(effective)}`;
  // A boolean is echoed as "TRUE" by some platforms, whatever was sent.
  if (shape.type === "boolean") return `=${scalarText(effective).toLowerCase()}`;
  return `=${scalarText(effective)}`;
}

function scalarText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function canonical(shape: Shape, value: unknown): string {
  switch (shape.kind) {
    case "scalar":
      return scalarKey(shape, value);
    case "array": {
      const items = (Array.isArray(value) ? value : []).map((item) => canonical(shape.element, item));
      return JSON.stringify(shape.marks.unordered ? items.sort() : items);
    }
    case "map": {
      const entries = Object.entries(orEmpty(value) ?? {}).map(([name, item]) => [
        name,
        canonical(shape.element, item),
      ]);
      return JSON.stringify(entries.sort());
    }
    case "object": {
      const record = orEmpty(value) ?? {};
      return JSON.stringify(
        [...shape.fields].map(([name, member]) => [name, canonical(member, record[name])]),
      );
    }
    case "union": {
      const variant = variantOf(shape, orEmpty(value) ?? {});
      return variant === undefined ? JSON.stringify(value) : canonical(variant, value);
    }
  }
}

function orEmpty(value: unknown): Record<string, unknown> | undefined {
  if (isNothing(value)) return {};
  return isRecord(value) ? value : undefined;
}

function emptyAsPrior(value: Record<string, unknown>, prior: unknown): unknown {
  return Object.keys(value).length === 0 ? ((prior ?? undefined) === undefined ? undefined : value) : value;
}

/** The same value with the members of its objects in one order, at every depth. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value) || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, item]) => [name, sorted(item)]),
  );
}
