import { GcsError } from "../errors";
import type { HuaweiSettings } from "../types";

/** A page of a list: `offset` and `limit` are numbers, and come together or not at all. */
export function pageOf<T>(
  rows: readonly T[],
  query: URLSearchParams,
  { largestPage, offsetBehind }: HuaweiSettings,
): T[] {
  const [offset, limit] = [query.get("offset") ?? "", query.get("limit") ?? ""];
  if (offset === "" && limit === "") return [...rows];
  if (!/^\d+$/.test(offset) || !/^\d+$/.test(limit)) throw new GcsError("GCS.4003007");
  const start = Number(offset);
  if (start > 0 && start >= rows.length && offsetBehind === "refused") throw new GcsError("GCS.4003007");
  return rows.slice(start, start + Math.min(largestPage, Number(limit)));
}

/** Newest first; of the same moment, the later one. */
export function newestFirst<T extends { createAt: number }>(rows: readonly T[]): T[] {
  return [...rows].reverse().sort((a, b) => b.createAt - a.createAt);
}
