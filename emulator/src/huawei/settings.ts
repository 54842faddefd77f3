import type { DeepPartial, Json } from "../types";
import type { HuaweiSettings } from "./types";

export function defaultSettings(): HuaweiSettings {
  return {
    tokenValidity: 24 * 3600,
    acceptUnsignedPayload: true,
    notFound: "404",
    workflowEnvelope: "wrapped",
    archiveEncoding: "plain",
    jobTypes: "job_type",
    updateOmitted: "unchanged",
    workflowInUse: "executions",
    deleteRunning: "allowed",
    creationStatus: 201,
    cancelWaitsForJobs: false,
    abortOfEnded: 404,
    largestPage: 1000,
    offsetBehind: "empty",
    rates: { reads: 600, others: 300, seconds: 60 },
    durations: {
      environmentCreating: 30,
      environmentDeleting: 20,
      workflowDeleting: 2,
      executionPending: 3,
      jobRunning: 10,
      executionCancelling: 4,
      executionRetrying: 2,
      executionDeleting: 3,
      cromwellPickup: 20,
      cromwellCall: 10,
      cromwellAborting: 5,
      cromwellSummary: 1,
    },
  };
}

/** Sets the given members, at any depth; refuses names that do not exist. */
export function mergeSettings(settings: HuaweiSettings, patch: DeepPartial<HuaweiSettings>): void {
  merge(settings as unknown as Record<string, Json>, patch, "huawei");
}

function merge(target: Record<string, Json>, patch: Record<string, Json | undefined>, path: string): void {
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(target, name)) throw new RangeError(`no setting ${path}.${name}`);
    const old = target[name];
    if (typeof old === "object" && old !== null) {
      merge(old as Record<string, Json>, value as Record<string, Json>, `${path}.${name}`);
    } else target[name] = value;
  }
}
