import type { ObjectOperation } from "../../../core/operation";
import { endOf, waitForEnd } from "../../../core/wait";
import type { PaddleFlowClient } from "../api/client";
import { nonEmpty } from "../api/wire";
import { getJob } from "./calls";

/** The statuses of jobs that have ended. */
export const ENDED: ReadonlySet<string> = new Set([
  "succeeded",
  "failed",
  "terminated",
  "cancelled",
  "skipped",
]);

/** Waits until a job has succeeded. One that ended otherwise ends the wait with the server's reason. */
export async function waitForJob(operation: ObjectOperation<PaddleFlowClient>): Promise<void> {
  const { client, id, signal, log } = operation;
  await waitForEnd({
    what: "the job",
    signal,
    log,
    read: () => getJob(client, id, signal),
    judge: (job) => {
      const state = nonEmpty(job.status) ?? "unknown";
      return { state, end: endOf(state, "succeeded", ENDED) };
    },
    reasons: (job) => [nonEmpty(job.message)],
    advice: "To run it again, change the job or its `triggers`",
  });
}
