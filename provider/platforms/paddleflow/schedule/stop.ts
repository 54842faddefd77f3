import { deleteInSteps } from "../../../core/deletion";
import { hasCode } from "../../../core/errors";
import type { ObjectOperation } from "../../../core/operation";
import { present } from "../../../core/rest/presence";
import { waitUntil } from "../../../core/wait";
import type { PaddleFlowClient } from "../api/client";
import { deleteSchedule, getSchedule, stopSchedule } from "./calls";

type Operation = Pick<ObjectOperation<PaddleFlowClient>, "client" | "id" | "signal" | "log">;

/** Stops a schedule. A stop that meets a firing can be lost, so that it counts only when a read shows it. */
export async function stopForGood({ client, id, signal, log }: Operation): Promise<void> {
  await waitUntil<void>({
    what: "the stop of the schedule",
    signal,
    log,
    poll: async () => {
      await stopOnce(client, id, signal);
      const now = present(await getSchedule(client, id, signal), `schedule ${id} any more`);
      return now.status === "running" ? { progress: "running again" } : { done: undefined };
    },
  });
}

/** Stops a schedule and deletes it: a running one is not deleted. */
export async function removeSchedule({ client, id, signal, log }: Operation): Promise<void> {
  await deleteInSteps({
    what: "the schedule",
    signal,
    log,
    read: () => getSchedule(client, id, signal),
    step: async ({ status }) => {
      if (status === "running") await stopOnce(client, id, signal);
      const deleted = await isAllowed(() => deleteSchedule(client, id, signal));
      return deleted ? undefined : "not stopped yet";
    },
  });
}

/** Asks for a stop. A schedule that has ended already is refused, which is as good. */
async function stopOnce(client: PaddleFlowClient, id: string, signal: AbortSignal): Promise<void> {
  await isAllowed(() => stopSchedule(client, id, signal));
}

/** Sends a request, and returns whether the schedule's status allowed it. */
async function isAllowed(send: () => Promise<void>): Promise<boolean> {
  try {
    await send();
    return true;
  } catch (error) {
    if (!hasCode(error, "ActionNotAllowed")) throw error;
    return false;
  }
}
