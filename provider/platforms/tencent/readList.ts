import type { TencentClient } from "./client";
import type { Wire } from "../../core/schema/wire";
import { encodeFilters } from "./filters";
import { type ListAction, MAX_IDS } from "./lists";
import { itemsOf, listAll } from "./paging";

export interface Selection {
  readonly ids?: readonly string[] | undefined;
  readonly filters?: unknown;
}

/** The objects with these ids, in that order, or all that the filters let through. */
export async function readList(
  client: TencentClient,
  list: ListAction,
  { ids, filters }: Selection,
  signal: AbortSignal,
): Promise<Wire[]> {
  const { action, set, key } = list;
  if (ids !== undefined) return readByIds(client, list, [...new Set(ids)], signal);
  const wanted = encodeFilters(filters);
  const parameters = wanted.length === 0 ? {} : { Filters: wanted };
  return listAll(client, { action, parameters, set, key, signal });
}

async function readByIds(
  client: TencentClient,
  { action, ids: parameter, set, key }: ListAction,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Wire[]> {
  const found = new Map<unknown, Wire>();
  for (let start = 0; start < ids.length; start += MAX_IDS) {
    const parameters = { [parameter]: ids.slice(start, start + MAX_IDS), Offset: 0, Limit: MAX_IDS };
    const answer = await client.call(action, parameters, { signal, idempotent: true });
    for (const item of itemsOf(answer, set)) found.set(item[key], item);
  }
  return ids.flatMap((id) => {
    const item = found.get(id);
    return item === undefined ? [] : [item];
  });
}
