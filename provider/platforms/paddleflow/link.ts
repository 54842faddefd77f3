import { z } from "zod";

import { defineResource } from "../../core/definition";
import { field, structure } from "../../core/schema/field";
import { once, type PaddleFlowClient, type Wire } from "./client";
import { platform } from "./connection";
import { addressable } from "./names";
import { FS_NAME, namingOwner, ownerField, ownerInput, ownerOf } from "./owner";
import { itemsOf } from "./paging";
import { showOne } from "./presence";
import { decodeStorage, encodeStorage, OF_LINK } from "./storageWire";
import { linkStorage } from "./structures/storage";

const inputs = structure("LinkArgs", "A link.", {
  fsName: field(
    addressable(z.string().regex(FS_NAME, "must be the name of a file system")),
    "The file system that it is in: one on HDFS without Kerberos, S3, SFTP or CFS, in which the server can write.",
  ),
  fsPath: field(
    z.string().regex(/^(\/[^/]+)+$/, "must look like /folder/name"),
    "Where in the file system it is. The folder above must exist; the path itself must be missing or empty, and neither " +
      "within another link nor around one.",
  ),
  storage: field(
    linkStorage,
    "The storage that it leads to. The server tries it, unless it is local or CFS.",
  ),
  username: ownerField("file system"),
});

/** A further storage in a folder of a file system. */
export const link = defineResource({
  type: "paddleflow:Link",
  doc:
    "A link: a folder of a file system that shows another storage. Every change replaces it. Deleting the file system " +
    "deletes its links.",
  platform,
  inputs,
  outputs: z.object({
    secretDigest: field(
      z.string().optional(),
      "A digest of the password or secret key as the server stores it. By it a refresh sees that somebody changed it.",
      { secret: true },
    ),
  }),
  change: "replace",
  id: { pattern: /^[^/]+\/[a-zA-Z0-9_-]{1,63}:\/.*$/, example: "root/data:/folder/name" },
  timeouts: { create: 10, update: 10, delete: 10 },
  actions: {
    create: "POST /link",
    read: "GET /link/{fsName}?fsPath=",
    update: "none: every change replaces",
    delete: "DELETE /link/{fsName}?fsPath=",
  },

  async create({ client, inputs: { fsName, fsPath, storage, username }, attempt, signal }) {
    const owner = ownerOf(client, username);
    const body = { fsName, fsPath, ...encodeStorage(OF_LINK, storage), ...namingOwner(client, owner) };
    await client.call("createLink", { method: "POST", path: ["link"], body, signal, ...once(attempt) });
    return `${owner}/${fsName}:${fsPath}`;
  },

  async read({ client, id, signal, prior }) {
    const wire = await showLink(client, id, signal);
    if (wire === undefined) return undefined;
    const { owner, fsName, fsPath } = partsOfLink(id);
    const { storage, secretDigest } = decodeStorage(OF_LINK, id, wire, prior);
    return {
      inputs: { fsName, fsPath, storage, ...ownerInput(client, owner) },
      outputs: { ...(secretDigest !== undefined && { secretDigest }) },
    };
  },

  async delete({ client, id, signal }) {
    const { owner, fsName, fsPath } = partsOfLink(id);
    // The server does not ask whose link it is: naming another's owner is refused before.
    const query = { fsPath, ...namingOwner(client, owner) };
    await client.call("deleteLink", {
      method: "DELETE",
      path: ["link", fsName],
      query,
      signal,
      idempotent: true,
    });
  },

  lookup: {
    unique: true,
    what: ({ fsName, fsPath, username }) =>
      `the link ${username === undefined ? "" : `${username}/`}${fsName}:${fsPath}`,
    async find({ client, inputs: { fsName, fsPath, username }, signal }) {
      const id = `${ownerOf(client, username)}/${fsName}:${fsPath}`;
      return (await showLink(client, id, signal)) === undefined ? [] : [{ id }];
    },
  },
});

/** The parts of `user/fsName:fsPath`. */
export function partsOfLink(id: string): { owner: string; fsName: string; fsPath: string } {
  const [slash, colon] = [id.indexOf("/"), id.indexOf(":")];
  return { owner: id.slice(0, slash), fsName: id.slice(slash + 1, colon), fsPath: id.slice(colon + 1) };
}

/** A link as the server has it. */
export async function showLink(
  client: PaddleFlowClient,
  id: string,
  signal: AbortSignal,
): Promise<Wire | undefined> {
  const { owner, fsName, fsPath } = partsOfLink(id);
  const query = { fsPath, ...namingOwner(client, owner) };
  const answer = await showOne(client, "showLink", { path: ["link", fsName], query, signal });
  return answer && itemsOf(answer, "linkList").find((item) => item.fsPath === fsPath);
}
