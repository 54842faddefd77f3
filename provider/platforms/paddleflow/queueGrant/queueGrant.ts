import { z } from "zod";

import { defineResource } from "../../../core/definition";
import { field, structure } from "../../../core/schema/field";
import { platform } from "../api/connection";
import { label } from "../api/names";
import { decodeMembers, timeOf } from "../api/wire";
import { asListed } from "../api/lists";
import { username } from "../user/structures";
import { createQueueGrant, deleteQueueGrant, getQueueGrant, listQueueGrants } from "./calls";
import { queueGrantView } from "./structures";

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
    await createQueueGrant(client, { username: name, queueName }, signal);
    return idOf(name, queueName);
  },

  async read({ client, id, signal }) {
    const wire = await getQueueGrant(client, id, signal);
    if (wire === undefined) return undefined;
    const { username: name, queueName, grantId, createTime } = decodeMembers(queueGrantView, wire);
    return { inputs: { username: name, queueName }, outputs: { grantId, createTime } };
  },

  async delete({ client, id, signal }) {
    const [name = "", queueName = ""] = id.split("/");
    await deleteQueueGrant(client, { username: name, queueName }, signal);
  },

  lookup: {
    unique: true,
    what: ({ username: name, queueName }) => `the grant of queue ${queueName} to ${name}`,
    async find({ client, inputs: { username: name, queueName }, signal }) {
      const id = idOf(name, queueName);
      const wire = await getQueueGrant(client, id, signal);
      return wire === undefined ? [] : [{ id, createTime: timeOf(wire.createTime) }];
    },
    async all({ client, signal }) {
      const grants = await listQueueGrants(client, undefined, { signal });
      return asListed(grants, ({ userName, resourceID }) => idOf(String(userName), String(resourceID)));
    },
  },
});

function idOf(name: string, queueName: string): string {
  return `${name}/${queueName}`;
}
