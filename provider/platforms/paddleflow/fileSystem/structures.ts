import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { storageMembers } from "../api/storage/views";

export const fileSystemView = structure("FileSystemView", "A file system.", {
  fsId: field(z.string(), "The server's id, `fs-USER-NAME`.", { wireName: "id" }),
  name: field(z.string(), "The name."),
  username: field(z.string(), "The owner."),
  ...storageMembers,
  independentMountProcess: field(
    z.boolean().optional(),
    "Whether it is mounted by a process of its own in each pod.",
  ),
});
