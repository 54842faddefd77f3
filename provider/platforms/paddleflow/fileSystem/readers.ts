import { z } from "zod";

import { present } from "../../../core/rest/presence";
import { field } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../api/connection";
import { fsNameField, namingOwner, ownerArgument, ownerOf, userName } from "../api/owner";
import { withoutCredentials } from "../api/storage/wire";
import { decode } from "../api/wire";
import * as calls from "./calls";
import { fileSystemView } from "./structures";

export const getFileSystem = definePaddleFlowFunction({
  type: "paddleflow:getFileSystem",
  doc: "Reads a file system without its credentials.",
  reader: true,
  action: "GET /fs/{fsName}",
  inputs: z.strictObject({ name: field(fsNameField, "The name."), username: ownerArgument }),
  outputs: fileSystemView,
  async run({ client, args: { name, username }, signal }) {
    const id = `${ownerOf(client, username)}/${name}`;
    const wire = present(await calls.getFileSystem(client, id, signal), `file system ${id}`);
    return decode(fileSystemView, withoutCredentials(wire));
  },
});

const fileSystems = z.array(fileSystemView);

export const getFileSystems = definePaddleFlowFunction({
  type: "paddleflow:getFileSystems",
  doc:
    "Lists file systems without their credentials, the latest first. The server leaves out those of the last second; by its " +
    "name one can be read at once.",
  reader: true,
  action: "GET /fs",
  inputs: z.strictObject({
    username: field(
      userName.optional(),
      "An owner; only `root` may name another than itself. Left out, `root` sees all, and others their own.",
    ),
  }),
  outputs: fileSystems,
  async run({ client, args: { username }, signal }) {
    // Refuses a user for whom the server would show the caller's own.
    namingOwner(client, ownerOf(client, username));
    const found = await calls.listFileSystems(client, username, signal);
    return decode(fileSystems, found.map(withoutCredentials));
  },
});
