import { refusalOf } from "../../../core/deletion";
import { CancelledError, isAmbiguous, NotFoundError, RefusedError } from "../../../core/errors";
import type { ObjectOperation } from "../../../core/operation";
import { type Done, pause, type Progress, waitUntil } from "../../../core/wait";
import type { AlibabaClient } from "../api/client";
import { getJob, startJob, stopJob } from "./calls";
import type { JobView } from "./structures";

export type JobOperation = ObjectOperation<AlibabaClient>;

/** The platform stops a job only in these states. */
const STOPPABLE: ReadonlySet<string> = new Set(["Waiting", "Running"]);
/** The platform starts a job, and changes its priority, only in these states. */
const RESTARTABLE: ReadonlySet<string> = new Set(["Stopped", "Failed"]);

export const isStoppable = ({ state }: JobView): boolean => STOPPABLE.has(state);
export const isRestartable = ({ state }: JobView): boolean => RESTARTABLE.has(state);
export const hasEnded = (job: JobView): boolean => job.state === "Finished" || isRestartable(job);

/** The job, or a part of it, that a read has found. Throws where there is none. */
export function existing<T>(id: string, found: T | undefined): T {
  if (found === undefined) throw new NotFoundError(`there is no job ${id}`);
  return found;
}

/**
 * Stops a job and waits until nothing of it runs; returns it as it is then, or undefined where it is gone. `asked` is
 * called when the platform has accepted to stop it, or may have.
 */
export async function ensureStopped(
  operation: JobOperation,
  asked: () => void = () => undefined,
): Promise<JobView | undefined> {
  const { client, id, signal, log } = operation;
  let stopping = false;
  const poll = async (): Promise<Progress | Done<JobView | undefined>> => {
    const job = await getJob(client, id, signal);
    if (job === undefined || hasEnded(job)) return { done: job };
    if (stopping || !isStoppable(job)) return { progress: job.state };
    try {
      const refusal = await refusalOf(() => stopJob(client, id, signal));
      if (refusal !== undefined) return { progress: refusal.message };
    } catch (error) {
      // At the deadline nobody knows whether the last try was carried out.
      if (signal.aborted) asked();
      throw error;
    }
    stopping = true;
    asked();
    return { progress: `${job.state}, being stopped` };
  };
  return waitUntil({ what: "the job to stop", signal, log, poll });
}

const START_PAUSE_MS = 500;

/** Starts a job that was stopped or has failed. One that waits or runs already stays as it is. */
export async function ensureStarted(operation: JobOperation): Promise<void> {
  const { client, id, signal } = operation;
  for (;;) {
    try {
      await startJob(client, id, signal);
      return;
    } catch (error) {
      const uncertain = isAmbiguous(error);
      if (!uncertain && !(error instanceof RefusedError)) throw error;
      const job = existing(id, await getJob(client, id, signal));
      if (!hasEnded(job)) return;
      if (!uncertain || signal.aborted) throw error;
      await pause(START_PAUSE_MS, signal).catch((ended: unknown) => {
        throw ended instanceof CancelledError ? ended : error;
      });
    }
  }
}
