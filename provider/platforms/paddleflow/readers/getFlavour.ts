import { z } from "zod";

import { field } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../define";
import { addressable } from "../names";
import { flavourView } from "../structures/flavourViews";
import { decode } from "../wire";

export const getFlavour = definePaddleFlowFunction({
  type: "paddleflow:getFlavour",
  doc: "Reads a flavour.",
  reader: true,
  action: "GET /flavour/{flavourName}",
  inputs: z.strictObject({ name: field(addressable(z.string().min(1)), "The name.") }),
  outputs: flavourView,
  async run({ client, args: { name }, signal }) {
    return decode(
      flavourView,
      await client.call("showFlavour", { method: "GET", path: ["flavour", name], signal, idempotent: true }),
    );
  },
});
