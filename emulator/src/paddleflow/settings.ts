import type { DeepPartial } from "../core/json";
import { mergeSettings } from "../core/settings";
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

/** Refuses versions that do not exist. */
export function mergePaddleFlowSettings(
  settings: PaddleFlowSettings,
  patch: DeepPartial<PaddleFlowSettings>,
): void {
  const { version } = patch;
  if (version !== undefined && !VERSIONS.includes(version))
    throw new RangeError(`no version ${String(version)}`);
  mergeSettings(settings, patch, "paddleflow");
}

/** Whether a server of version `one` is as new as `other`. */
export function isSince(one: ServerVersion, other: ServerVersion): boolean {
  return VERSIONS.indexOf(one) >= VERSIONS.indexOf(other);
}
