import { joined, type JoinedWork, SHARED_REQUEST_MS } from "../../../core/rest/joined";
import { itemsIn, listByOffset } from "../../../core/rest/paging";
import type { Wire } from "../../../core/schema/wire";
import { callAction, type TencentClient } from "./client";
import { isMalformedId } from "./errors";
import type { TencentSettings } from "./settings";

/** The most ids that one request takes. */
export const MAX_IDS = 100;

/** A list action that takes ids, in the words of the API. */
export interface ListAction {
  readonly action: string;
  /** The parameter that takes the ids. */
  readonly ids: string;
  /** The member of the answer that holds the list. */
  readonly items: string;
  /** The member of an item that holds its id. */
  readonly key: string;
  /** The member of an item that holds its name. */
  readonly name: string;
}

type Outcome = { readonly value: Wire } | { readonly error: unknown };

/** A declared list, with what its reads share. */
export interface ObjectList extends ListAction {
  /** Reads of single objects, joined into one request. */
  readonly byId: JoinedWork<TencentSettings, Outcome>;
}

export function defineList(list: ListAction): ObjectList {
  return {
    ...list,
    byId: {
      maxSize: MAX_IDS,
      turnOf: { action: list.action, method: "POST" },
      load: (client, ids, signal) => loadOutcomes(client, list, ids, { signal, reserved: true }),
    },
  };
}

/** The object as the platform lists it, or undefined when it is not in the list. */
export async function getListed(
  client: TencentClient,
  list: ObjectList,
  id: string,
  signal: AbortSignal,
): Promise<Wire | undefined> {
  const outcome = await joined(client, list.byId, id, signal);
  if (outcome === undefined) return undefined;
  if ("error" in outcome) throw outcome.error;
  return outcome.value;
}

interface ReadOptions {
  readonly signal: AbortSignal;
  /** The turn of the request has been waited for already. */
  readonly reserved?: boolean;
  /** Read for many operations at once. */
  readonly shared?: boolean;
}

/** One malformed id makes the platform refuse the whole list. Halving the list finds it, and reads the others. */
async function loadOutcomes(
  client: TencentClient,
  list: ListAction,
  ids: readonly string[],
  options: ReadOptions,
): Promise<ReadonlyMap<string, Outcome>> {
  try {
    const items = await listByIds(client, list, ids, { ...options, shared: true });
    return new Map(items.map((value) => [String(value[list.key]), { value }]));
  } catch (error) {
    if (!isMalformedId(error)) throw error;
    if (ids.length === 1) return new Map(ids.map((id) => [id, { error }]));
    const half = Math.ceil(ids.length / 2);
    const parts = [ids.slice(0, half), ids.slice(half)].map((part) => {
      // Each part waits for its own turn, so it has its own time.
      return loadOutcomes(client, list, part, { signal: AbortSignal.timeout(SHARED_REQUEST_MS) });
    });
    return new Map((await Promise.all(parts)).flatMap((outcomes) => [...outcomes]));
  }
}

/** The objects with these ids, at most as many as one request takes. Those that do not exist are left out. */
export async function listByIds(
  client: TencentClient,
  { action, ids: parameter, items }: ListAction,
  ids: readonly string[],
  options: ReadOptions,
): Promise<Wire[]> {
  const parameters = { [parameter]: ids, Offset: 0, Limit: MAX_IDS };
  return itemsIn(await callAction(client, action, parameters, { ...options, idempotent: true }), items);
}

export interface Listing {
  readonly action: string;
  readonly parameters?: Wire;
  /** The member of the answer that holds the list. */
  readonly items: string;
  /** The member that identifies an item. Without it, pages are taken as they come. */
  readonly key?: string;
  /** Default: 100. */
  readonly pageSize?: number;
  readonly signal: AbortSignal;
  /** Read for many operations at once. */
  readonly shared?: boolean;
}

/** All items of a list, page by page. */
export function listAll(client: TencentClient, listing: Listing): Promise<Wire[]> {
  const { action, parameters = {}, items, key, pageSize = 100, signal, shared = false } = listing;
  const read = async (offset: number) => {
    const input = { ...parameters, Offset: offset, Limit: pageSize };
    const answer = await callAction(client, action, input, { signal, idempotent: true, shared });
    const page = itemsIn(answer, items);
    const total = Number(answer.TotalCount ?? answer.TaskInstanceTotalCount ?? offset + page.length);
    return { items: page, total };
  };
  return listByOffset(read, key === undefined ? undefined : (item) => item[key]);
}

/** How many objects a list action has, by one request for the first of them. */
export async function countListed(
  client: TencentClient,
  action: string,
  signal: AbortSignal,
): Promise<number | undefined> {
  const { TotalCount } = await callAction(
    client,
    action,
    { Offset: 0, Limit: 1 },
    { signal, idempotent: true },
  );
  return typeof TotalCount === "number" ? TotalCount : undefined;
}

/** What to list: the objects with some ids, or else those that filters let through. */
export interface Selection {
  readonly ids?: readonly string[] | undefined;
  readonly filters?: readonly Wire[];
}

/** The objects with these ids, in that order, or all that the filters let through. */
export async function listSelected(
  client: TencentClient,
  list: ListAction,
  { ids, filters = [] }: Selection,
  signal: AbortSignal,
): Promise<Wire[]> {
  const { action, items, key } = list;
  if (ids === undefined) {
    const parameters = filters.length === 0 ? {} : { Filters: filters };
    return listAll(client, { action, parameters, items, key, signal });
  }
  const rest = [...new Set(ids)];
  const found = new Map<unknown, Wire>();
  for (let start = 0; start < rest.length; start += MAX_IDS) {
    const some = await listByIds(client, list, rest.slice(start, start + MAX_IDS), { signal });
    for (const item of some) found.set(item[key], item);
  }
  return rest.map((id) => found.get(id)).filter((item) => item !== undefined);
}
