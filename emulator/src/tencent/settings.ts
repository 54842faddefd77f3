import type { DeepPartial, Json } from "../types";
import type { TencentSettings } from "./types";

export function defaultSettings(): TencentSettings {
  return {
    edition: "current",
    quotas: {
      jobs: 1000,
      taskTemplates: 50,
      computeEnvs: 10,
      nodesPerEnv: 2000,
      cpus: 20_000,
      maxRetryCount: 100,
    },
    durations: {
      nodeSubmitted: 2,
      nodeCreating: 32,
      nodeCreated: 26,
      nodeDeleting: 20,
      nodeRecreate: 60,
      nodeRestart: 30,
      envBusy: 3,
      envDeleting: 5,
      jobSubmitted: 2,
      instanceRunnable: 2,
      instanceStarting: 40,
      instanceRunning: 10,
      instanceTerminating: 15,
    },
    userAllowed: true,
    createInfoFollowsModify: null,
    envDataChoices: null,
    terminateLowersDesired: true,
    rates: {},
  };
}

/** Settings that are replaced as a whole. */
const WHOLE = new Set(["tencent.envDataChoices"]);

/** Sets the given members, at any depth; refuses names that do not exist, but for those of `rates`. */
export function mergeSettings(settings: TencentSettings, patch: DeepPartial<TencentSettings>): void {
  merge(settings as unknown as Record<string, Json>, patch as Record<string, Json | undefined>, "tencent");
}

function merge(target: Record<string, Json>, patch: Record<string, Json | undefined>, path: string): void {
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(target, name) && path !== "tencent.rates") {
      throw new RangeError(`no setting ${path}.${name}`);
    }
    const old = target[name];
    if (typeof old === "object" && old !== null && !WHOLE.has(`${path}.${name}`)) {
      merge(old as Record<string, Json>, value as Record<string, Json>, `${path}.${name}`);
    } else target[name] = value;
  }
}
