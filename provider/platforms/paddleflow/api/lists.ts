import { z } from "zod";

import type { Listed } from "../../../core/operation";
import type { Query } from "../../../core/rest/call";
import { itemsIn, type KeyOf, listByMarker } from "../../../core/rest/paging";
import { field } from "../../../core/schema/field";
import { isRecord } from "../../../core/schema/values";
import { nonEmpty, type Wire } from "../../../core/schema/wire";
import type { PaddleFlowClient } from "./client";
import { timeOf } from "./wire";

/** An action that lists objects. */
export interface List {
  readonly action: string;
  /** Encoded: see the tag `path`. */
  readonly path: string;
  /** The member of the answer that holds the items. */
  readonly items: string;
  /** The member of the answer that holds the page, where that is not the answer itself. */
  readonly within?: string;
}

export interface Listing {
  readonly query?: Query;
  /** Default and maximum: 1000. */
  readonly pageSize?: number;
  readonly signal: AbortSignal;
  /** Read for many operations at once. */
  readonly shared?: boolean;
}

const LONGEST_PAGE = 1_000;

/** Items of a list as objects, by their ids. */
export function asListed(items: readonly Wire[], idOf: (item: Wire) => string): Listed[] {
  return items.map((item) => ({
    id: idOf(item),
    name: nonEmpty(item.name),
    createTime: timeOf(item.createTime),
  }));
}

/** All items of a list whose pages begin at opaque markers. An empty page ends the list whatever else the answer says. */
export function listAll(client: PaddleFlowClient, list: List, listing: Listing): Promise<Wire[]> {
  return listByMarker(async (marker) => {
    const page = await readPage(client, list, listing, marker);
    const items = itemsIn(page, list.items);
    const more = page.isTruncated === true && items.length > 0;
    return { items, next: () => (more ? nonEmpty(page.nextMarker) : undefined) };
  });
}

/**
 * All items of a list whose pages begin at times, but those of this very second, which the server leaves out. A page ends
 * within a second, the rest of which the next page would skip. So each page begins a second early, and an item that comes
 * twice counts once.
 */
export function listByTime(
  client: PaddleFlowClient,
  list: List,
  listing: Listing,
  keyOf: KeyOf,
): Promise<Wire[]> {
  return listByMarker(async (marker) => {
    const page = await readPage(client, list, listing, marker);
    const time = page.truncated === true ? nonEmpty(page.nextMarker) : undefined;
    const early = time === undefined ? undefined : secondAfter(time);
    return {
      items: itemsIn(page, list.items),
      // Within a second that fills pages only the server's own marker leads on.
      next: (fresh) => (fresh > 0 && early !== marker ? early : time),
    };
  }, keyOf);
}

async function readPage(
  client: PaddleFlowClient,
  { action, path, within }: List,
  { query, pageSize = LONGEST_PAGE, signal, shared = false }: Listing,
  marker: string | undefined,
): Promise<Wire> {
  const answer = await client.call({
    action,
    method: "GET",
    path,
    query: { ...query, maxKeys: pageSize, marker },
    signal,
    idempotent: true,
    shared,
  });
  if (within === undefined) return answer;
  const page = answer[within];
  return isRecord(page) ? page : {};
}

function secondAfter(time: string): string {
  const at = timeOf(time);
  return at === undefined ? time : new Date(at + 1_000).toISOString().slice(0, 19).replace("T", " ");
}

const word = z.string().regex(/^[^,]+$/, "must be a text without commas");

/** Values of which an item of a list must have one. */
export const oneOf = (doc: string) => field(z.array(word).min(1).optional(), `${doc} Left out, all.`);

/** Only root sees what is not its own. */
export const usernames = oneOf("Owners; only `root` may say so.");

/** The server's form of a list of values. */
export function commas(values: readonly string[] | undefined): string | undefined {
  return values?.join(",");
}
