import { z } from "zod";

import { field } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../define";
import { listAll } from "../paging";
import { flavourView } from "../structures/flavourViews";
import { decode } from "../wire";

const outputs = z.array(flavourView);

export const getFlavours = definePaddleFlowFunction({
  type: "paddleflow:getFlavours",
  doc: "Lists flavours: those for all clusters, and with clusterName those for that cluster too.",
  reader: true,
  action: "GET /flavour",
  inputs: z.strictObject({
    name: field(z.string().min(1).optional(), "A part of the name."),
    clusterName: field(z.string().min(1).optional(), "A cluster."),
  }),
  outputs,
  async run({ client, args: { name, clusterName }, signal }) {
    const flavours = await listAll(client, {
      action: "listFlavour",
      path: ["flavour"],
      query: { name, clusterName },
      list: "flavourList",
      signal,
    });
    return decode(outputs, flavours);
  },
});
