import { z } from "zod";

import { definePaddleFlowFunction } from "../define";
import { namingOwner, ownerOf } from "../owner";
import { fsNameField, ownerArgument } from "../structures/fileSystemArguments";
import { linkView, withoutCredentials } from "../structures/fileSystemViews";
import { listByTime } from "../timePaging";
import { decode } from "../wire";

const outputs = z.array(linkView);

export const getLinks = definePaddleFlowFunction({
  type: "paddleflow:getLinks",
  doc:
    "Lists the links of a file system without their credentials, the latest first. The server leaves out those of the last " +
    "second; by its path one can be read at once.",
  reader: true,
  action: "GET /link/{fsName}",
  inputs: z.strictObject({ fsName: fsNameField, username: ownerArgument }),
  outputs,
  async run({ client, args: { fsName, username }, signal }) {
    const found = await listByTime(client, {
      action: "listLink",
      path: ["link", fsName],
      query: namingOwner(client, ownerOf(client, username)),
      list: "linkList",
      keyOf: ({ fsPath }) => String(fsPath),
      signal,
    });
    return decode(outputs, found.map(withoutCredentials));
  },
});
