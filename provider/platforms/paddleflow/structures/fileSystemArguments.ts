import { z } from "zod";

import { field } from "../../../core/schema/field";
import { addressable } from "../names";
import { FS_NAME, userName } from "../owner";

/** The name of a file system. */
export const fsNameField = field(
  addressable(z.string().regex(FS_NAME, "must be the name of a file system")),
  "The name of the file system.",
);

/** Whose file system a reader means. */
export const ownerArgument = field(
  userName.optional(),
  "The owner; only `root` may name another than itself. Left out, the connection's user.",
);
