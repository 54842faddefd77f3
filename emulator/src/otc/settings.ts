import type { DeepPartial } from "../core/json";
import { mergeSettings } from "../core/settings";
import type { OtcSettings } from "./types";

export function defaultSettings(): OtcSettings {
  return {
    durations: { jobInit: 3, jobRunning: 60, jobKept: 30 * 86_400, imageDeleting: 2, token: 86_400 },
    quotas: { images: 100, shared: 100, members: 128, jobs: 100 },
    uniqueNames: true,
    serverMustBeStopped: false,
    failedJobLeaves: "killed",
    imageIdWhileRunning: false,
    progressShown: "running",
    percentUnit: "fraction",
    timeFormat: "iso",
    prefixedTypes: true,
    volumeJobType: "reference",
    failureDetails: "job",
    parentShowsFailure: true,
    unknownJob: { status: 400, code: "IMG.0001" },
    unknownImageOnDelete: "IMG.0027",
    tokenRefusal: "status",
    unscopedSignatures: true,
    projectHeaderRequired: false,
    patchNeedsMember: false,
    userAllowed: true,
  };
}

export function mergeOtcSettings(settings: OtcSettings, patch: DeepPartial<OtcSettings>): void {
  mergeSettings(settings, patch, "otc");
}
