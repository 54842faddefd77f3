import type { FindOperation, Found, Listed, MarkedObject, Operation } from "../../../core/operation";
import { joined, type JoinedWork, kept, type KeptWork, SHARED_REQUEST_MS } from "../../../core/rest/joined";
import type { Wire } from "../../../core/schema/wire";
import { timeOf } from "../../../core/schema/values";
import type { TencentClient } from "./client";
import { hasTags } from "./editions";
import { type ListAction, listAll } from "./lists";
import type { TencentSettings } from "./settings";
import { MARK_TAG, markOf } from "./tags";

/** Objects that carry a mark, by the resource that the mark names. */
type Owned = ReadonlyMap<string, MarkedObject[]>;

/** How the objects of a list are found again: by the mark in their tags, or by their names where there are no tags. */
export interface Finder {
  readonly list: ListAction;
  /** The objects of a resource, from a listing that begins after the call. */
  readonly byMark: JoinedWork<TencentSettings, MarkedObject[]>;
  /** The objects of a name, from a listing that begins after the call. */
  readonly byName: JoinedWork<TencentSettings, Found[]>;
  /** All objects that carry a mark, from the one listing that serves all operations of the connection. */
  readonly listed: KeptWork<TencentSettings, Owned>;
}

export function defineFinder(list: ListAction): Finder {
  return {
    list,
    byMark: { load: (client, _ids, signal) => listMarks(client, list, signal) },
    byName: {
      load: async (client, _ids, signal) => {
        const items = await listPresent(client, list, {}, signal);
        return grouped(items.map((item) => [nameIn(item, list) ?? "", foundIn(item, list)]));
      },
    },
    listed: { load: (client) => listMarks(client, list, AbortSignal.timeout(SHARED_REQUEST_MS)) },
  };
}

/**
 * The objects that a resource may have made: those that carry its mark; where there are no tags, those of its name as
 * they are now, because a name must be free at the creation. Then nothing is found without a name.
 */
export async function findObjects(
  { byMark, byName, listed }: Finder,
  {
    client,
    who,
    fresh,
    signal,
  }: Pick<FindOperation<TencentClient, unknown>, "client" | "who" | "fresh" | "signal">,
  name?: string,
): Promise<readonly Found[]> {
  if (!hasTags(client.settings)) {
    return name === undefined ? [] : ((await joined(client, byName, name, signal)) ?? []);
  }
  const found = fresh
    ? await joined(client, byMark, who, signal)
    : (await kept(client, listed, signal)).get(who);
  return found ?? [];
}

/** All objects that carry a mark, of whatever resource. */
export async function listMarked(
  { listed }: Finder,
  { client, signal }: Pick<Operation<TencentClient>, "client" | "signal">,
): Promise<readonly MarkedObject[]> {
  return hasTags(client.settings) ? [...(await kept(client, listed, signal)).values()].flat() : [];
}

/** All objects of the account, with and without a mark. */
export async function listEvery(
  { list }: Finder,
  { client, signal }: Pick<Operation<TencentClient>, "client" | "signal">,
): Promise<readonly Listed[]> {
  const items = await listPresent(client, list, {}, signal);
  return items.map((item) => ({ ...foundIn(item, list), name: nameIn(item, list) }));
}

async function listMarks(client: TencentClient, list: ListAction, signal: AbortSignal): Promise<Owned> {
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
