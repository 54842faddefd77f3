import { z } from "zod";

import { field } from "../../../../core/schema/field";

const text = z.string();

/** What readers show of the storage of a file system or link. */
export const storageMembers = {
  type: field(text, "The kind of storage, such as `sftp`."),
  url: field(text, "Where the storage is."),
  serverAddress: field(text, "The storage's server, where it has one."),
  subPath: field(text, "The path on it."),
  properties: field(z.record(text, text), "The storage's properties, without credentials."),
};
