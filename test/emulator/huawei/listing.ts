import { GcsError } from "./errors";

/** A page of a list: `offset` and `limit` are numbers, and come together or not at all. */
export function pageOf<T>(rows: readonly T[], query: URLSearchParams): T[] {
  const [offset, limit] = [query.get("offset") ?? "", query.get("limit") ?? ""];
  if (offset === "" && limit === "") return [...rows];
  if (!/^\d+$/.test(offset) || !/^\d+$/.test(limit)) throw new GcsError("GCS.4003007");
  return rows.slice(Number(offset), Number(offset) + Number(limit));
}

/** Newest first; of the same moment, the later one. */
export function newestFirst<T extends { createAt: number }>(rows: readonly T[]): T[] {
  return [...rows].reverse().sort((a, b) => b.createAt - a.createAt);
}
