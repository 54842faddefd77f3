import { z } from "zod";

import { field } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../define";
import { listAll } from "../paging";
import { queueView } from "../structures/queueViews";
import { decode } from "../wire";

const outputs = z.array(queueView);

export const getQueues = definePaddleFlowFunction({
  type: "paddleflow:getQueues",
  doc: "Lists queues: all for `root`, for others those that were granted to them.",
  reader: true,
  action: "GET /queue",
  inputs: z.strictObject({ name: field(z.string().min(1).optional(), "A queue's name.") }),
  outputs,
  async run({ client, args: { name }, signal }) {
    return decode(
      outputs,
      await listAll(client, {
        action: "listQueue",
        path: ["queue"],
        query: { name },
        list: "queueList",
        signal,
      }),
    );
  },
});
