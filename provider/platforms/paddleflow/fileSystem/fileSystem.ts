import { z } from "zod";

import { defineResource } from "../../../core/definition";
import { RefusedError } from "../../../core/errors";
import { present } from "../../../core/rest/presence";
import { field, type Problem, type Settings, structure } from "../../../core/schema/field";
import { isRecord, isUnknown } from "../../../core/schema/values";
import type { PaddleFlowClient } from "../api/client";
import { requireMember } from "../api/calls";
import { platform } from "../api/connection";
import { FS_ID, namingOwner, newFsName, ownerField, ownerInput, ownerOf, partsOf } from "../api/owner";
import { deleteUnmounted } from "../api/storage/deletion";
import { fsStorage } from "../api/storage/kinds";
import {
  decodeStorage,
  encodeStorage,
  lacksSecret,
  OF_FILE_SYSTEM,
  secretDigestField,
} from "../api/storage/wire";
import type { Wire } from "../api/wire";
import { asListed } from "../api/lists";
import {
  createFileSystem,
  deleteFileSystem,
  getFileSystem,
  INDEPENDENT_MOUNT_PROCESS,
  listFileSystems,
  updateFileSystem,
  updatesFileSystems,
} from "./calls";

const MAX_NAME = 63;
/** User name and name together. */
const MAX_BOTH = 59;
/** Leaves room for the longest user name. */
const MAX_AUTO_NAME = 43;

const inputs = structure("FileSystemArgs", "A file system.", {
  name: field(
    newFsName.optional(),
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
  username: ownerField,
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
    secretDigest: secretDigestField,
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

  async create({ client, inputs: wanted, signal }) {
    const owner = ownerOf(client, wanted.username);
    const name = String(wanted.name);
    if (wanted.independentMountProcess === true) {
      await requireMember(client, INDEPENDENT_MOUNT_PROCESS, "Leave it out", signal);
    }
    await createFileSystem(client, bodyOf(client, owner, name, wanted), signal);
    return `${owner}/${name}`;
  },

  async read({ client, id, signal, prior }) {
    const [wire, updatableInPlace] = await Promise.all([
      getFileSystem(client, id, signal),
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

  async update({ client, id, inputs: wanted, signal }) {
    // All of the storage is sent, of which the server does not return the secret.
    if (lacksSecret(wanted.storage)) {
      throw new RefusedError(
        "somebody has changed the secret of its storage, which is sent with every change",
        {
          advice: "Run `pulumi up --refresh`, which sets it again",
        },
      );
    }
    const { owner, name } = partsOf(id);
    await updateFileSystem(client, bodyOf(client, owner, name, wanted), signal);
    const now = present(await getFileSystem(client, id, signal), `file system ${id} any more`);
    return { secretDigest: decodeStorage(OF_FILE_SYSTEM, id, now, undefined).secretDigest };
  },

  async delete(operation) {
    const { client, id, signal } = operation;
    await deleteUnmounted(operation, () => deleteFileSystem(client, id, signal));
  },

  lookup: {
    name: "name",
    unique: true,
    what: ({ name, username }) => `the file system ${username === undefined ? "" : `${username}/`}${name}`,
    async find({ client, inputs: { name, username }, signal }) {
      const id = `${ownerOf(client, username)}/${name}`;
      // The server does not show when it was made.
      return (await getFileSystem(client, id, signal)) === undefined ? [] : [{ id }];
    },
    async all({ client, signal }) {
      const found = await listFileSystems(client, undefined, signal);
      return asListed(found, ({ username, name }) => `${String(username)}/${String(name)}`);
    },
  },
});

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
