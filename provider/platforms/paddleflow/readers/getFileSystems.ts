import { z } from "zod";

import { field } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../define";
import { namingOwner, ownerOf, userName } from "../owner";
import { fileSystemView, withoutCredentials } from "../structures/fileSystemViews";
import { listByTime } from "../timePaging";
import { decode } from "../wire";

const outputs = z.array(fileSystemView);

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
  outputs,
  async run({ client, args: { username }, signal }) {
    // Refuses what the server would take for the caller's own.
    namingOwner(client, ownerOf(client, username));
    const found = await listByTime(client, {
      action: "listFS",
      path: ["fs"],
      query: { username },
      list: "fsList",
      keyOf: ({ id }) => String(id),
      signal,
    });
    return decode(outputs, found.map(withoutCredentials));
  },
});
