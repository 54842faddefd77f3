import { z } from "zod";

import { defineResource } from "../core/definition";
import { field, structure } from "../core/schema";
import { platform } from "./connection";
import { createNamed } from "./createNamed";
import { label } from "./names";
import { username } from "./structures/common";
import { queueGrantView } from "./structures/userViews";
import { timeOf } from "./times";
import { decodeMembers } from "./wire";

const inputs = structure("QueueGrantArgs", "The right of a user to use a queue.", {
  username: field(username, "The user. `root` needs no grant."),
  queueName: field(label, "The queue."),
});

/** The right of a user to use a queue. */
export const queueGrant = defineResource({
  type: "paddleflow:QueueGrant",
  doc: "The right of a user to see and use a queue. Only `root` grants. It goes with the user and with the queue.",
  platform,
  inputs,
  outputs: z.object({
    grantId: field(z.string(), "The server's id of the grant, such as `grant-3f7f5b0a`."),
    createTime: field(z.string(), "When it was granted, RFC 3339."),
  }),
  change: "replace",
  id: { pattern: /^[A-Za-z0-9]{4,16}\/[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/, example: "alice1/train" },
  timeouts: { create: 10, update: 10, delete: 10 },
  actions: {
    create: "POST /grant",
    read: "GET /grant",
    update: "none: every change replaces",
    delete: "DELETE /grant",
  },

  async create({ client, inputs: { username: name, queueName }, signal }) {
    const id = `${name}/${queueName}`;
    return createNamed({
      what: `the grant of queue ${queueName} to ${name}`,
      id,
      exists: async () => (await client.lists.queueGrants.load(id, signal)) !== undefined,
      send: (final) =>
        client.call("createGrant", {
          method: "POST",
          path: ["grant"],
          body: { userName: name, resourceType: "queue", resourceID: queueName },
          signal,
          idempotent: false,
          final,
        }),
      signal,
    });
  },

  async read({ client, id, signal }) {
    const wire = await client.lists.queueGrants.load(id, signal);
    if (wire === undefined) return undefined;
    const { username: name, queueName, grantId, createTime } = decodeMembers(queueGrantView, wire);
    return { inputs: { username: name, queueName }, outputs: { grantId, createTime } };
  },

  async delete({ client, id, signal }) {
    const [name, queueName] = id.split("/");
    await client.call("deleteGrant", {
      method: "DELETE",
      path: ["grant"],
      query: { username: name, resourceType: "queue", resourceID: queueName },
      signal,
      idempotent: true,
    });
  },

  async find({ client, fresh, inputs: { username: name, queueName }, signal }) {
    if (!fresh) return undefined;
    const id = `${name}/${queueName}`;
    const wire = await client.lists.queueGrants.load(id, signal);
    return wire && { id, createTime: timeOf(wire.createTime) };
  },
});
