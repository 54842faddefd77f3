import type { Json, JsonObject } from "../../core/json";
import type { TencentSettings } from "../types";

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

/** Whether answers print numbers and flags of EnvData as text. */
export function printsText({ edition, envDataAsText }: TencentSettings): boolean {
  return envDataAsText ?? edition === "2018";
}

/** The list actions of the samples print these members as text, whatever was sent. */
export function asPrintedInLists(value: Json, settings: TencentSettings): Json {
  return printsText(settings) ? asTexts(value) : value;
}

function asTexts(value: Json): Json {
  if (Array.isArray(value)) return value.map(asTexts);
  if (typeof value !== "object" || value === null) return value;
  const result: JsonObject = {};
  for (const [name, member] of Object.entries(value)) {
    if (NUMBERS.has(name)) result[name] = asText(member);
    else if (name === "PublicIpAssigned") result[name] = asText(member).toUpperCase();
    else result[name] = asTexts(member);
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
