import { isRecord } from "../../../core/schema/values";

export const ISOLATION_KEY = "paddleflow.baidu.com/resource-isolation-type";
export const PARENT_KEY = "paddleflow.baidu.com/elastic-resource-quota-parent";

/** What the server adds to the location of an elastic queue. */
const ADDED: Readonly<Record<string, string>> = { [ISOLATION_KEY]: "logical", [PARENT_KEY]: "root" };

type Location = Readonly<Record<string, string>>;

/** The location without what the server has added by itself, unless the program names it too. */
export function visibleLocation(wire: unknown, prior: unknown): Location {
  const named = isRecord(prior) ? prior : {};
  const entries = Object.entries(locationOf(wire)).filter(
    ([key, value]) => key in named || ADDED[key] !== value,
  );
  return Object.fromEntries(entries);
}

/** What turns the server's location into the wanted one: it merges, and removes what is an empty text. */
export function changeOfLocation(wanted: Location, wire: unknown): Location {
  const now = locationOf(wire);
  const added = Object.entries(ADDED).filter(([key]) => key in now);
  const target = { ...Object.fromEntries(added), ...wanted };
  const gone = Object.keys(now).filter((key) => !(key in target));
  const changed = Object.entries(target).filter(([key, value]) => now[key] !== value);
  return Object.fromEntries([...gone.map((key) => [key, ""] as const), ...changed].filter(isChangeable));
}

/** How the queue's resources are kept from others'; fixed when it is created. */
export function isolationOf(location: unknown): string {
  return locationOf(location)[ISOLATION_KEY] ?? "logical";
}

function isChangeable([key]: readonly [string, string]): boolean {
  return key !== ISOLATION_KEY;
}

export function locationOf(value: unknown): Location {
  return isRecord(value) ? (value as Location) : {};
}
