/** What the engine sends in place of a value that is not known before the update runs. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
/** The member of an object by which the engine and its SDKs know that it stands for something else: a secret, a file, an archive. */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";

export function isUnknown(value: unknown): boolean {
  return value === UNKNOWN;
}

/** Whether a value is unknown or holds an unknown at any depth. */
export function containsUnknown(value: unknown): boolean {
  if (isUnknown(value)) return true;
  if (Array.isArray(value)) return value.some(containsUnknown);
  if (isRecord(value)) return Object.values(value).some(containsUnknown);
  return false;
}

/** Whether walking `path` from `value` meets an unknown on the way or ends above one. */
export function unknownAlong(value: unknown, path: readonly PropertyKey[]): boolean {
  let current = value;
  for (const key of path) {
    if (isUnknown(current)) return true;
    current = isRecord(current) || Array.isArray(current) ? Reflect.get(current, key) : undefined;
  }
  return containsUnknown(current);
}

/** What stands at a path in a value; undefined where there is nothing. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (current, key) =>
      (isRecord(current) || Array.isArray(current)) && Object.hasOwn(current, key)
        ? Reflect.get(current, key)
        : undefined,
    value,
  );
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isNothing(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/** The members of a value that is an object or absent; undefined where it is something else. */
export function orEmpty(value: unknown): Record<string, unknown> | undefined {
  if (isNothing(value)) return {};
  return isRecord(value) ? value : undefined;
}

export function mapValues(
  value: Readonly<Record<string, unknown>>,
  change: (item: unknown, name: string) => unknown,
): Record<string, unknown> {
  const entries = Object.entries(value).map(([name, item]) => [name, change(item, name)] as const);
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
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

/** A time in milliseconds since the epoch; undefined where there is none: the one way to say that it is not known. */
export function timeOf(text: unknown): number | undefined {
  const time = typeof text === "string" ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** Writes a property path as the engine does: `spec.tasks[0].image`. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === "number" ? `${text}[${key}]` : text === "" ? String(key) : `${text}.${String(key)}`,
    "",
  );
}
