import { deleteInSteps } from "../../../core/deletion";
import { RefusedError } from "../../../core/errors";
import type { ObjectOperation } from "../../../core/operation";
import type { PaddleFlowClient } from "../api/client";
import { nonEmpty } from "../api/wire";
import { deleteJob, getJob, stopJob } from "./calls";
import { ENDED } from "./wait";

/** Asks a job to end. One that has ended by itself meanwhile is left as it is. */
export async function endJob(client: PaddleFlowClient, id: string, signal: AbortSignal): Promise<void> {
  try {
    await stopJob(client, id, signal);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    const status = nonEmpty((await getJob(client, id, signal))?.status);
    if (status !== undefined && !ENDED.has(status) && status !== "terminating") throw error;
  }
}

/** Stops a job that runs, waits for its end, and deletes it. */
export async function removeJob(operation: ObjectOperation<PaddleFlowClient>): Promise<void> {
  const { client, id, signal, log } = operation;
  let stopped = false;
  await deleteInSteps({
    what: "the job",
    signal,
    log,
    read: () => getJob(client, id, signal),
    step: async (job) => {
      const status = nonEmpty(job.status) ?? "unknown";
      if (ENDED.has(status)) {
        await deleteJob(client, id, signal);
        return undefined;
      }
      if (!stopped) await endJob(client, id, signal);
      stopped = true;
      return status;
    },
  });
}
