import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { isRecord } from "../../../core/schema/unknowns";
import type { Wire } from "../wire";
import { urlOf } from "../storageWire";
import { cacheConfig } from "./cacheConfig";

const text = z.string();

const storageMembers = {
  type: field(text, "The kind of storage, such as `sftp`."),
  url: field(text, "Where the storage is."),
  serverAddress: field(text, "The storage's server, where it has one."),
  subPath: field(text, "The path on it."),
  properties: field(z.record(text, text), "The storage's properties, without credentials."),
};

export const fileSystemView = structure("FileSystemView", "A file system.", {
  fsId: field(text, "The server's id, `fs-USER-NAME`.", { wireName: "id" }),
  name: field(text, "The name."),
  username: field(text, "The owner."),
  ...storageMembers,
  independentMountProcess: field(
    z.boolean().optional(),
    "Whether it is mounted by a process of its own in each pod.",
  ),
});

export const linkView = structure("LinkView", "A link.", {
  fsName: field(text, "The file system that it is in."),
  fsPath: field(text, "Where in the file system it is."),
  username: field(text, "The owner of the file system."),
  ...storageMembers,
});

export const fileSystemCacheView = structure("FileSystemCacheView", "A cache configuration.", {
  fsName: field(text, "The file system."),
  username: field(text, "The owner of the file system."),
  ...cacheConfig,
  // What the server has need not be what it takes today.
  metaDriver: field(text.optional(), "Where metadata are cached."),
  createTime: field(text, "When it was created, in the server's local time."),
  updateTime: field(text.optional(), "When it was last changed."),
});

const CREDENTIALS = new Set(["password", "accessKey", "secretKey", "kerberos.keytab.data"]);

/** A file system or link with its URL and without its credentials. */
export function withoutCredentials(wire: Wire): Wire {
  const properties = isRecord(wire.properties) ? wire.properties : {};
  const shown = Object.entries(properties).filter(([key]) => !CREDENTIALS.has(key));
  const url = urlOf(String(wire.type), wire, properties);
  return { ...wire, url, properties: Object.fromEntries(shown) };
}
