import { z } from "zod";

import { present } from "../../../core/rest/presence";
import { field } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../api/connection";
import { addressable } from "../api/names";
import { decode } from "../api/wire";
import * as calls from "./calls";
import { flavourView } from "./structures";

export const getFlavour = definePaddleFlowFunction({
  type: "paddleflow:getFlavour",
  doc: "Reads a flavour.",
  reader: true,
  action: "GET /flavour/{flavourName}",
  inputs: z.strictObject({ name: field(addressable(z.string().min(1)), "The name.") }),
  outputs: flavourView,
  async run({ client, args: { name }, signal }) {
    return decode(flavourView, present(await calls.getFlavour(client, name, signal), `flavour ${name}`));
  },
});

const flavours = z.array(flavourView);

export const getFlavours = definePaddleFlowFunction({
  type: "paddleflow:getFlavours",
  doc: "Lists flavours: those for all clusters, and with clusterName those for that cluster too.",
  reader: true,
  action: "GET /flavour",
  inputs: z.strictObject({
    name: field(z.string().min(1).optional(), "A part of the name."),
    clusterName: field(z.string().min(1).optional(), "A cluster."),
  }),
  outputs: flavours,
  async run({ client, args: { name, clusterName }, signal }) {
    return decode(flavours, await calls.listFlavours(client, { name, clusterName }, signal));
  },
});
