import type { Path } from "../../../provider/core/disclosure/places";
import { isUnknown } from "../../../provider/core/schema/values";

export type Properties = Readonly<Record<string, unknown>>;

/** The properties behind what a policy is offered, which throws where one that is not known yet is read by its name. */
export function unchecked(offered: Properties): Properties {
  const entries = Object.keys(offered).map((name) => {
    const { value } = Object.getOwnPropertyDescriptor(offered, name) as { readonly value: unknown };
    return [name, value] as const;
  });
  return Object.fromEntries(entries);
}

/**
 * Ends the policy where there is something that is not known yet: the value is read as the pack offers it, whose own
 * check then throws, and tells of it as a warning.
 */
export function read(offered: Properties, unknown: Path | undefined): void {
  unknown?.reduce<unknown>(member, offered);
}

/** Where the first value is that is not known yet: on the way to a place, or below it. */
export function unknownAt(value: unknown, path: Path): Path | undefined {
  let current = value;
  for (const [depth, key] of path.entries()) {
    if (isUnknown(current)) return path.slice(0, depth);
    current = member(current, key);
  }
  return placeOf(isUnknown, current, path);
}

/** Where the first value below a place is for which a test holds. */
export function placeOf(
  test: (value: unknown) => boolean,
  value: unknown,
  path: Path = [],
): Path | undefined {
  if (test(value)) return path;
  for (const key of keysOf(value)) {
    const found = placeOf(test, member(value, key), [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function keysOf(value: unknown): Iterable<PropertyKey> {
  if (Array.isArray(value)) return value.keys();
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
}

function member(value: unknown, key: PropertyKey): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
