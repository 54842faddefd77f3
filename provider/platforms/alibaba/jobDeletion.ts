import { messageOf, NotFoundError } from "../../core/errors";
import { type Done, type Progress, waitUntil } from "../../core/wait";
import { deleteJob, stopJob } from "./jobs";
import { hasEnded, isStoppable, type JobOperation, refusalOf, viewJob } from "./jobStates";

/** Stops a job where it is needed, deletes it, and waits until it is gone: the platform deletes only what has ended. */
export async function removeJob(operation: JobOperation): Promise<void> {
  const { client, id, signal, log } = operation;
  let [stopping, deleting] = [false, false];

  const poll = async (): Promise<Progress | Done<undefined>> => {
    const job = await viewJob(operation);
    if (job === undefined) return { done: undefined };
    // Somebody may start it again meanwhile.
    stopping &&= !hasEnded(job);
    deleting &&= hasEnded(job);
    let refusal: string | undefined;
    if (hasEnded(job) && !deleting) {
      refusal = await attempt(() => deleteJob(client, id, signal));
      deleting = refusal === undefined;
    } else if (isStoppable(job) && !stopping) {
      refusal = await attempt(() => stopJob(client, id, signal));
      stopping = refusal === undefined;
    }
    const doing = deleting ? "being deleted" : stopping ? "being stopped" : undefined;
    return { progress: [job.state, doing, refusal].filter(Boolean).join(", ") };
  };

  await waitUntil({ what: "the deletion of the job", signal, log, poll });
}

/** What has gone meanwhile is no failure. */
async function attempt(step: () => Promise<unknown>): Promise<string | undefined> {
  try {
    return await refusalOf(step);
  } catch (error) {
    if (error instanceof NotFoundError) return messageOf(error);
    throw error;
  }
}
