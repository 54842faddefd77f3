import { joined, type JoinedWork } from "../../../core/rest/joined";
import type { PaddleFlowClient } from "../api/client";
import { type List, listAll, type Listing } from "../api/lists";
import { path } from "../api/names";
import { passwordChanged } from "../api/passwords";
import type { PaddleFlowSettings } from "../api/settings";
import type { Wire } from "../api/wire";

const USERS: List = { action: "listUser", path: "/user", items: "userList" };

/** All users but root. */
export function listUsers(client: PaddleFlowClient, listing: Listing): Promise<Wire[]> {
  return listAll(client, USERS, listing);
}

const BY_NAME: JoinedWork<PaddleFlowSettings, Wire> = {
  load: async (client, _names, signal) => {
    const users = await listUsers(client, { signal, shared: true });
    return new Map(users.map((user) => [String(user.name), user]));
  },
};

/**
 * A user, from the list: the server breaks off the connection where a single user is asked for who does not exist. One
 * listing serves all that are asked for together.
 */
export function getUser(
  client: PaddleFlowClient,
  name: string,
  signal: AbortSignal,
): Promise<Wire | undefined> {
  return joined(client, BY_NAME, name, signal);
}

export async function createUser(
  client: PaddleFlowClient,
  user: { readonly username: string; readonly password: string },
  signal: AbortSignal,
): Promise<void> {
  await client.call({
    action: "createUser",
    method: "POST",
    path: "/user",
    json: user,
    signal,
    idempotent: false,
  });
}

/** Sets the password, which ends every login of the user. */
export async function updateUser(
  client: PaddleFlowClient,
  name: string,
  password: string,
  signal: AbortSignal,
): Promise<void> {
  passwordChanged(client.settings.endpoint, name, password);
  await client.call({
    action: "updateUser",
    method: "PUT",
    path: path`/user/${name}`,
    json: { password },
    signal,
    idempotent: true,
  });
}

export async function deleteUser(client: PaddleFlowClient, name: string, signal: AbortSignal): Promise<void> {
  await client.call({
    action: "deleteUser",
    method: "DELETE",
    path: path`/user/${name}`,
    signal,
    idempotent: true,
  });
}
