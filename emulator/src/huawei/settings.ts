import type { DeepPartial } from "../core/json";
import { mergeSettings } from "../core/settings";
import { NEWEST } from "./cromwell/releases";
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
    cromwellRelease: NEWEST,
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

export function mergeHuaweiSettings(settings: HuaweiSettings, patch: DeepPartial<HuaweiSettings>): void {
  mergeSettings(settings, patch, "huawei");
}
