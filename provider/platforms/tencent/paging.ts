import type { TencentClient } from "./client";
import type { Wire } from "../../core/schema/wire";
import { isRecord } from "../../core/schema/unknowns";

export interface Listing {
  readonly action: string;
  readonly parameters?: Wire;
  /** The member of the answer that holds the list. */
  readonly set: string;
  /** The member by which an item is told from another; without it pages are taken as they come. */
  readonly key?: string;
  readonly pageSize?: number;
  readonly signal: AbortSignal;
  /** Read for many operations at once. */
  readonly shared?: boolean;
}

const MAX_PAGES = 10_000;
const MAX_RESTARTS = 3;

/**
 * All items of a list. What is added meanwhile shifts items to later pages, where they are seen twice and kept once;
 * what is removed shifts them to earlier ones, where they would be missed: then the list is read again.
 */
export async function listAll(client: TencentClient, listing: Listing): Promise<Wire[]> {
  for (let restarts = 0; ; restarts += 1) {
    const { items, shrank } = await readPages(client, listing);
    if (!shrank || restarts === MAX_RESTARTS) return items;
  }
}

async function readPages(
  client: TencentClient,
  listing: Listing,
): Promise<{ items: Wire[]; shrank: boolean }> {
  const { action, parameters = {}, set, key, pageSize = 100, signal, shared = false } = listing;
  const found = new Map<unknown, Wire>();
  let offset = 0;
  let largest = 0;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const input = { ...parameters, Offset: offset, Limit: pageSize };
    const answer = await client.call(action, input, { signal, idempotent: true, shared });
    const items = itemsOf(answer, set);
    for (const item of items) found.set(key === undefined ? found.size : item[key], item);
    const total = Number(answer.TotalCount ?? answer.TaskInstanceTotalCount ?? offset + items.length);
    if (total < largest) return { items: [...found.values()], shrank: true };
    largest = total;
    offset += items.length;
    if (items.length === 0 || offset >= total) break;
  }
  return { items: [...found.values()], shrank: false };
}

/** The list in an answer; an absent one is empty. */
export function itemsOf(answer: Wire, set: string): Wire[] {
  const items = answer[set];
  return Array.isArray(items) ? items.filter(isRecord) : [];
}
