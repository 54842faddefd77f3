import type { DeepPartial } from "../core/json";
import { mergeSettings } from "../core/settings";
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
    envDataAsText: null,
    terminateLowersDesired: true,
    rates: {},
  };
}

/** Any action may have a rate; the choices of environments are replaced as a whole. */
export function mergeTencentSettings(settings: TencentSettings, patch: DeepPartial<TencentSettings>): void {
  mergeSettings(settings, patch, "tencent", { open: ["tencent.rates"], whole: ["tencent.envDataChoices"] });
}
