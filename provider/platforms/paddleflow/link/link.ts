import { z } from "zod";

import { defineResource } from "../../../core/definition";
import type { Listed } from "../../../core/operation";
import { field, structure } from "../../../core/schema/field";
import { platform } from "../api/connection";
import { asListed } from "../api/lists";
import { addressable } from "../api/names";
import { fsName, namingOwner, ownerField, ownerInput, ownerOf } from "../api/owner";
import { linkStorage } from "../api/storage/kinds";
import { decodeStorage, encodeStorage, OF_LINK, secretDigestField } from "../api/storage/wire";
import { listFileSystems } from "../fileSystem/calls";
import { createLink, deleteLink, getLink, listLinks, partsOfLink } from "./calls";

const inputs = structure("LinkArgs", "A link.", {
  fsName: field(
    addressable(fsName),
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
  username: ownerField,
});

/** A further storage in a folder of a file system. */
export const link = defineResource({
  type: "paddleflow:Link",
  doc:
    "A link: a folder of a file system that shows another storage. Every change replaces it. Deleting the file system " +
    "deletes its links.",
  platform,
  inputs,
  outputs: z.object({ secretDigest: secretDigestField }),
  change: "replace",
  id: { pattern: /^[^/]+\/[a-zA-Z0-9_-]{1,63}:\/.*$/, example: "root/data:/folder/name" },
  timeouts: { create: 10, update: 10, delete: 10 },
  actions: {
    create: "POST /link",
    read: "GET /link/{fsName}?fsPath=",
    update: "none: every change replaces",
    delete: "DELETE /link/{fsName}?fsPath=",
  },

  async create({ client, inputs: { fsName: name, fsPath, storage, username }, signal }) {
    const owner = ownerOf(client, username);
    const place = { fsName: name, fsPath };
    const body = { ...place, ...encodeStorage(OF_LINK, storage), ...namingOwner(client, owner) };
    await createLink(client, body, signal);
    return `${owner}/${name}:${fsPath}`;
  },

  async read({ client, id, signal, prior }) {
    const wire = await getLink(client, id, signal);
    if (wire === undefined) return undefined;
    const { owner, ...place } = partsOfLink(id);
    const { storage, secretDigest } = decodeStorage(OF_LINK, id, wire, prior);
    return {
      inputs: { ...place, storage, ...ownerInput(client, owner) },
      outputs: { ...(secretDigest !== undefined && { secretDigest }) },
    };
  },

  async delete({ client, id, signal }) {
    await deleteLink(client, id, signal);
  },

  lookup: {
    unique: true,
    what: ({ fsName: name, fsPath, username }) =>
      `the link ${username === undefined ? "" : `${username}/`}${name}:${fsPath}`,
    async find({ client, inputs: wanted, signal }) {
      const id = `${ownerOf(client, wanted.username)}/${wanted.fsName}:${wanted.fsPath}`;
      return (await getLink(client, id, signal)) === undefined ? [] : [{ id }];
    },
    async all({ client, signal }) {
      const links: Listed[] = [];
      for (const { username, name } of await listFileSystems(client, undefined, signal)) {
        const [owner, fsName] = [String(username), String(name)];
        const found = await listLinks(client, { fsName, username: owner }, signal);
        links.push(...asListed(found, ({ fsPath }) => `${owner}/${fsName}:${String(fsPath)}`));
      }
      return links;
    },
  },
});
