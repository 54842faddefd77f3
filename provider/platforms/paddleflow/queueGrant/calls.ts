import { joined, type JoinedWork } from "../../../core/rest/joined";
import type { PaddleFlowClient } from "../api/client";
import { type List, listAll, type Listing } from "../api/lists";
import type { PaddleFlowSettings } from "../api/settings";
import type { Wire } from "../api/wire";

const GRANTS: List = { action: "listGrant", path: "/grant", items: "grantList" };
const QUEUE = "queue";

/** The user and the queue of a grant. */
export interface GrantedQueue {
  readonly username: string;
  readonly queueName: string;
}

/** The grants of queues, all or those of a user. */
export async function listQueueGrants(
  client: PaddleFlowClient,
  username: string | undefined,
  listing: Listing,
): Promise<Wire[]> {
  const grants = await listAll(client, GRANTS, { ...listing, query: { username } });
  return grants.filter(({ resourceType }) => resourceType === QUEUE);
}

const BY_ID: JoinedWork<PaddleFlowSettings, Wire> = {
  load: async (client, _ids, signal) => {
    const grants = await listQueueGrants(client, undefined, { signal, shared: true });
    return new Map(
      grants.map((grant) => [`${String(grant.userName)}/${String(grant.resourceID)}`, grant] as const),
    );
  },
};

/** A grant by `user/queue`, from the list: the server shows none by itself. One listing serves all that are asked for together. */
export function getQueueGrant(
  client: PaddleFlowClient,
  id: string,
  signal: AbortSignal,
): Promise<Wire | undefined> {
  return joined(client, BY_ID, id, signal);
}

export async function createQueueGrant(
  client: PaddleFlowClient,
  { username, queueName }: GrantedQueue,
  signal: AbortSignal,
): Promise<void> {
  const json = { userName: username, resourceType: QUEUE, resourceID: queueName };
  const call = { action: "createGrant", method: "POST", path: "/grant" } as const;
  await client.call({ ...call, json, signal, idempotent: false });
}

export async function deleteQueueGrant(
  client: PaddleFlowClient,
  { username, queueName }: GrantedQueue,
  signal: AbortSignal,
): Promise<void> {
  const query = { username, resourceType: QUEUE, resourceID: queueName };
  const call = { action: "deleteGrant", method: "DELETE", path: "/grant" } as const;
  await client.call({ ...call, query, signal, idempotent: true });
}
