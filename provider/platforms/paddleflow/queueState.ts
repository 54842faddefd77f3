import type { ObjectOperation } from "../../core/operation";
import { hasCode, OperationFailedError } from "../../core/errors";
import { waitUntil } from "../../core/wait";
import type { PaddleFlowClient, Wire } from "./client";
import { deleteWhenFree } from "./deleteWhenFree";
import { showOne } from "./presence";
import { nonEmpty } from "./wire";

type Operation = ObjectOperation<PaddleFlowClient>;

export function showQueue(
  client: PaddleFlowClient,
  name: string,
  signal: AbortSignal,
): Promise<Wire | undefined> {
  return showOne(client, "showQueue", { path: ["queue", name], signal });
}

/** Waits until jobs can enter the queue. */
export async function waitForOpenQueue({ client, id, signal, log }: Operation): Promise<void> {
  await waitUntil({
    what: "the queue to open",
    signal,
    log,
    poll: async () => {
      const queue = await showQueue(client, id, signal);
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

/** Deletes a queue as soon as no job is in it. Servers before v0.14.1 only delete queues that have been closed. */
export async function deleteQueue(operation: Operation): Promise<void> {
  const { client, id, signal } = operation;
  await deleteWhenFree(operation, "queue", async () => {
    try {
      await client.call("deleteQueue", { method: "DELETE", path: ["queue", id], signal, idempotent: true });
      return undefined;
    } catch (error) {
      if (!hasCode(error, "QueueIsNotClosed")) throw error;
    }
    const status = nonEmpty((await showQueue(client, id, signal))?.status);
    if (status !== "closing" && status !== "closed") await closeQueue(operation);
    return { progress: "being closed" };
  });
}

async function closeQueue({ client, id, signal }: Operation): Promise<void> {
  await client.call("updateQueue", {
    method: "PUT",
    path: ["queue", id],
    query: { action: "close" },
    body: {},
    signal,
    idempotent: true,
  });
}
