import { z } from "zod";

import { RefusedError } from "../../../core/errors";
import { field } from "../../../core/schema/field";
import type { PaddleFlowClient } from "./client";
import { addressable, isRoot } from "./names";

/** The name of a user. */
export const userName = z.string().regex(/^[A-Za-z0-9]{4,16}$/, "must be 4 to 16 letters and digits");

/**
 * The owner of a file system and of what belongs to it. It is part of the id, so that a refresh has nothing to find out;
 * as with what no action returns, its absence after an import is no difference.
 */
export const ownerField = field(
  userName.optional(),
  "The user whose file system it is; only `root` may name another than itself. Left out, the connection's user.",
  { change: "replace", writeOnly: true, settingDefault: "username" },
);

/** The owner of the file system that a reader is asked for. */
export const ownerArgument = field(
  userName.optional(),
  "The owner; only `root` may name another than itself. Left out, the connection's user.",
);

/** The user that is meant where the program names this one, or none. */
export function ownerOf(client: PaddleFlowClient, username: string | undefined): string {
  return username ?? client.settings.username;
}

/** Names the owner in a request. Of others than root the server would act on their own objects: refused here. */
export function namingOwner(client: PaddleFlowClient, owner: string): { username?: string } {
  const { username } = client.settings;
  if (owner === username) return {};
  if (isRoot(username)) return { username: owner };
  throw new RefusedError(`this belongs to the user ${owner}, and the connection is of ${username}`, {
    advice: "Use a connection of `root` or of the owner",
  });
}

/** The owners whose objects are to be listed. To others than root the server would show their own instead: refused here. */
export function listingOwners(
  client: PaddleFlowClient,
  owners: readonly string[] | undefined,
): readonly string[] | undefined {
  const { username } = client.settings;
  const other = isRoot(username) ? undefined : owners?.find((owner) => owner !== username);
  if (other === undefined) return owners;
  throw new RefusedError(`the connection is of ${username}, to whom the server shows nothing of ${other}`, {
    advice: "Leave out `usernames`, or use a connection of `root`",
  });
}

/** The owner as an input: named only where it is not the connection's user. */
export function ownerInput(client: PaddleFlowClient, owner: string): { username?: string } {
  return owner === client.settings.username ? {} : { username: owner };
}

const FS_NAME = /^[a-zA-Z0-9_-]{1,63}$/;
/** Form of `user/fsName`: the id of a file system and of its cache configuration. */
export const FS_ID = /^[^/]+\/[a-zA-Z0-9_-]{1,63}$/;

/** The parts of the id of a file system or its cache configuration, `user/name`. */
export function partsOf(id: string): { owner: string; name: string } {
  const at = id.indexOf("/");
  return { owner: id.slice(0, at), name: id.slice(at + 1) };
}

/** The name of a file system where it becomes no part of a path. */
export const fsName = z.string().regex(FS_NAME, "must be the name of a file system");

/** The name of a file system that is to be made. */
export const newFsName = addressable(z.string().regex(FS_NAME, "must be letters, digits, `_` and `-`"));

/** The name of a file system that a request asks for. */
export const fsNameField = field(addressable(fsName), "The name of the file system.");
