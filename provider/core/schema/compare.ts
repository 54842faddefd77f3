import { canonical, isTakenAway, scalarKey } from "./canonical";
import { type Change, replaces, type Settings } from "./field";
import { pairUp } from "./pairs";
import { type Shape, variantOf } from "./shape";
import { containsUnknown, isNothing, orEmpty } from "./values";

/** A property that differs, and whether the change needs a new object. */
export interface Difference {
  readonly path: readonly PropertyKey[];
  readonly replace: boolean;
  /** Reads may omit it, so its absence is not a difference. */
  readonly hidden: boolean;
}

export interface CompareOptions {
  /** The settings of the connection, on which some change marks depend. */
  readonly settings: Settings;
  /** What an unmarked field is. */
  readonly change: Change;
  /** The old values were read without prior inputs, so the absence of write-only fields and secrets is not a difference. */
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

/** Whether `after` means the same as what the platform has. Fields that the platform chooses are not compared. */
export function same(shape: Shape, before: unknown, after: unknown): boolean {
  return differences(shape, before, after, { settings: {}, change: "update" }).length === 0;
}

/** For each wanted element the index of the present one that it stands for. */
export function pairsOf(
  element: Shape,
  wanted: readonly unknown[],
  present: readonly unknown[],
  options: CompareOptions,
): (number | undefined)[] {
  const key = (item: unknown) => canonical(element, item);
  const fits = (item: unknown, other: unknown) => differences(element, other, item, options).length === 0;
  return pairUp(wanted, present, key, fits);
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
  // A field that the read has not returned is not compared.
  if (options.unread && isNothing(before) && (isHidden(shape) || shape.marks.computed === true)) return [];
  if (shape.marks.computed && isNothing(after)) return [];
  switch (shape.kind) {
    case "scalar": {
      // Equal texts need no reading, however long they are.
      if (before === after && !containsUnknown(after)) return [];
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
      // After a read by id it is not known who has set which key.
      const others = shape.marks.sharedKeys && options.unread;
      return [...new Set([...(others ? [] : Object.keys(old)), ...Object.keys(now)])].flatMap((name) =>
        name in old && name in now
          ? compare(element, old[name], now[name], at(name), options)
          : [{ path: [...path, name], replace: replaces(name in now ? added : removed, settings), hidden }],
      );
    }
    case "array": {
      const absent = shape.marks.platformDefault ?? [];
      const [old, now] = [before ?? absent, after ?? absent];
      if (!Array.isArray(old) || !Array.isArray(now)) return misshapen();
      if (old.length !== now.length) return differs();
      if (shape.marks.unordered) {
        return containsUnknown(now) || pairsOf(shape.element, now, old, options).includes(undefined)
          ? differs()
          : [];
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

export function isWriteOnly(shape: Shape): boolean {
  return shape.marks.writeOnly === true || shape.marks.local === true;
}

function isHidden(shape: Shape): boolean {
  return isWriteOnly(shape) || shape.marks.secret === true;
}
