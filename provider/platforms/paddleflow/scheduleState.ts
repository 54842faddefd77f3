import type { ObjectOperation } from "../../core/operation";
import { hasCode, NotFoundError } from "../../core/errors";
import { waitUntil } from "../../core/wait";
import type { PaddleFlowClient, Wire } from "./client";
import { showOne } from "./presence";

type Operation = Pick<ObjectOperation<PaddleFlowClient>, "client" | "id" | "signal" | "log">;

/** A schedule as the server has it. */
export function showSchedule(
  client: PaddleFlowClient,
  id: string,
  signal: AbortSignal,
): Promise<Wire | undefined> {
  return showOne(client, "showSchedule", { path: ["schedule", id], query: { maxKeys: 1 }, signal });
}

/** Stops a schedule. A stop that meets a firing can be lost, so that it counts only when a read shows it. */
export async function stopSchedule({ client, id, signal, log }: Operation): Promise<void> {
  await waitUntil({
    what: "the stop of the schedule",
    signal,
    log,
    poll: async () => {
      await stopOnce(client, id, signal);
      const now = await showSchedule(client, id, signal);
      if (now === undefined) throw new NotFoundError(`the schedule ${id} does not exist any more`);
      return now.status === "running" ? { progress: "running again" } : { done: undefined };
    },
  });
}

/** Stops a schedule, deletes it, and waits until it is gone: a running one is not deleted. */
export async function deleteSchedule({ client, id, signal, log }: Operation): Promise<void> {
  await waitUntil({
    what: "the deletion of the schedule",
    signal,
    log,
    poll: async () => {
      const now = await showSchedule(client, id, signal);
      if (now === undefined) return { done: undefined };
      if (now.status === "running") await stopOnce(client, id, signal);
      try {
        const call = { method: "DELETE", path: ["schedule", id], signal, idempotent: true } as const;
        await client.call("deleteSchedule", call);
        return { done: undefined };
      } catch (error) {
        if (!hasCode(error, "ActionNotAllowed")) throw error;
        return { progress: "not stopped yet" };
      }
    },
  });
}

/** Asks for a stop; one that has ended already is refused, which is as good. */
async function stopOnce(client: PaddleFlowClient, id: string, signal: AbortSignal): Promise<void> {
  try {
    const call = { method: "PUT", path: ["schedule", id], signal, idempotent: true } as const;
    await client.call("stopSchedule", call);
  } catch (error) {
    if (!hasCode(error, "ActionNotAllowed")) throw error;
  }
}
