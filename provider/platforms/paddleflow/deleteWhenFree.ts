import type { ObjectOperation } from "../../core/operation";
import { ConflictError, hasCode, messageOf } from "../../core/errors";
import { type Progress, waitUntil } from "../../core/wait";
import type { PaddleFlowClient } from "./client";

/** Deletes what jobs still run on as soon as they have ended. */
export async function deleteWhenFree(
  operation: Pick<ObjectOperation<PaddleFlowClient>, "signal" | "log">,
  what: string,
  send: () => Promise<Progress | undefined>,
): Promise<void> {
  const { signal, log } = operation;
  await waitUntil({
    what: `the deletion of the ${what}`,
    signal,
    log,
    poll: async () => {
      try {
        return (await send()) ?? { done: undefined };
      } catch (error) {
        if (!(error instanceof ConflictError) || !hasCode(error, "QueueIsInUse")) throw error;
        return { progress: messageOf(error) };
      }
    },
  });
}
