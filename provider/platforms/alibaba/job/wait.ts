import { OperationFailedError } from "../../../core/errors";
import { waitUntil } from "../../../core/wait";
import { getJob } from "./calls";
import { ensureStarted, isRestartable, type JobOperation } from "./states";
import type { JobView } from "./structures";

/** Waits until a job has finished. One that failed or was stopped ends the wait. */
export async function waitForJob(operation: JobOperation, resuming: boolean): Promise<void> {
  const { client, id, signal, log } = operation;
  // What fails while it is watched has failed: only what an earlier run has left is tried again.
  let leftBehind = resuming;
  await waitUntil({
    what: "the end of the job",
    signal,
    log,
    poll: async () => {
      const job = await getJob(client, id, signal);
      if (job === undefined) throw new OperationFailedError("the job was deleted before it ended");
      if (job.state === "Finished") return { done: undefined };
      const again = leftBehind;
      leftBehind = false;
      if (!isRestartable(job)) return { progress: describe(job) };
      if (!again) throw failureOf(job);
      await ensureStarted(operation);
      return { progress: `${job.state}, started again` };
    },
  });
}

function describe({ state, numFinishedTask, numTotalTask }: JobView): string {
  return `${state}, ${numFinishedTask} of ${numTotalTask} tasks finished`;
}

function failureOf(job: JobView): OperationFailedError {
  if (job.state === "Stopped") {
    return new OperationFailedError("the job was stopped before it finished", {
      advice: "The next `pulumi up` starts it again",
    });
  }
  return new OperationFailedError("the job ended as Failed", {
    advice:
      "The platform tells no reason: look under the task's stderrRedirectPath. The next `pulumi up` runs again what " +
      "failed; a change of the job or its `triggers` runs all of it",
  });
}
