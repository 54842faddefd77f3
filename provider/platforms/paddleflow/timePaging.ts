import type { PaddleFlowClient, Wire } from "./client";
import { itemsOf } from "./paging";
import { timeOf } from "./times";

export interface TimeListing {
  readonly action: string;
  readonly path: readonly string[];
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly list: string;
  readonly keyOf: (item: Wire) => string;
  /** At most 1000, which is also what is taken when it is left out. */
  readonly pageSize?: number;
  readonly signal: AbortSignal;
}

const LONGEST_PAGE = 1_000;
const MAX_PAGES = 10_000;

/**
 * All items of a list that the server pages by time, but those of this very second, which it leaves out. A page ends within
 * a second, the rest of which the next one would skip: so each page begins a second early, and what comes twice counts
 * once.
 */
export async function listByTime(client: PaddleFlowClient, listing: TimeListing): Promise<Wire[]> {
  const { action, path, query, list, keyOf, pageSize = LONGEST_PAGE, signal } = listing;
  const found = new Map<string, Wire>();
  let marker: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer = await client.call(action, {
      method: "GET",
      path,
      query: { ...query, maxKeys: pageSize, marker },
      signal,
      idempotent: true,
    });
    const before = found.size;
    for (const item of itemsOf(answer, list)) found.set(keyOf(item), item);
    const next = answer.nextMarker;
    if (answer.truncated !== true || typeof next !== "string" || next === "" || next === marker) break;
    // A page full of one second: only the server's own marker leads on.
    marker = found.size > before ? secondAfter(next) : next;
  }
  return [...found.values()];
}

function secondAfter(time: string): string {
  const at = timeOf(time);
  return at === undefined ? time : new Date(at + 1_000).toISOString().slice(0, 19).replace("T", " ");
}
