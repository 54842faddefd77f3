import { refusalOf } from "../../../core/deletion";
import { hasCode } from "../../../core/errors";
import type { ObjectOperation } from "../../../core/operation";
import { waitUntil } from "../../../core/wait";
import type { PaddleFlowClient } from "../api/client";
import { nonEmpty } from "../api/wire";
import { closeQueue, deleteQueue, getQueue } from "./calls";

type Operation = ObjectOperation<PaddleFlowClient>;

/** Deletes a queue as soon as no job is in it. */
export async function deleteFreeQueue(operation: Operation): Promise<void> {
  const { signal, log } = operation;
  await waitUntil<void>({
    what: "the deletion of the queue",
    signal,
    log,
    poll: async () => {
      let progress: string | undefined;
      const refusal = await refusalOf(async () => (progress = await deleteOrClose(operation)));
      if (refusal !== undefined && !hasCode(refusal, "QueueIsInUse")) throw refusal;
      progress = refusal?.message ?? progress;
      return progress === undefined ? { done: undefined } : { progress };
    },
  });
}

/** Deletes a queue, or closes it where the server wants that before; returns what is then waited for. */
async function deleteOrClose({ client, id, signal }: Operation): Promise<string | undefined> {
  try {
    await deleteQueue(client, id, signal);
    return undefined;
  } catch (error) {
    if (!hasCode(error, "QueueIsNotClosed")) throw error;
  }
  const status = nonEmpty((await getQueue(client, id, signal))?.status);
  if (status !== "closing" && status !== "closed") await closeQueue(client, id, signal);
  return "being closed";
}
