import { hasCode } from "../../../core/errors";
import { kept, type KeptWork } from "../../../core/rest/joined";
import { lateMember } from "../api/calls";
import { getOne, type PaddleFlowClient } from "../api/client";
import { type List, listByTime } from "../api/lists";
import { path } from "../api/names";
import { namingOwner, partsOf } from "../api/owner";
import type { PaddleFlowSettings } from "../api/settings";
import type { Wire } from "../api/wire";

const FILE_SYSTEMS: List = { action: "listFS", path: "/fs", items: "fsList" };
const PROBE_MS = 120_000;

/** The file system of an id, `user/name`. */
export async function getFileSystem(
  client: PaddleFlowClient,
  id: string,
  signal: AbortSignal,
): Promise<Wire | undefined> {
  const { owner, name } = partsOf(id);
  return getOne(client, "showFS", path`/fs/${name}`, signal, namingOwner(client, owner));
}

/** The file systems of a user, or all that the connection's user sees, but those of this very second. */
export function listFileSystems(
  client: PaddleFlowClient,
  username: string | undefined,
  signal: AbortSignal,
): Promise<Wire[]> {
  return listByTime(client, FILE_SYSTEMS, { query: { username }, signal }, ({ id }) => id);
}

export async function createFileSystem(
  client: PaddleFlowClient,
  fileSystem: Wire,
  signal: AbortSignal,
): Promise<void> {
  const call = { action: "createFS", method: "POST", path: "/fs" } as const;
  await client.call({ ...call, json: fileSystem, signal, idempotent: false });
}

/** Writes all of a file system. The server reports success also where there is no such file system. */
export async function updateFileSystem(
  client: PaddleFlowClient,
  fileSystem: Wire,
  signal: AbortSignal,
): Promise<void> {
  const call = { action: "updateFS", method: "PUT", path: "/fs" } as const;
  await client.call({ ...call, json: fileSystem, signal, idempotent: true });
}

export async function deleteFileSystem(
  client: PaddleFlowClient,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const { owner, name } = partsOf(id);
  const call = { action: "deleteFS", method: "DELETE", path: path`/fs/${name}` } as const;
  await client.call({ ...call, query: namingOwner(client, owner), signal, idempotent: true });
}

/** Came with pull request 421 of the server, of July 2022; whether v0.14.3 to v0.14.5 have it is not known. */
export const INDEPENDENT_MOUNT_PROCESS = lateMember("independentMountProcess", "v0.14.6", {
  action: "createFS",
  path: "/fs",
  otherwise: "FileSystemNameFormatError",
});

const PROBE: KeptWork<PaddleFlowSettings, boolean> = { load: probe };

/** Whether the server changes file systems in place: found out once for each connection. */
export function updatesFileSystems(client: PaddleFlowClient, signal: AbortSignal): Promise<boolean> {
  return kept(client, PROBE, signal);
}

/**
 * A request without a name is refused for that by a server that has the call, and changes nothing; other servers answer
 * that they do not have the call.
 */
async function probe(client: PaddleFlowClient): Promise<boolean> {
  const call = { action: "updateFS", method: "PUT", path: "/fs", json: {} } as const;
  try {
    // All operations of the connection wait for this request: it has a deadline of its own.
    const signal = AbortSignal.timeout(PROBE_MS);
    await client.call({ ...call, signal, idempotent: true, shared: true });
    return true;
  } catch (error) {
    if (hasCode(error, "FileSystemNameFormatError")) return true;
    if (hasCode(error, "MethodNotAllowed", "PathNotFound")) return false;
    // Anything else, such as a login that is refused, says nothing of the call.
    throw error;
  }
}
