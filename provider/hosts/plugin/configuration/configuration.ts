import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import {
  type CheckRequest,
  type CheckResponse,
  type DiffRequest,
  DiffResponse,
} from "@pulumi/pulumi/proto/provider_pb";

import type { ConfigSource, Platform } from "../../../core/connection";
import { settingProblems } from "../../../core/connection/settings";
import { sealed } from "../../../core/disclosure/places";
import { ConfigurationError } from "../../../core/errors";
import type { Properties } from "../../../core/lifecycle";
import { shapeOf } from "../../../core/schema/shape";
import { containsUnknown, isRecord, isUnknown, mapValues, sorted } from "../../../core/schema/values";
import { loadAll, loadPlatform } from "../../../registry";
import { wireSecret } from "../../secretForm";
import { checkResponse } from "../answer/failure";
import { type Configured, configSource, CONNECTIONS, connectionsIn, isConnectionKey } from "./connections";
import { received, sent } from "../wire";

/** The configuration that the engine gives to a provider instance: connections by their names. */
export class Configuration {
  #source: ConfigSource = () => undefined;

  configure(args: Struct | undefined): void {
    this.#source = configSource(received(args).properties);
  }

  /** Reads a key such as `batchflow:tencent`. */
  readonly source: ConfigSource = (key) => this.#source(key);
}

/**
 * Refuses what is wrong in the connections, and answers the configuration as the state is to have it: the credentials of
 * a platform's own connection are secrets, and other connections as a whole.
 */
export async function checkConfig(request: CheckRequest): Promise<CheckResponse> {
  const { properties } = received(request.getNews());
  const problems = await Promise.all(connectionsIn(properties).map(problemsOf));
  const entries = Object.entries(properties).map(async ([key, value]) => [key, await stored(key, value)]);
  const inputs = Object.fromEntries(await Promise.all(entries)) as Properties;
  return checkResponse(sent(inputs), problems.flat());
}

async function problemsOf({ name, key, settings }: Configured): Promise<string[]> {
  if (isUnknown(settings)) return [];
  if (!isRecord(settings)) {
    return [
      name === CONNECTIONS && key === CONNECTIONS
        ? `${CONNECTIONS} must be a map from the names of connections to their settings`
        : `batchflow:${name} must be an object with the settings of a connection`,
    ];
  }
  const platform = (await loadPlatform(name))?.platform;
  return platform === undefined ? [] : settingProblems(platform, settings, name);
}

/** A member of the configuration with its secrets marked. What the engine sends as one text stays one. */
async function stored(key: string, value: unknown): Promise<unknown> {
  if (!isConnectionKey(key) || isUnknown(value)) return value;
  if (key === CONNECTIONS) return isRecord(value) ? mapValues(value, wireSecret) : wireSecret(value);
  const platform = isRecord(value) ? (await loadPlatform(key))?.platform : undefined;
  return platform === undefined ? wireSecret(value) : sealed(shapeOf(platform.schema), value, [], wireSecret);
}

/**
 * Whether another configuration leads to another account or place: then what a provider has made cannot be served by it,
 * and the engine replaces the provider with all its resources. It also asks so where a resource moves to another provider.
 */
export async function diffConfig(request: DiffRequest): Promise<DiffResponse> {
  const before = received(request.getOldInputs() ?? request.getOlds()).properties;
  const after = received(request.getNews()).properties;
  const { DIFF_NONE, DIFF_SOME, DIFF_UNKNOWN } = DiffResponse.DiffChanges;
  const response = new DiffResponse();
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = keys.filter((key) => !isSame(before[key], after[key]));
  const moved = await movedKeys(before, after);
  const isOpen = changed.some((key) => containsUnknown(after[key]));
  response.setDiffsList(changed);
  response.setReplacesList(moved);
  response.setChanges(
    isOpen && moved.length === 0 ? DIFF_UNKNOWN : changed.length > 0 ? DIFF_SOME : DIFF_NONE,
  );
  return response;
}

/** The members of the configuration whose connections lead to another account or place. */
async function movedKeys(before: Properties, after: Properties): Promise<string[]> {
  const [olds, news] = [connectionsIn(before), connectionsIn(after)];
  const names = new Set([...olds, ...news].map(({ name }) => name));
  const keys = new Set<string>();
  for (const name of names) {
    const [old, now] = [olds, news].map((all) => all.find((one) => one.name === name));
    if (containsUnknown(now?.settings) || isSame(old?.settings, now?.settings)) continue;
    const platforms = await platformsOf(name, old?.settings, now?.settings);
    const isMoved = platforms.some((platform) => {
      const [from, to] = [before, after].map((one) => accountOf(platform, configSource(one), name));
      return from !== undefined && to !== undefined && from !== to;
    });
    if (isMoved) keys.add((now ?? old)?.key ?? name);
  }
  return [...keys];
}

/** The platforms that a connection may be of: only their own names tell, and else the keys of the settings. */
async function platformsOf(name: string, ...settings: readonly unknown[]): Promise<Platform[]> {
  const own = await loadPlatform(name);
  if (own !== undefined) return [own.platform];
  // Only a platform's own connection takes what it lacks from the environment.
  if (!settings.every(isRecord)) return [];
  const keys = settings.flatMap(Object.keys);
  return (await loadAll())
    .map(({ platform }) => platform)
    .filter(({ schema }) => keys.every((key) => Object.hasOwn(schema.shape, key)));
}

/** Where a connection leads; undefined where it is not complete. */
function accountOf(platform: Platform, source: ConfigSource, name: string): string | undefined {
  try {
    return platform.connection(source, name).account;
  } catch (error) {
    if (error instanceof ConfigurationError) return undefined;
    throw error;
  }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one ?? null)) === JSON.stringify(sorted(other ?? null));
}
