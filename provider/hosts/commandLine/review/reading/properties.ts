import type { ResourceDefinition } from "../../../../core/definition";
import { changesOf } from "../../../../core/lifecycle/changes";
import { type Difference, differences } from "../../../../core/schema/compare";
import {
  containsUnknown,
  formatPath,
  isRecord,
  isUnknown,
  mapValues,
  valueAt,
} from "../../../../core/schema/values";
import { INTERNAL } from "../../../bag";
import type { PropertyChange } from "../change";
import { CONCEALED, disclosed } from "./disclosed";
import type { Joined } from "./joined";
import { parsePath } from "./path";

type Path = readonly PropertyKey[];
type Bag = Readonly<Record<string, unknown>>;

/** What stands for a part of a value that is known only later. */
export const LATER = "[not known yet]";

/** What of a resource changes, in the order of its definition; what only means the same is no change. */
export function propertyChanges(
  definition: ResourceDefinition | undefined,
  joined: Joined,
  isReplaced: boolean,
): PropertyChange[] {
  const { old, new: now } = joined;
  if (now === undefined) return [];
  const after = disclosed(now.inputs, definition);
  if (old === undefined) return created(after);
  const before = disclosed(old.inputs, definition);
  const engine = engineDifferences(joined);
  const found =
    definition === undefined
      ? foreign(engine, before, after)
      : [
          ...intended(definition, joined, before, after),
          ...(joined.isRefresh ? drifted(definition, joined) : []),
        ];
  const all = [...found, ...secretOnes(engine, found, before, after)];
  const forced = forcing(all, joined.replaceReasons, isReplaced);
  const outputs = joined.isRefresh ? [old.outputs, now.outputs].map((bag) => disclosed(bag, definition)) : [];
  return all.map((difference) => {
    const { path } = difference;
    const [from, to] = [
      valueAt(before, path) ?? valueAt(outputs[0], path),
      valueAt(after, path) ?? valueAt(outputs[1], path),
    ];
    return { ...propertyChange(path, to, forced(difference)), ...(from !== undefined && { before: from }) };
  });
}

/** The properties of a new object, down to single values and lists of them. */
export function created(after: Bag): PropertyChange[] {
  return leaves(after, []).map(({ path, value }) => propertyChange(path, value, false));
}

export function propertyChange(path: Path, value: unknown, replaces: boolean): PropertyChange {
  const after = isUnknown(value) ? undefined : readable(value);
  return {
    path: formatPath(path),
    ...(after !== undefined && { after }),
    isUnknown: containsUnknown(value),
    replaces,
  };
}

/** What the program has changed, by the definition's own comparison. */
function intended(definition: ResourceDefinition, { old }: Joined, before: Bag, after: Bag): Difference[] {
  // After an import the state lacks what no read returns.
  const unread = old?.outputs[INTERNAL.unread] === true;
  return changesOf(definition, before, after, {}, unread);
}

/** What a refresh finds in the outputs. */
function drifted({ inputs, outputs }: ResourceDefinition, { old, new: now }: Joined): Difference[] {
  const own = (bag: Bag = {}) =>
    mapValues(bag, (value, name) => (inputs.fields.has(name) ? undefined : value));
  return differences(outputs, own(old?.outputs), own(now?.outputs), { settings: {}, change: "update" });
}

/** The differences that the engine names, with whether each replaces. */
function engineDifferences({ detailedDiff }: Joined): Difference[] {
  return Object.entries(detailedDiff)
    .map(([path, { kind }]) => ({ path: parsePath(path), replace: kind.endsWith("-replace"), hidden: false }))
    .filter(({ path: [top] }) => top !== undefined && !String(top).startsWith("__"));
}

/** Of another provider's resource there is the engine's word only. */
function foreign(engine: readonly Difference[], before: Bag, after: Bag): Difference[] {
  if (engine.length > 0) return [...engine];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => ({ path: [name], replace: false, hidden: false }));
}

/** Secrets look alike: that one has changed only the engine can tell, which has compared them. */
function secretOnes(
  engine: readonly Difference[],
  found: readonly Difference[],
  before: Bag,
  after: Bag,
): Difference[] {
  const seen = new Set(found.map(({ path }) => formatPath(path)));
  return engine.flatMap(({ path, replace }) => {
    const place = path
      .map((_, at) => path.slice(0, at + 1))
      .find((part) => valueAt(after, part) === CONCEALED);
    if (place === undefined || valueAt(before, place) !== CONCEALED) return [];
    const text = formatPath(place);
    if (seen.has(text)) return [];
    seen.add(text);
    return [{ path: place, replace, hidden: true }];
  });
}

/**
 * Which of the differences force a replacement. The engine names the properties at the top; which of their members it is
 * the definition tells, as far as it does not depend on the connection's settings.
 */
function forcing(
  found: readonly Difference[],
  reasons: readonly string[],
  isReplaced: boolean,
): (difference: Difference) => boolean {
  if (!isReplaced) return () => false;
  const top = ({ path: [name] }: Difference) => String(name);
  const marked = found.filter(({ replace }) => replace);
  if (reasons.every((name) => name.startsWith("__"))) return ({ replace }) => replace;
  return (difference) => {
    if (!reasons.includes(top(difference))) return false;
    return difference.replace || !marked.some((other) => top(other) === top(difference));
  };
}

function leaves(value: unknown, path: Path): { path: Path; value: unknown }[] {
  const isNested = Array.isArray(value) ? value.some(isRecord) : isRecord(value);
  if (!isNested) return [{ path, value }];
  const members: (readonly [PropertyKey, unknown])[] = Array.isArray(value)
    ? value.map((item: unknown, index) => [index, item] as const)
    : Object.entries(value as Bag);
  return members.flatMap(([key, member]) => leaves(member, [...path, key]));
}

function readable(value: unknown): unknown {
  if (isUnknown(value)) return LATER;
  if (Array.isArray(value)) return value.map(readable);
  return isRecord(value) ? mapValues(value, readable) : value;
}
