import type { ConfigSource } from "../../../core/connection";
import type { Properties } from "../../../core/lifecycle";
import { isRecord, isUnknown, UNKNOWN } from "../../../core/schema/values";

/** The member of an explicit provider's configuration that holds connections by their names. */
export const CONNECTIONS = "connections";
/** What the engine and the SDKs put beside the connections. */
const OTHERS: readonly string[] = ["version", "pluginDownloadURL", "__internal"];

/** One connection in a provider's configuration. */
export interface Configured {
  readonly name: string;
  /** The member of the configuration that has it. */
  readonly key: string;
  /** Its settings; undefined where they are no object, `UNKNOWN` where they are not known yet. */
  readonly settings: Properties | typeof UNKNOWN | undefined;
}

export function isConnectionKey(key: string): boolean {
  return !OTHERS.includes(key);
}

/** The connections of a provider's configuration, which are objects or, as most SDKs send them, texts of JSON. */
export function connectionsIn(configuration: Properties): Configured[] {
  return Object.entries(configuration).flatMap(([key, value]) => {
    if (!isConnectionKey(key) || value === undefined || value === null) return [];
    if (key !== CONNECTIONS) return [{ name: key, key, settings: settingsIn(value) }];
    const named = settingsIn(value);
    if (!isRecord(named)) return [{ name: key, key, settings: named }];
    return Object.entries(named).map(([name, member]) => ({ name, key, settings: settingsIn(member) }));
  });
}

/** The configuration as the core asks for it, by keys such as `batchflow:tencent`. */
export function configSource(configuration: Properties): ConfigSource {
  const texts = new Map(
    connectionsIn(configuration).map(({ name, settings }) => [name, JSON.stringify(settings ?? "")]),
  );
  return (key) => texts.get(key.slice(key.indexOf(":") + 1));
}

function settingsIn(value: unknown): Configured["settings"] {
  if (isUnknown(value)) return UNKNOWN;
  if (typeof value !== "string") return isRecord(value) ? value : undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return isRecord(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
