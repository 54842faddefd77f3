import { z } from "zod";

import { present } from "../../../core/rest/presence";
import { field } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../api/connection";
import { decode } from "../api/wire";
import * as calls from "./calls";
import { username, userView } from "./structures";

export const getUser = definePaddleFlowFunction({
  type: "paddleflow:getUser",
  doc: "Reads a user. Only `root` may, and root itself cannot be read.",
  reader: true,
  action: "GET /user",
  inputs: z.strictObject({ username: field(username, "The name.") }),
  outputs: userView,
  async run({ client, args: { username: name }, signal }) {
    return decode(userView, present(await calls.getUser(client, name, signal), `user ${name}`));
  },
});

const users = z.array(userView);

export const getUsers = definePaddleFlowFunction({
  type: "paddleflow:getUsers",
  doc: "Lists users, without root. Only `root` may.",
  reader: true,
  action: "GET /user",
  inputs: z.strictObject({}),
  outputs: users,
  async run({ client, signal }) {
    return decode(users, await calls.listUsers(client, { signal }));
  },
});
