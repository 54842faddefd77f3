import type { DeepPartial, Json } from "../types";
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

/** Sets the given members, at any depth; refuses names that do not exist. */
export function mergeSettings(settings: AlibabaSettings, patch: DeepPartial<AlibabaSettings>): void {
  merge(settings as unknown as Record<string, Json>, patch as Record<string, Json | undefined>, "alibaba");
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
