import { deleteInSteps, refusalOf } from "../../../core/deletion";
import { hasCode } from "../../../core/errors";
import type { ObjectOperation } from "../../../core/operation";
import type { PaddleFlowClient } from "../api/client";
import { deleteRun, getRun } from "./calls";
import { stopper } from "./stop";

/** Stops a run, and deletes it when it has ended. What later runs took from its cache stays. */
export async function removeRun(operation: ObjectOperation<PaddleFlowClient>): Promise<void> {
  const { client, id, signal, log } = operation;
  const stop = stopper({ client, id, force: false, signal });
  await deleteInSteps({
    what: "the run",
    signal,
    log,
    read: () => getRun(client, id, signal),
    step: async (run) => {
      const stopping = await stop(run);
      if (stopping !== undefined) return stopping.progress;
      const refusal = await refusalOf(() => deleteRun(client, id, false, signal));
      // A run can be tried again meanwhile.
      if (refusal !== undefined && !hasCode(refusal, "ActionNotAllowed")) throw refusal;
      return refusal === undefined ? undefined : String(run.status);
    },
  });
}
