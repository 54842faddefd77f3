import { itemsIn } from "../../../core/rest/paging";
import { getOne, type PaddleFlowClient } from "../api/client";
import { type List, listByTime } from "../api/lists";
import { path } from "../api/names";
import { namingOwner, ownerOf } from "../api/owner";
import type { Wire } from "../api/wire";

const LINKS = "linkList";

/** The parts of the id of a link, `user/fsName:fsPath`. */
export function partsOfLink(id: string): { owner: string; fsName: string; fsPath: string } {
  const [slash, colon] = [id.indexOf("/"), id.indexOf(":")];
  return { owner: id.slice(0, slash), fsName: id.slice(slash + 1, colon), fsPath: id.slice(colon + 1) };
}

export async function getLink(
  client: PaddleFlowClient,
  id: string,
  signal: AbortSignal,
): Promise<Wire | undefined> {
  const { owner, fsName, fsPath } = partsOfLink(id);
  const query = { fsPath, ...namingOwner(client, owner) };
  const answer = await getOne(client, "showLink", path`/link/${fsName}`, signal, query);
  return itemsIn(answer, LINKS).find((item) => item.fsPath === fsPath);
}

/** The links of a user's file system, but those of this very second. */
export function listLinks(
  client: PaddleFlowClient,
  { fsName, username }: { readonly fsName: string; readonly username?: string | undefined },
  signal: AbortSignal,
): Promise<Wire[]> {
  const list: List = { action: "listLink", path: path`/link/${fsName}`, items: LINKS };
  const query = namingOwner(client, ownerOf(client, username));
  return listByTime(client, list, { query, signal }, ({ fsPath }) => fsPath);
}

export async function createLink(client: PaddleFlowClient, link: Wire, signal: AbortSignal): Promise<void> {
  const call = { action: "createLink", method: "POST", path: "/link" } as const;
  await client.call({ ...call, json: link, signal, idempotent: false });
}

/** The server does not check whose link it is: naming another's owner is refused before. */
export async function deleteLink(client: PaddleFlowClient, id: string, signal: AbortSignal): Promise<void> {
  const { owner, fsName, fsPath } = partsOfLink(id);
  const query = { fsPath, ...namingOwner(client, owner) };
  const call = { action: "deleteLink", method: "DELETE", path: path`/link/${fsName}` } as const;
  await client.call({ ...call, query, signal, idempotent: true });
}
