import { orWhereLeftOut, textOf } from "../../../../core/machines/known";
import { isRecord, UNKNOWN } from "../../../../core/schema/values";
import type { Change } from "../change";

export type Inputs = Readonly<Record<string, unknown>>;

/**
 * A resource's inputs before and after. A change leaves out what is not known yet, as if the program had not given it:
 * here it stands in its place again, so that nobody takes a default for it.
 */
export function inputsOf({ before, after, properties }: Change): {
  readonly before: Inputs | undefined;
  readonly after: Inputs | undefined;
} {
  const open = properties.filter(({ isUnknown }) => isUnknown).map(({ path }) => keysIn(path));
  const wanted = after && open.reduce<unknown>((inputs, path) => withUnknown(inputs, path), after);
  return { before, after: isRecord(wanted) ? wanted : undefined };
}

/** The name of the connection that inputs are for; undefined where it is not known yet. */
export function connectionOf({ connection }: Inputs, platform: string): string | undefined {
  return orWhereLeftOut(connection, textOf, platform);
}

/** `envData.instanceTypes[0]` or `tags["a.b"]`, as keys. */
function keysIn(path: string): readonly string[] {
  return [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|[^.[\]]+/g)].map(([word, quoted]) => quoted ?? word);
}

function withUnknown(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return UNKNOWN;
  if (Array.isArray(value) || (value === undefined && /^\d+$/.test(key))) {
    const items: unknown[] = Array.isArray(value) ? [...(value as unknown[])] : [];
    items[Number(key)] = withUnknown(items[Number(key)], rest);
    return Array.from(items);
  }
  const members = isRecord(value) ? value : {};
  return { ...members, [key]: withUnknown(members[key], rest) };
}
