import type { Json, JsonObject } from "../../core/json";

export function timestamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

export function timestampOrNull(milliseconds: number | null): string | null {
  return milliseconds === null ? null : timestamp(milliseconds);
}

/** Our own records and inputs as JSON: members that are undefined are left out. */
export function toJson(value: unknown): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}

const NUMBERS = new Set(["DiskSize", "InternetMaxBandwidthOut"]);

/** The list actions of the samples print these members as text, whatever was sent. */
export function asPrintedInLists(value: Json): Json {
  if (Array.isArray(value)) return value.map(asPrintedInLists);
  if (typeof value !== "object" || value === null) return value;
  const result: JsonObject = {};
  for (const [name, member] of Object.entries(value)) {
    if (NUMBERS.has(name)) result[name] = asText(member);
    else if (name === "PublicIpAssigned") result[name] = asText(member).toUpperCase();
    else result[name] = asPrintedInLists(member);
  }
  return result;
}

function asText(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Counts per state, zeros included, under the names that the platform uses. */
export function countStates(names: Record<string, string>, states: string[]): JsonObject {
  const counts: JsonObject = {};
  for (const [state, name] of Object.entries(names)) counts[name] = states.filter((s) => s === state).length;
  return counts;
}
