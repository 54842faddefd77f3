import { getOne, type PaddleFlowClient } from "../api/client";
import { path } from "../api/names";
import { namingOwner, partsOf } from "../api/owner";
import type { Wire } from "../api/wire";

/** The cache configuration of a file system by that one's id, `user/name`. */
export async function getFileSystemCache(
  client: PaddleFlowClient,
  id: string,
  signal: AbortSignal,
): Promise<Wire | undefined> {
  const { owner, name } = partsOf(id);
  return getOne(client, "getFSCache", path`/fsCache/${name}`, signal, namingOwner(client, owner));
}

export async function createFileSystemCache(
  client: PaddleFlowClient,
  cache: Wire,
  signal: AbortSignal,
): Promise<void> {
  const call = { action: "createFSCache", method: "POST", path: "/fsCache" } as const;
  await client.call({ ...call, json: cache, signal, idempotent: false });
}

export async function deleteFileSystemCache(
  client: PaddleFlowClient,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const { owner, name } = partsOf(id);
  const call = { action: "deleteFSCache", method: "DELETE", path: path`/fsCache/${name}` } as const;
  await client.call({ ...call, query: namingOwner(client, owner), signal, idempotent: true });
}
