import { z } from "zod";

import { present } from "../../../core/rest/presence";
import { field } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../api/connection";
import { fsNameField, ownerArgument, ownerOf } from "../api/owner";
import { withoutCredentials } from "../api/storage/wire";
import { decode } from "../api/wire";
import * as calls from "./calls";
import { linkView } from "./structures";

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
    const wire = present(await calls.getLink(client, id, signal), `link ${id}`);
    return decode(linkView, withoutCredentials(wire));
  },
});

const links = z.array(linkView);

export const getLinks = definePaddleFlowFunction({
  type: "paddleflow:getLinks",
  doc:
    "Lists the links of a file system without their credentials, the latest first. The server leaves out those of the last " +
    "second; by its path one can be read at once.",
  reader: true,
  action: "GET /link/{fsName}",
  inputs: z.strictObject({ fsName: fsNameField, username: ownerArgument }),
  outputs: links,
  async run({ client, args, signal }) {
    const found = await calls.listLinks(client, args, signal);
    return decode(links, found.map(withoutCredentials));
  },
});
