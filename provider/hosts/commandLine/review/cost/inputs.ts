import { orWhereLeftOut, textOf } from "../../../../core/machines/known";
import { isRecord, UNKNOWN } from "../../../../core/schema/values";
import type { Change } from "../change";
import { parsePath } from "../reading/path";
import { LATER } from "../reading/properties";

export type Inputs = Readonly<Record<string, unknown>>;

/**
 * A resource's inputs before and after. A change leaves out what is not known yet, as if the program had not given it:
 * here it stands in its place again, so that nobody takes a default for it.
 */
export function inputsOf({ before, after, properties }: Change): {
  readonly before: Inputs | undefined;
  readonly after: Inputs | undefined;
} {
  const open = properties
    .filter(({ isUnknown }) => isUnknown)
    .flatMap(({ path, after: shown }) => openIn(shown, parsePath(path)));
  const wanted = after && open.reduce<unknown>((inputs, path) => withUnknown(inputs, path), after);
  return { before, after: isRecord(wanted) ? wanted : undefined };
}

/** The name of the connection that inputs are for; undefined where it is not known yet. */
export function connectionOf({ connection }: Inputs, platform: string): string | undefined {
  return orWhereLeftOut(connection, textOf, platform);
}

/** The places in a changed value that are not known yet: all of it where nothing is shown of it. */
function openIn(shown: unknown, path: readonly PropertyKey[]): (readonly PropertyKey[])[] {
  if (shown === undefined || shown === LATER) return [path];
  if (Array.isArray(shown)) return shown.flatMap((item, index) => openIn(item ?? null, [...path, index]));
  if (!isRecord(shown)) return [];
  return Object.entries(shown).flatMap(([name, member]) => openIn(member ?? null, [...path, name]));
}

function withUnknown(value: unknown, [key, ...rest]: readonly PropertyKey[]): unknown {
  if (key === undefined) return UNKNOWN;
  if (typeof key === "number") {
    const items: unknown[] = Array.isArray(value) ? [...(value as unknown[])] : [];
    items[key] = withUnknown(items[key], rest);
    return Array.from(items);
  }
  const members = isRecord(value) ? value : {};
  return { ...members, [key]: withUnknown(members[String(key)], rest) };
}
