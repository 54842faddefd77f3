import { isRecord } from "../../core/schema/unknowns";
import type { PaddleFlowClient, Wire } from "./client";

export interface Listing {
  readonly action: string;
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  /** The member of the answer that holds the list. */
  readonly list: string;
  /** The member of the answer that holds the page, where it is not the answer itself. */
  readonly within?: string;
  /** At most 1000, which is also what is taken when it is left out. */
  readonly pageSize?: number;
  readonly signal: AbortSignal;
}

const LONGEST_PAGE = 1_000;
const MAX_PAGES = 10_000;

/**
 * All items of a list that the server pages by an opaque marker. It may say that more follows when nothing does: an empty
 * page ends the list too.
 */
export async function listAll(client: PaddleFlowClient, listing: Listing): Promise<Wire[]> {
  const { action, path, query, list, within, pageSize = LONGEST_PAGE, signal } = listing;
  const items: Wire[] = [];
  let marker: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer = await client.call(action, {
      method: "GET",
      path,
      query: { ...query, maxKeys: pageSize, marker },
      signal,
      idempotent: true,
    });
    const envelope = within === undefined ? answer : isRecord(answer[within]) ? answer[within] : {};
    const found = itemsOf(envelope, list);
    items.push(...found);
    const next = envelope.nextMarker;
    if (
      envelope.isTruncated !== true ||
      found.length === 0 ||
      typeof next !== "string" ||
      next === "" ||
      next === marker
    )
      break;
    marker = next;
  }
  return items;
}

/** The list in an answer; the server writes null for some empty ones. */
export function itemsOf(answer: Wire, list: string): Wire[] {
  const items = answer[list];
  return Array.isArray(items) ? items.filter(isRecord) : [];
}
