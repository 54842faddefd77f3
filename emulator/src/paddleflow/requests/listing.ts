import { ApiError } from "../errors";
import type { Row } from "../records/row";
import { decrypt, encrypt } from "./cipher";
import { formatTime, parseTime } from "./format";

const DEFAULT_MAX_KEYS = 50;
const LONGEST_PAGE = 1000;

export function maxKeysOf(query: URLSearchParams): number {
  const text = query.get("maxKeys") ?? "";
  if (text === "") return DEFAULT_MAX_KEYS;
  const number = /^[+-]?\d+$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > LONGEST_PAGE) throw new ApiError("InvalidURI", `maxKeys[${text}] is invalid`);
  return number;
}

export interface Page<T> {
  rows: T[];
  /** In the order in which the server writes them. */
  envelope: { maxKeys: number; isTruncated: boolean; nextMarker?: string };
}

/**
 * A page by row numbers. `last` is the row that ends the list: for some objects the server takes the last one of the
 * whole table, and then a filtered list may say that more follows although nothing does.
 */
export function pageByNumber<T extends Row>(
  selected: readonly T[],
  query: URLSearchParams,
  last: T | undefined = selected.at(-1),
  { invalidMarker = "InvalidMarker", descending = false } = {},
): Page<T> {
  const maxKeys = maxKeysOf(query);
  const marker = query.get("marker") ?? "";
  const after = marker === "" ? 0 : Number(decrypt(marker) ?? "x");
  if (!Number.isInteger(after)) throw new ApiError(invalidMarker);
  const follows = ({ pk }: T): boolean => after === 0 || (descending ? pk < after : pk > after);
  const rows = selected.filter(follows).slice(0, maxKeys);
  const end = rows.at(-1);
  const isTruncated = end !== undefined && end.pk !== last?.pk;
  return {
    rows,
    envelope: { maxKeys, isTruncated, ...(isTruncated && { nextMarker: encrypt(String(end.pk)) }) },
  };
}

/** A page by time, the latest first. Rows of the current second are left out, and those of a border can get lost. */
export function pageByTime<T extends Row>(
  selected: readonly T[],
  query: URLSearchParams,
  now: number,
): { rows: T[]; envelope: { marker: string; truncated: boolean; nextMarker: string } } {
  const maxKeys = maxKeysOf(query);
  const marker = query.get("marker") ?? "";
  const before = parseTime(marker === "" ? formatTime(now) : marker) ?? 0;
  const found = selected
    .filter(({ createdAt }) => createdAt < before)
    .sort((a, b) => b.createdAt - a.createdAt || b.pk - a.pk);
  const beyond = found[maxKeys];
  const nextMarker = beyond ? formatTime(beyond.updatedAt) : "";
  return { rows: found.slice(0, maxKeys), envelope: { marker, truncated: nextMarker !== "", nextMarker } };
}

/** Go's nil slice: no rows are null. */
export function orNull<T>(rows: T[]): T[] | null {
  return rows.length === 0 ? null : rows;
}
