import { OperationFailedError } from "../../../core/errors";
import type { ObjectOperation } from "../../../core/operation";
import { waitUntil } from "../../../core/wait";
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
  await waitUntil<void>({
    what: "the end of the job",
    signal,
    log,
    poll: async () => {
      const job = await getJob(client, id, signal);
      if (job === undefined) throw new OperationFailedError("the job was deleted before it ended");
      const status = nonEmpty(job.status) ?? "unknown";
      if (status === "succeeded") return { done: undefined };
      if (!ENDED.has(status)) return { progress: status };
      const reason = nonEmpty(job.message);
      throw new OperationFailedError(
        `the job ended as ${status}${reason === undefined ? "" : `: ${reason}`}`,
        { advice: "Correct the job and change it or its `triggers` to run it again" },
      );
    },
  });
}
