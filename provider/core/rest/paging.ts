import { isRecord } from "../schema/values";
import type { Wire } from "../schema/wire";

/** The member that identifies an item. */
export type KeyOf = (item: Wire) => unknown;

const MAX_PAGES = 10_000;
const MAX_RESTARTS = 3;

export interface OffsetPage {
  readonly items: readonly Wire[];
  /** How far the offset moves on, where that is not by one an item. */
  readonly entries?: number;
  /** The number of all entries. Absent where the platform does not tell it: then a page without new items is the last. */
  readonly total?: number | undefined;
}

/**
 * All items of a list that is paged by offset. What is added meanwhile shifts items to later pages, where they are seen
 * twice and kept once; what is removed shifts them to earlier ones, where they would be missed: then the list is read
 * again.
 */
export async function listByOffset(
  read: (offset: number) => Promise<OffsetPage>,
  keyOf?: KeyOf,
): Promise<Wire[]> {
  for (let restarts = 0; ; restarts += 1) {
    const found = new Map<unknown, Wire>();
    const shrank = await readByOffset(read, found, keyOf);
    if (!shrank || restarts === MAX_RESTARTS) return [...found.values()];
  }
}

async function readByOffset(
  read: (offset: number) => Promise<OffsetPage>,
  found: Map<unknown, Wire>,
  keyOf: KeyOf | undefined,
): Promise<boolean> {
  let offset = 0;
  let largest = 0;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { items, entries = items.length, total } = await read(offset);
    const before = found.size;
    for (const item of items) found.set(keyOf?.(item) ?? found.size, item);
    offset += entries;
    if (total !== undefined && total < largest) return true;
    largest = total ?? largest;
    if (entries === 0 || (total === undefined ? found.size === before : offset >= total)) return false;
  }
  return false;
}

export interface MarkedPage {
  readonly items: readonly Wire[];
  /** Where the next page begins, given how many items of this one are new. Undefined after the last. */
  readonly next: (fresh: number) => string | undefined;
}

/** All items of a list whose pages name where the next one begins. What comes twice counts once. */
export async function listByMarker(
  read: (marker: string | undefined) => Promise<MarkedPage>,
  keyOf?: KeyOf,
): Promise<Wire[]> {
  const found = new Map<unknown, Wire>();
  let marker: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { items, next } = await read(marker);
    const before = found.size;
    for (const item of items) found.set(keyOf?.(item) ?? found.size, item);
    const following = next(found.size - before);
    if (following === undefined || following === "" || following === marker) break;
    marker = following;
  }
  return [...found.values()];
}

/** The list in an answer; platforms leave an empty one out, or write null for it. */
export function itemsIn(answer: Wire | undefined, member: string): Wire[] {
  const items = answer?.[member];
  return Array.isArray(items) ? items.filter(isRecord) : [];
}
