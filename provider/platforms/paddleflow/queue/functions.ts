import { z } from "zod";

import { RefusedError } from "../../../core/errors";
import { present } from "../../../core/rest/presence";
import { field, structure } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../api/connection";
import { addressable, label } from "../api/names";
import { decode } from "../api/wire";
import { closeQueue, getQueue } from "./calls";

const outputs = structure("QueueStop", "How far the queue is.", {
  status: field(z.string(), "Its status: `closing` until the jobs in it have ended, then `closed`."),
});

const STOPPED = new Set(["closing", "closed"]);

export const stopQueue = definePaddleFlowFunction({
  type: "paddleflow:stopQueue",
  doc:
    "Closes a queue of a server before v0.14.1, so that it takes no more jobs, and keeps it. Later servers have no such call: " +
    "there it is refused. No release opens a queue again.",
  reader: false,
  action: "PUT /queue/{queueName}?action=close",
  inputs: z.strictObject({ queueName: field(addressable(label), "The queue.") }),
  outputs,
  async run({ client, args: { queueName }, signal }) {
    const read = async () => present(await getQueue(client, queueName, signal), `queue ${queueName}`);
    const queue = await read();
    if (STOPPED.has(String(queue.status))) return decode(outputs, queue);
    await closeQueue(client, queueName, signal);
    const after = await read();
    if (STOPPED.has(String(after.status))) return decode(outputs, after);
    // They take the call for a change that changes nothing.
    throw new RefusedError(
      `the queue ${queueName} is ${String(after.status)} as before: servers since v0.14.1 have no stop of a queue`,
      { advice: "Stop its jobs with `stopJob`, or delete it" },
    );
  },
});
