import type { Found, MarkedObject } from "../../../core/operation";
import { joined, type JoinedWork, SHARED_REQUEST_MS } from "../../../core/rest/joined";
import type { Wire } from "../../../core/schema/wire";
import { timeOf } from "../../../core/times";
import type { TencentClient } from "./client";
import { type ListAction, listAll } from "./lists";
import type { TencentSettings } from "./settings";
import { markOf, MARK_TAG } from "./tags";

type Marked = ReadonlyMap<string, MarkedObject[]>;

/** How the objects of a list are found again: by the mark in their tags, or by their names where there are no tags. */
export interface Finder {
  /** From a listing that begins after the call. */
  readonly byMark: JoinedWork<TencentSettings, MarkedObject[]>;
  readonly byName: JoinedWork<TencentSettings, Found[]>;
  /** From the listing that serves all operations of the connection. */
  readonly listed: (client: TencentClient, signal: AbortSignal) => Promise<Marked>;
}

export function defineFinder(list: ListAction): Finder {
  const known: object = {};
  const listed = (client: TencentClient, signal: AbortSignal): Promise<Marked> => {
    const cell = client.once(known, (): { listing?: Promise<Marked> | undefined } => ({}));
    const listing = () =>
      (cell.listing ??= listMarks(client, list, AbortSignal.timeout(SHARED_REQUEST_MS)).catch(
        (error: unknown) => {
          cell.listing = undefined;
          throw error;
        },
      ));
    return client.sharing(listing, signal);
  };
  return {
    byMark: { load: (client, _ids, signal) => listMarks(client, list, signal) },
    byName: {
      load: async (client, _ids, signal) => {
        const items = await listPresent(client, list, {}, signal);
        return grouped(items.map((item) => [nameIn(item, list) ?? "", foundIn(item, list)]));
      },
    },
    listed,
  };
}

/** The objects that carry a resource's mark; `fresh` where those of the last moment must be seen. */
export async function findMarked(
  client: TencentClient,
  { byMark, listed }: Finder,
  who: string,
  fresh: boolean,
  signal: AbortSignal,
): Promise<readonly MarkedObject[]> {
  const found = fresh
    ? await joined(client, byMark, who, signal)
    : (await listed(client, signal)).get(who);
  return found ?? [];
}

/** All objects that carry a mark, whosever. */
export async function listMarked(
  client: TencentClient,
  { listed }: Finder,
  signal: AbortSignal,
): Promise<readonly MarkedObject[]> {
  return [...(await listed(client, signal)).values()].flat();
}

/** The objects of a name, as they are now: a name must be free at the creation. */
export async function findNamed(
  client: TencentClient,
  { byName }: Finder,
  name: string,
  signal: AbortSignal,
): Promise<readonly Found[]> {
  return (await joined(client, byName, name, signal)) ?? [];
}

async function listMarks(client: TencentClient, list: ListAction, signal: AbortSignal): Promise<Marked> {
  const filter = { Filters: [{ Name: "tag-key", Values: [MARK_TAG] }] };
  const items = await listPresent(client, list, filter, signal);
  return grouped(
    items.flatMap((item) => {
      const mark = markOf(item.Tags);
      if (mark === undefined) return [];
      const { who, which } = mark;
      return [[who, { ...foundIn(item, list), who, which, name: nameIn(item, list) }] as const];
    }),
  );
}

/** What is listed and not on its way out. */
async function listPresent(
  client: TencentClient,
  { action, items, key }: ListAction,
  parameters: Wire,
  signal: AbortSignal,
): Promise<Wire[]> {
  const all = await listAll(client, { action, parameters, items, key, signal, shared: true });
  return all.filter((item) => typeof item[key] === "string" && item.NextAction !== "DELETING");
}

function grouped<V>(entries: readonly (readonly [key: string, value: V])[]): ReadonlyMap<string, V[]> {
  const groups = new Map<string, V[]>();
  for (const [key, value] of entries) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

function foundIn(item: Wire, { key }: ListAction): Found {
  return { id: String(item[key]), createTime: timeOf(item.CreateTime) };
}

function nameIn(item: Wire, { name }: ListAction): string | undefined {
  const text = item[name];
  return typeof text === "string" ? text : undefined;
}
