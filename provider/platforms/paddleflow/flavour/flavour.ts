import { z } from "zod";

import { defineResource } from "../../../core/definition";
import { field, structure } from "../../../core/schema/field";
import { platform } from "../api/connection";
import { addressable } from "../api/names";
import { positiveQuantity, quantity, quantityKey } from "../api/quantities";
import { decodeMembers, encode, encodeChanged, timeOf } from "../api/wire";
import { asListed } from "../api/lists";
import { createFlavour, deleteFlavour, getFlavour, listFlavours, updateFlavour } from "./calls";
import { flavourView } from "./structures";

/** What jobs write for amounts of their own. */
const RESERVED = "customFlavour";
const LONGEST_NAME = 255;
const LONGEST_AUTO_NAME = 63;

const inputs = structure("FlavourArgs", "A flavour.", {
  name: field(
    addressable(
      z
        .string()
        .min(1)
        .max(LONGEST_NAME)
        .regex(/^\S(.*\S)?$/, "must not begin or end with a space"),
    )
      .refine((name) => name !== RESERVED, `must not be ${RESERVED}, which stands for amounts of a job's own`)
      .optional(),
    "The name. It holds no slash, does not end in `login`, and is not `customFlavour`.",
    { autoName: { maxLength: LONGEST_AUTO_NAME }, change: "replace" },
  ),
  cpu: field(positiveQuantity, "CPU cores, such as `4` or `500m`.", { key: quantityKey() }),
  mem: field(positiveQuantity, "Memory, such as `8Gi`.", { key: quantityKey() }),
  scalarResources: field(
    z
      .record(z.string().min(1), field(quantity, "The amount.", { key: quantityKey(), removal: "replace" }))
      .optional(),
    "Other resources by their names in Kubernetes, such as `nvidia.com/gpu`. To take one away replaces the flavour; an " +
      "amount of `0` does not.",
  ),
  clusterName: field(
    z.string().min(1).optional(),
    "The cluster that the flavour is for; without it, it is for all. The server never tells it.",
    { writeOnly: true, change: "replace" },
  ),
});

/** An amount of resources that jobs ask for by name. */
export const flavour = defineResource({
  type: "paddleflow:Flavour",
  doc: "A flavour: an amount of resources that jobs ask for by name. Only `root` changes and deletes flavours.",
  platform,
  inputs,
  outputs: z.object({
    flavourId: field(z.string(), "The server's id, such as `flavour-3f7f5b0a`."),
    createTime: field(z.string(), "When it was created, in the server's local time."),
  }),
  change: "update",
  id: { pattern: /^(?!\.{1,2}$)(?!.*login$)[^/]+$/i, example: "gpu-small" },
  timeouts: { create: 10, update: 10, delete: 10 },
  actions: {
    create: "POST /flavour",
    read: "GET /flavour/{flavourName}",
    update: "PUT /flavour/{flavourName}",
    delete: "DELETE /flavour/{flavourName}",
  },

  async create({ client, inputs: wanted, signal }) {
    await createFlavour(client, encode(inputs, wanted), signal);
    return String(wanted.name);
  },

  async read({ client, id, signal }) {
    const wire = await getFlavour(client, id, signal);
    if (wire === undefined) return undefined;
    const { flavourId, createTime, name, cpu, mem, scalarResources } = decodeMembers(flavourView, wire);
    return { inputs: { name, cpu, mem, scalarResources }, outputs: { flavourId, createTime } };
  },

  async update({ client, id, inputs: wanted, changed, signal }) {
    await updateFlavour(client, id, encodeChanged(inputs, wanted, changed), signal);
  },

  async delete({ client, id, signal }) {
    await deleteFlavour(client, id, signal);
  },

  lookup: {
    name: "name",
    unique: true,
    what: ({ name }) => `flavour ${name}`,
    async find({ client, inputs: { name = "" }, signal }) {
      const wire = await getFlavour(client, name, signal);
      return wire === undefined ? [] : [{ id: name, createTime: timeOf(wire.createTime) }];
    },
    all: async ({ client, signal }) =>
      asListed(await listFlavours(client, {}, signal), ({ name }) => String(name)),
  },
});
