import { z } from "zod";

import { RefusedError } from "../../core/errors";
import { field } from "../../core/schema/field";
import type { PaddleFlowClient } from "./client";
import { isRoot } from "./names";

/** The name of a user. */
export const userName = z.string().regex(/^[A-Za-z0-9]{4,16}$/, "must be 4 to 16 letters and digits");

/**
 * The owner of a file system and of what belongs to it. It is part of the id, so that a refresh has nothing to find out;
 * as with what no action returns, one that is absent after an import is no difference.
 */
export const ownerField = (what: string) =>
  field(
    userName.optional(),
    `The user whose ${what} it is; only \`root\` may name another than itself. Left out, the connection's user.`,
    { change: "replace", writeOnly: true, settingDefault: "username" },
  );

/** The user that is meant where the program names this one, or none. */
export function ownerOf(client: PaddleFlowClient, username: string | undefined): string {
  return username ?? client.settings.username;
}

/** Names the owner in a request. The server would take the wish of others than root for their own objects: refused here. */
export function namingOwner(client: PaddleFlowClient, owner: string): { username?: string } {
  const { username } = client.settings;
  if (owner === username) return {};
  if (isRoot(username)) return { username: owner };
  throw new RefusedError(`this belongs to the user ${owner}, and the connection is of ${username}`, {
    advice: "Use a connection of `root` or of the owner",
  });
}

/** The owner as an input: told only where it is not the connection's user. */
export function ownerInput(client: PaddleFlowClient, owner: string): { username?: string } {
  return owner === client.settings.username ? {} : { username: owner };
}

/** The parts of the id of a file system or its cache, `user/name`. */
export function partsOf(id: string): { owner: string; name: string } {
  const at = id.indexOf("/");
  return { owner: id.slice(0, at), name: id.slice(at + 1) };
}

export const FS_NAME = /^[a-zA-Z0-9_-]{1,63}$/;
/** Form of `user/fsName`. */
export const FS_ID = /^[^/]+\/[a-zA-Z0-9_-]{1,63}$/;
