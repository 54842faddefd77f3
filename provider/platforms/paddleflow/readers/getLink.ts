import { z } from "zod";

import { NotFoundError } from "../../../core/errors";
import { field } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../define";
import { showLink } from "../link";
import { ownerOf } from "../owner";
import { fsNameField, ownerArgument } from "../structures/fileSystemArguments";
import { linkView, withoutCredentials } from "../structures/fileSystemViews";
import { decode } from "../wire";

export const getLink = definePaddleFlowFunction({
  type: "paddleflow:getLink",
  doc: "Reads a link without its credentials.",
  reader: true,
  action: "GET /link/{fsName}?fsPath=",
  inputs: z.strictObject({
    fsName: fsNameField,
    fsPath: field(z.string().min(1), "Where in the file system it is, exactly as it was given."),
    username: ownerArgument,
  }),
  outputs: linkView,
  async run({ client, args: { fsName, fsPath, username }, signal }) {
    const id = `${ownerOf(client, username)}/${fsName}:${fsPath}`;
    const wire = await showLink(client, id, signal);
    if (wire === undefined) throw new NotFoundError(`there is no link ${id}`);
    return decode(linkView, withoutCredentials(wire));
  },
});
