import { z } from "zod";

import { defineResource } from "../../core/definition";
import { NotFoundError, RefusedError } from "../../core/errors";
import { field, type Problem, type Settings, structure } from "../../core/schema/field";
import { isRecord, isUnknown } from "../../core/schema/unknowns";
import { once, type PaddleFlowClient, type Wire } from "./client";
import { platform } from "./connection";
import { deleteFileSystem } from "./fileSystemDeletion";
import { updatesFileSystems } from "./fileSystemUpdate";
import { addressable } from "./names";
import { FS_ID, FS_NAME, namingOwner, ownerField, ownerInput, ownerOf, partsOf } from "./owner";
import { showOne } from "./presence";
import { decodeStorage, encodeStorage, lacksSecret, OF_FILE_SYSTEM } from "./storageWire";
import { fsStorage } from "./structures/storage";

const MAX_NAME = 63;
/** User name and name together. */
const MAX_BOTH = 59;
/** Leaves room for the longest user name. */
const MAX_AUTO_NAME = 43;

const inputs = structure("FileSystemArgs", "A file system.", {
  name: field(
    addressable(z.string().regex(FS_NAME, "must be letters, digits, `_` and `-`")).optional(),
    `The name, at most ${MAX_NAME} letters, digits, \`_\` and \`-\`; with the user's name at most ${MAX_BOTH}.`,
    { change: "replace", autoName: { maxLength: MAX_AUTO_NAME } },
  ),
  storage: field(
    fsStorage,
    "The storage that it stands for. The server tries HDFS, SFTP, S3, BOS and GlusterFS before it stores them. Another " +
      "kind of storage is another file system.",
  ),
  independentMountProcess: field(
    z.boolean().optional(),
    "Whether it is mounted by a process of its own in each pod. It cannot be taken back in place.",
    { platformDefault: false, removal: "replace" },
  ),
  username: ownerField("file system"),
});

type Inputs = z.output<typeof inputs>;

/** A storage under a name, for pipelines and jobs. */
export const fileSystem = defineResource({
  type: "paddleflow:FileSystem",
  doc:
    "A file system: a storage under a name, for pipelines, runs and jobs. Servers up to v0.14.7-rc1 cannot change one: " +
    "there every change replaces it, and with it go its links and its cache configuration.",
  platform,
  inputs,
  outputs: z.object({
    fsId: field(z.string(), "The server's id, `fs-USER-NAME`."),
    updatableInPlace: field(z.boolean(), "Whether the server can change file systems in place."),
    secretDigest: field(
      z.string().optional(),
      "A digest of the password or secret key as the server stores it. By it a refresh sees that somebody changed it.",
      { secret: true },
    ),
  }),
  change: "update",
  id: { pattern: FS_ID, example: "root/data" },
  timeouts: { create: 10, update: 10, delete: 10 },
  actions: {
    create: "POST /fs",
    read: "GET /fs/{fsName}",
    update: "PUT /fs, where the server has it",
    delete: "DELETE /fs/{fsName}",
  },

  validate({ name, username }, settings) {
    return lengthProblems(name, username, settings);
  },

  async create({ client, inputs: wanted, attempt, signal }) {
    const owner = ownerOf(client, wanted.username);
    const name = String(wanted.name);
    const body = bodyOf(client, owner, name, wanted);
    await client.call("createFS", { method: "POST", path: ["fs"], body, signal, ...once(attempt) });
    return `${owner}/${name}`;
  },

  async read({ client, id, signal, prior }) {
    const [wire, updatableInPlace] = await Promise.all([
      showFileSystem(client, id, signal),
      updatesFileSystems(client, signal),
    ]);
    if (wire === undefined) return undefined;
    const { owner, name } = partsOf(id);
    const { storage, secretDigest } = decodeStorage(OF_FILE_SYSTEM, id, wire, prior);
    const { independentMountProcess } = wire;
    return {
      inputs: { name, storage, independentMountProcess, ...ownerInput(client, owner) },
      outputs: { fsId: wire.id, updatableInPlace, ...(secretDigest !== undefined && { secretDigest }) },
    };
  },

  replaces(changed, before, after) {
    if (before.updatableInPlace !== true) return [...changed];
    return typeOf(before) === typeOf(after) || isUnknown(typeOf(after)) ? [] : ["storage"];
  },

  // The server answers a change of what is not there as if it had made it; the lifecycle reads before it calls this.
  async update({ client, id, inputs: wanted, signal }) {
    // All of the storage is sent, of which the server does not tell the secret.
    if (lacksSecret(wanted.storage)) {
      throw new RefusedError(
        "somebody has changed the secret of its storage, which is sent with every change",
        {
          advice: "Run `pulumi up --refresh`, which sets it again",
        },
      );
    }
    const { owner, name } = partsOf(id);
    const body = bodyOf(client, owner, name, wanted);
    await client.call("updateFS", { method: "PUT", path: ["fs"], body, signal, idempotent: true });
    const now = await showFileSystem(client, id, signal);
    if (now === undefined) throw new NotFoundError(`the file system ${id} has gone while it was changed`);
    return { secretDigest: decodeStorage(OF_FILE_SYSTEM, id, now, undefined).secretDigest };
  },

  async delete(operation) {
    await deleteFileSystem(operation);
  },

  lookup: {
    name: "name",
    unique: true,
    what: ({ name, username }) => `the file system ${username === undefined ? "" : `${username}/`}${name}`,
    async find({ client, inputs: { name, username }, signal }) {
      const id = `${ownerOf(client, username)}/${name}`;
      // The server does not tell when it was made.
      return (await showFileSystem(client, id, signal)) === undefined ? [] : [{ id }];
    },
  },
});

/** A file system as the server has it. */
export async function showFileSystem(
  client: PaddleFlowClient,
  id: string,
  signal: AbortSignal,
): Promise<Wire | undefined> {
  const { owner, name } = partsOf(id);
  const query = namingOwner(client, owner);
  return showOne(client, "showFS", { path: ["fs", name], query, signal });
}

function bodyOf(client: PaddleFlowClient, owner: string, name: string, wanted: Inputs): Wire {
  return {
    name,
    ...encodeStorage(OF_FILE_SYSTEM, wanted.storage),
    ...namingOwner(client, owner),
    ...(wanted.independentMountProcess === true && { independentMountProcess: true }),
  };
}

function lengthProblems(name: unknown, username: unknown, settings: Settings): Problem[] {
  const owner = username ?? settings.username;
  if (typeof name !== "string" || typeof owner !== "string" || isUnknown(name) || isUnknown(owner)) return [];
  const length = owner.length + name.length;
  if (length <= MAX_BOTH) return [];
  const reason = `must have at most ${MAX_BOTH} characters together with the user's name ${owner}, but has ${length}`;
  return [{ path: ["name"], reason }];
}

function typeOf({ storage }: Readonly<Record<string, unknown>>): unknown {
  return isRecord(storage) ? storage.type : storage;
}
