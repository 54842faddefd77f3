import { z } from "zod";

import { present } from "../../../core/rest/presence";
import { field } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../api/connection";
import { addressable, label } from "../api/names";
import { decode } from "../api/wire";
import * as calls from "./calls";
import { queueDetail, queueView } from "./structures";

export const getQueue = definePaddleFlowFunction({
  type: "paddleflow:getQueue",
  doc: "Reads a queue with its use.",
  reader: true,
  action: "GET /queue/{queueName}",
  inputs: z.strictObject({ name: field(addressable(label), "The name.") }),
  outputs: queueDetail,
  async run({ client, args: { name }, signal }) {
    return decode(queueDetail, present(await calls.getQueue(client, name, signal), `queue ${name}`));
  },
});

const queues = z.array(queueView);

export const getQueues = definePaddleFlowFunction({
  type: "paddleflow:getQueues",
  doc: "Lists queues: all for `root`, for others those that were granted to them.",
  reader: true,
  action: "GET /queue",
  inputs: z.strictObject({ name: field(z.string().min(1).optional(), "A queue's name.") }),
  outputs: queues,
  async run({ client, args, signal }) {
    return decode(queues, await calls.listQueues(client, args, signal));
  },
});
