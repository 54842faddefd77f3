import { deleteInSteps, refusalOf } from "../../../core/deletion";
import { hasCode } from "../../../core/errors";
import type { ObjectOperation } from "../../../core/operation";
import type { PaddleFlowClient } from "../api/client";
import { deleteRun, getRun, stopRun } from "./calls";
import { ENDED } from "./wait";

/** Stops a run, and deletes it when it has ended. What later runs took from its cache stays. */
export async function removeRun(operation: ObjectOperation<PaddleFlowClient>): Promise<void> {
  const { client, id, signal, log } = operation;
  let stopping = false;
  await deleteInSteps({
    what: "the run",
    signal,
    log,
    read: () => getRun(client, id, signal),
    step: async (run) => {
      const status = String(run.status);
      const ended = ENDED.has(status);
      if (stopping && !ended) return `${status}, being stopped`;
      const send = () => (ended ? deleteRun(client, id, signal) : stopRun(client, id, false, signal));
      const refusal = await refusalOf(send);
      if (refusal !== undefined) {
        // Its status may have changed meanwhile.
        if (!hasCode(refusal, "ActionNotAllowed")) throw refusal;
        return status;
      }
      if (ended) return undefined;
      stopping = true;
      return `${status}, being stopped`;
    },
  });
}
