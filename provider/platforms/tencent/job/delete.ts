import { deleteInSteps, refusalOf } from "../../../core/deletion";
import { messageOf } from "../../../core/errors";
import type { ObjectOperation } from "../../../core/operation";
import type { TencentClient } from "../api/client";
import * as calls from "./calls";

const ENDED = new Set(["SUCCEED", "FAILED"]);

/**
 * Ends a job, deletes it, and waits until it is gone. The platform deletes only a job of which every task instance has
 * ended, does not terminate one that it has not parsed yet, and in 2018 terminated none in a named environment: those
 * run to their end.
 */
export async function deleteJob({ client, id, signal, log }: ObjectOperation<TencentClient>): Promise<void> {
  let terminating = false;
  await deleteInSteps({
    what: "the job",
    signal,
    log,
    read: () => calls.getJob(client, id, signal),
    step: async ({ jobState: state = "" }) => {
      let refusal: Error | undefined;
      if (ENDED.has(state)) {
        refusal = await refusalOf(() => calls.deleteJob(client, id, signal));
        if (refusal === undefined) return "deletion accepted";
      }
      // A failed job may still have task instances that run.
      if (!terminating) {
        const refused = await refusalOf(() => calls.terminateJob(client, id, signal));
        terminating = refused === undefined;
        refusal = refused ?? refusal;
      }
      const progress = [state, terminating && "being terminated", refusal && messageOf(refusal)];
      return progress.filter(Boolean).join(", ");
    },
  });
}
