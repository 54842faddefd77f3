import type { DeepPartial } from "../core/json";
import { mergeSettings } from "../core/settings";
import type { AlibabaSettings } from "./types";

export function defaultSettings(): AlibabaSettings {
  return {
    durations: { init: 0, waiting: 5, running: 10, stopping: 2, deleting: 0 },
    quotas: { jobs: 10_000, instancesPerJob: 10_000 },
    ownerId: 1234567890,
    errorField: "Code",
    createTimeField: "CreateTime",
    statuses: "later",
    createdStatus: 200,
    emptyStatus: 200,
    requestIdHeader: "request-id",
    listsHaveRequestId: false,
    required: { JobTag: true, Priority: false, Timeout: false },
    nameRules: true,
    uniqueNames: false,
    imagesChecked: true,
    programTypes: ["python", "php"],
    dependencies: "keyFirst",
    fillsDefaults: false,
    descriptionFollowsPriority: false,
    extraTaskMembers: false,
    nonceRequired: false,
    refusesUsedNonces: true,
    userAllowed: true,
  };
}

export function mergeAlibabaSettings(settings: AlibabaSettings, patch: DeepPartial<AlibabaSettings>): void {
  mergeSettings(settings, patch, "alibaba");
}
