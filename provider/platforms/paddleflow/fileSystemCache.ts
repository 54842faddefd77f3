import { z } from "zod";

import { defineResource } from "../../core/definition";
import { field, structure } from "../../core/schema/field";
import { once, type PaddleFlowClient, type Wire } from "./client";
import { platform } from "./connection";
import { deleteUnmounted } from "./fileSystemDeletion";
import { addressable } from "./names";
import { FS_ID, FS_NAME, namingOwner, ownerField, ownerInput, ownerOf, partsOf } from "./owner";
import { showOne } from "./presence";
import { cacheConfig } from "./structures/cacheConfig";
import { timeOf } from "./times";
import { decodeMembers, encode } from "./wire";

const inputs = structure(
  "FileSystemCacheArgs",
  "A cache configuration.",
  {
    fsName: field(
      addressable(z.string().regex(FS_NAME, "must be the name of a file system")),
      "The file system. It has at most one cache configuration.",
    ),
    ...cacheConfig,
    debug: field(z.boolean().optional(), "Whether the mount process logs for debugging.", {
      writeOnly: true,
      platformDefault: false,
    }),
    username: ownerField("file system"),
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

  async create({ client, inputs: wanted, attempt, signal }) {
    const { username, ...config } = wanted;
    const owner = ownerOf(client, username);
    const body = { ...encode(inputs, config), ...namingOwner(client, owner) };
    await client.call("createFSCache", { method: "POST", path: ["fsCache"], body, signal, ...once(attempt) });
    return `${owner}/${wanted.fsName}`;
  },

  async read({ client, id, signal }) {
    const wire = await showCache(client, id, signal);
    if (wire === undefined) return undefined;
    const { owner, name: fsName } = partsOf(id);
    const config = decodeMembers(z.object(cacheConfig), wire);
    return {
      inputs: { fsName, ...config, ...ownerInput(client, owner) },
      outputs: { createTime: wire.createTime },
    };
  },

  async delete(operation) {
    await deleteUnmounted(operation, "deleteFSCache", "fsCache");
  },

  lookup: {
    // The server would take a second one, of which it then takes no notice.
    unique: true,
    what: ({ fsName, username }) =>
      `the cache configuration of ${username === undefined ? "" : `${username}/`}${fsName}`,
    async find({ client, inputs: { fsName, username }, signal }) {
      const id = `${ownerOf(client, username)}/${fsName}`;
      const wire = await showCache(client, id, signal);
      return wire === undefined ? [] : [{ id, createTime: timeOf(wire.createTime) }];
    },
  },
});

/** A cache configuration as the server has it. */
export async function showCache(
  client: PaddleFlowClient,
  id: string,
  signal: AbortSignal,
): Promise<Wire | undefined> {
  const { owner, name } = partsOf(id);
  const query = namingOwner(client, owner);
  return showOne(client, "getFSCache", { path: ["fsCache", name], query, signal });
}
