import { z } from "zod";

import { defineResource } from "../../../core/definition";
import { field, structure } from "../../../core/schema/field";
import { platform } from "../api/connection";
import { decodeMembers, timeOf } from "../api/wire";
import { asListed } from "../api/lists";
import { createUser, deleteUser, getUser, listUsers, updateUser } from "./calls";
import { username, userView } from "./structures";

const MIN_PASSWORD = 6;
const LONGEST_NAME = 16;

const inputs = structure("UserArgs", "A user.", {
  username: field(
    username.optional(),
    "The name, 4 to 16 letters and digits. `root`, in whatever case, is not taken.",
    {
      autoName: { maxLength: LONGEST_NAME, separator: "" },
      change: "replace",
    },
  ),
  password: field(
    z
      .string()
      .min(MIN_PASSWORD, `must have at least ${MIN_PASSWORD} characters`)
      .regex(/\d/, "must hold a digit")
      .regex(/[a-z]/, "must hold a lower-case letter"),
    `The password: at least ${MIN_PASSWORD} characters, among them a digit and a lower-case letter. A change of it ends ` +
      "every login of the user.",
    { secret: true, writeOnly: true },
  ),
});

/** A user, who may log in. */
export const user = defineResource({
  type: "paddleflow:User",
  doc: "A user. Only `root` manages users. What a user owns stays when the user is deleted.",
  platform,
  inputs,
  outputs: z.object({ createTime: field(z.string(), "When the user was created, RFC 3339.") }),
  change: "update",
  id: { pattern: /^[A-Za-z0-9]{4,16}$/, example: "alice1" },
  timeouts: { create: 10, update: 10, delete: 10 },
  actions: {
    create: "POST /user",
    read: "GET /user",
    update: "PUT /user/{username}",
    delete: "DELETE /user/{username}",
  },

  async create({ client, inputs: { username: name = "", password }, signal }) {
    await createUser(client, { username: name, password }, signal);
    return name;
  },

  async read({ client, id, signal }) {
    const wire = await getUser(client, id, signal);
    if (wire === undefined) return undefined;
    const { username: name, createTime } = decodeMembers(userView, wire);
    return { inputs: { username: name }, outputs: { createTime } };
  },

  async update({ client, id, inputs: { password }, signal }) {
    await updateUser(client, id, password, signal);
  },

  async delete({ client, id, signal }) {
    await deleteUser(client, id, signal);
  },

  lookup: {
    name: "username",
    unique: true,
    what: ({ username: name }) => `user ${name}`,
    async find({ client, inputs: { username: name = "" }, signal }) {
      const wire = await getUser(client, name, signal);
      return wire === undefined ? [] : [{ id: name, createTime: timeOf(wire.createTime) }];
    },
    all: async ({ client, signal }) =>
      asListed(await listUsers(client, { signal }), ({ name }) => String(name)),
  },
});
