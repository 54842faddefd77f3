import { OperationFailedError } from "../../../core/errors";
import type { ObjectOperation } from "../../../core/operation";
import { waitUntil } from "../../../core/wait";
import type { PaddleFlowClient } from "../api/client";
import { nonEmpty } from "../api/wire";
import { getQueue } from "./calls";

/** Waits until jobs can enter the queue. */
export async function waitForOpenQueue(operation: ObjectOperation<PaddleFlowClient>): Promise<void> {
  const { client, id, signal, log } = operation;
  await waitUntil<void>({
    what: "the queue to open",
    signal,
    log,
    poll: async () => {
      const queue = await getQueue(client, id, signal);
      if (queue === undefined) throw new OperationFailedError("the queue was deleted before it opened");
      const status = nonEmpty(queue.status) ?? "unknown";
      if (status === "open") return { done: undefined };
      if (status === "closing" || status === "closed") {
        throw new OperationFailedError(`the queue is ${status}`, {
          advice: "Delete it, so that it is made again: the server has no way to open a queue",
        });
      }
      return { progress: status };
    },
  });
}
