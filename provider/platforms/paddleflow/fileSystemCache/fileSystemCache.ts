import { z } from "zod";

import { defineResource } from "../../../core/definition";
import { field, structure } from "../../../core/schema/field";
import { platform } from "../api/connection";
import { addressable } from "../api/names";
import { FS_ID, fsName, namingOwner, ownerField, ownerInput, ownerOf, partsOf } from "../api/owner";
import { deleteUnmounted } from "../api/storage/deletion";
import { decodeMembers, encode, timeOf } from "../api/wire";
import { createFileSystemCache, deleteFileSystemCache, getFileSystemCache } from "./calls";
import { cacheConfig } from "./structures";

const inputs = structure(
  "FileSystemCacheArgs",
  "A cache configuration.",
  {
    fsName: field(addressable(fsName), "The file system. It has at most one cache configuration."),
    ...cacheConfig,
    debug: field(z.boolean().optional(), "Whether the mount process logs for debugging.", {
      writeOnly: true,
      platformDefault: false,
    }),
    username: ownerField,
  },
  {
    rules: [
      {
        needs: ["cacheDir", "metaDriver"],
        check: ({ cacheDir, metaDriver }) =>
          metaDriver === "disk" && (cacheDir ?? "") === ""
            ? [{ path: ["cacheDir"], reason: "is required with metaDriver disk" }]
            : [],
      },
    ],
  },
);

/** How a file system is cached on the nodes that mount it. */
export const fileSystemCache = defineResource({
  type: "paddleflow:FileSystemCache",
  doc:
    "The cache configuration of a file system: how the nodes that mount it cache it. Every change replaces it, which the " +
    "server refuses while a pod has the file system mounted. Deleting the file system deletes it.",
  platform,
  inputs,
  outputs: z.object({ createTime: field(z.string(), "When it was created, in the server's local time.") }),
  change: "replace",
  id: { pattern: FS_ID, example: "root/data" },
  timeouts: { create: 10, update: 10, delete: 10 },
  actions: {
    create: "POST /fsCache",
    read: "GET /fsCache/{fsName}",
    update: "none: every change replaces",
    delete: "DELETE /fsCache/{fsName}",
  },

  async create({ client, inputs: { username, ...config }, signal }) {
    const owner = ownerOf(client, username);
    const body = { ...encode(inputs, config), ...namingOwner(client, owner) };
    await createFileSystemCache(client, body, signal);
    return `${owner}/${config.fsName}`;
  },

  async read({ client, id, signal }) {
    const wire = await getFileSystemCache(client, id, signal);
    if (wire === undefined) return undefined;
    const { owner, name } = partsOf(id);
    const config = decodeMembers(z.object(cacheConfig), wire);
    return {
      inputs: { fsName: name, ...config, ...ownerInput(client, owner) },
      outputs: { createTime: wire.createTime },
    };
  },

  async delete(operation) {
    const { client, id, signal } = operation;
    await deleteUnmounted(operation, () => deleteFileSystemCache(client, id, signal));
  },

  lookup: {
    // The server would take a second one, of which it then takes no notice.
    unique: true,
    what: ({ fsName: name, username }) =>
      `the cache configuration of ${username === undefined ? "" : `${username}/`}${name}`,
    async find({ client, inputs: wanted, signal }) {
      const id = `${ownerOf(client, wanted.username)}/${wanted.fsName}`;
      const wire = await getFileSystemCache(client, id, signal);
      return wire === undefined ? [] : [{ id, createTime: timeOf(wire.createTime) }];
    },
  },
});
