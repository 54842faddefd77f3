import type { DeepPartial } from "../types";
import { VERSIONS, type PaddleFlowSettings, type ServerVersion } from "./types";

export function defaultSettings(): PaddleFlowSettings {
  return {
    version: "v0.14.6",
    tokenExpirationHour: -1,
    database: "sqlite",
    jobsFollowed: true,
    unreachable: [],
    nodes: 1,
    durations: { runStart: 0.1, jobInit: 1, jobPending: 2, jobRunning: 5, stopping: 2, queueClosing: 3 },
  };
}

/** Sets the given members; refuses names and versions that do not exist. */
export function mergeSettings(settings: PaddleFlowSettings, patch: DeepPartial<PaddleFlowSettings>): void {
  const { version, durations, ...rest } = patch;
  for (const name of Object.keys(rest)) {
    if (!Object.hasOwn(settings, name)) throw new RangeError(`no setting paddleflow.${name}`);
  }
  for (const name of Object.keys(durations ?? {})) {
    if (!Object.hasOwn(settings.durations, name)) {
      throw new RangeError(`no setting paddleflow.durations.${name}`);
    }
  }
  if (version !== undefined) {
    if (!VERSIONS.includes(version)) throw new RangeError(`no version ${String(version)}`);
    settings.version = version;
  }
  Object.assign(settings, rest);
  Object.assign(settings.durations, durations);
}

/** Whether a server of version `one` is as new as `other`. */
export function isSince(one: ServerVersion, other: ServerVersion): boolean {
  return VERSIONS.indexOf(one) >= VERSIONS.indexOf(other);
}
