import { isObject, type DeepPartial } from "./json";

/** Paths of settings that are merged otherwise. */
interface Exceptions {
  /** Below these any name may be set. */
  open?: readonly string[];
  /** These are replaced as a whole. */
  whole?: readonly string[];
}

/**
 * Sets the given members, at any depth; lists are replaced as a whole. Refuses names that do not exist, and then sets
 * nothing. `path` is the name of the settings in that message.
 */
export function mergeSettings<Settings extends object>(
  settings: Settings,
  patch: DeepPartial<Settings>,
  path: string,
  exceptions: Exceptions = {},
): void {
  const changes = changesOf(settings as Members, patch as Members, path, exceptions);
  for (const change of changes) change();
}

type Members = Record<string, unknown>;

function changesOf(target: Members, patch: Members, path: string, exceptions: Exceptions): (() => void)[] {
  const { open = [], whole = [] } = exceptions;
  return Object.entries(patch).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const place = `${path}.${name}`;
    if (!Object.hasOwn(target, name) && !open.includes(path)) throw new RangeError(`no setting ${place}`);
    const old = target[name];
    if (isObject(old) && !whole.includes(place)) return changesOf(old, value as Members, place, exceptions);
    return [() => void (target[name] = value)];
  });
}
