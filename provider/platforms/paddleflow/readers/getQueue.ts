import { z } from "zod";

import { field } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../define";
import { addressable, label } from "../names";
import { queueDetail } from "../structures/queueViews";
import { decode } from "../wire";

export const getQueue = definePaddleFlowFunction({
  type: "paddleflow:getQueue",
  doc: "Reads a queue with its use.",
  reader: true,
  action: "GET /queue/{queueName}",
  inputs: z.strictObject({ name: field(addressable(label), "The name.") }),
  outputs: queueDetail,
  async run({ client, args: { name }, signal }) {
    return decode(
      queueDetail,
      await client.call("showQueue", { method: "GET", path: ["queue", name], signal, idempotent: true }),
    );
  },
});
