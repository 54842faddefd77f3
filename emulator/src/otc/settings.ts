import type { DeepPartial, Json } from "../types";
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

/** Sets the given members, at any depth; refuses names that do not exist. */
export function mergeSettings(settings: OtcSettings, patch: DeepPartial<OtcSettings>): void {
  merge(settings as unknown as Record<string, Json>, patch, "otc");
}

function merge(target: Record<string, Json>, patch: Record<string, Json | undefined>, path: string): void {
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(target, name)) throw new RangeError(`no setting ${path}.${name}`);
    const old = target[name];
    if (typeof old === "object" && old !== null && !Array.isArray(old)) {
      merge(old, value as Record<string, Json>, `${path}.${name}`);
    } else target[name] = value;
  }
}
