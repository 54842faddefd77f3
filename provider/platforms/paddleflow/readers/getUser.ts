import { z } from "zod";

import { NotFoundError } from "../../../core/errors";
import { field } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../define";
import { username } from "../structures/common";
import { userView } from "../structures/userViews";
import { decode } from "../wire";

export const getUser = definePaddleFlowFunction({
  type: "paddleflow:getUser",
  doc: "Reads a user. Only `root` may, and root itself cannot be read.",
  reader: true,
  action: "GET /user",
  inputs: z.strictObject({ username: field(username, "The name.") }),
  outputs: userView,
  async run({ client, args: { username: name }, signal }) {
    // The list, as the server breaks off the connection where a single user that it is asked for does not exist.
    const wire = await client.lists.users.load(name, signal);
    if (wire === undefined) throw new NotFoundError(`there is no user ${name}`);
    return decode(userView, wire);
  },
});
