import { z } from "zod";

import { NotFoundError } from "../../../core/errors";
import { field } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../define";
import { showFileSystem } from "../fileSystem";
import { ownerOf } from "../owner";
import { fsNameField, ownerArgument } from "../structures/fileSystemArguments";
import { fileSystemView, withoutCredentials } from "../structures/fileSystemViews";
import { decode } from "../wire";

export const getFileSystem = definePaddleFlowFunction({
  type: "paddleflow:getFileSystem",
  doc: "Reads a file system without its credentials.",
  reader: true,
  action: "GET /fs/{fsName}",
  inputs: z.strictObject({ name: field(fsNameField, "The name."), username: ownerArgument }),
  outputs: fileSystemView,
  async run({ client, args: { name, username }, signal }) {
    const id = `${ownerOf(client, username)}/${name}`;
    const wire = await showFileSystem(client, id, signal);
    if (wire === undefined) throw new NotFoundError(`there is no file system ${id}`);
    return decode(fileSystemView, withoutCredentials(wire));
  },
});
