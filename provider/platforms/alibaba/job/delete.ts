import { deleteInSteps, refusalOf } from "../../../core/deletion";
import type { BatchflowError } from "../../../core/errors";
import * as calls from "./calls";
import { hasEnded, isStoppable, type JobOperation } from "./states";

/** Stops a job where it is needed, deletes it, and waits until it is gone: the platform deletes only what has ended. */
export async function deleteJob({ client, id, signal, log }: JobOperation): Promise<void> {
  let [stopping, deleting] = [false, false];
  await deleteInSteps({
    what: "the job",
    signal,
    log,
    read: () => calls.getJob(client, id, signal),
    step: async (job) => {
      // Somebody may start it again meanwhile.
      stopping &&= !hasEnded(job);
      deleting &&= hasEnded(job);
      let refusal: BatchflowError | undefined;
      if (hasEnded(job) && !deleting) {
        refusal = await refusalOf(() => calls.deleteJob(client, id, signal));
        deleting = refusal === undefined;
      } else if (isStoppable(job) && !stopping) {
        refusal = await refusalOf(() => calls.stopJob(client, id, signal));
        stopping = refusal === undefined;
      }
      const doing = deleting ? "being deleted" : stopping ? "being stopped" : undefined;
      return [job.state, doing, refusal?.message].filter(Boolean).join(", ");
    },
  });
}
