import { getOne, type PaddleFlowClient } from "../api/client";
import { type List, listAll } from "../api/lists";
import { path } from "../api/names";
import type { Wire } from "../api/wire";

const FLAVOURS: List = { action: "listFlavour", path: "/flavour", items: "flavourList" };

export function getFlavour(
  client: PaddleFlowClient,
  name: string,
  signal: AbortSignal,
): Promise<Wire | undefined> {
  return getOne(client, "showFlavour", path`/flavour/${name}`, signal);
}

/** The flavours for all clusters and for one cluster, all or those with a part in their names. */
export function listFlavours(
  client: PaddleFlowClient,
  { name, clusterName }: { readonly name?: string | undefined; readonly clusterName?: string | undefined },
  signal: AbortSignal,
): Promise<Wire[]> {
  return listAll(client, FLAVOURS, { query: { name, clusterName }, signal });
}

export async function createFlavour(
  client: PaddleFlowClient,
  flavour: Wire,
  signal: AbortSignal,
): Promise<void> {
  const call = { action: "createFlavour", method: "POST", path: "/flavour" } as const;
  await client.call({ ...call, json: flavour, signal, idempotent: false });
}

/** Changes the amounts that are given: the server merges, and refuses the cluster even where it is the same. */
export async function updateFlavour(
  client: PaddleFlowClient,
  name: string,
  amounts: Wire,
  signal: AbortSignal,
): Promise<void> {
  const call = { action: "updateFlavour", method: "PUT", path: path`/flavour/${name}` } as const;
  await client.call({ ...call, json: amounts, signal, idempotent: true });
}

export async function deleteFlavour(
  client: PaddleFlowClient,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  const call = { action: "deleteFlavour", method: "DELETE", path: path`/flavour/${name}` } as const;
  await client.call({ ...call, signal, idempotent: true });
}
