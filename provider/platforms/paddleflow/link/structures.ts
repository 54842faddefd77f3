import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { storageMembers } from "../api/storage/views";

export const linkView = structure("LinkView", "A link.", {
  fsName: field(z.string(), "The file system that it is in."),
  fsPath: field(z.string(), "Where in the file system it is."),
  username: field(z.string(), "The owner of the file system."),
  ...storageMembers,
});
