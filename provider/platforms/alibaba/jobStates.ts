import type { ObjectOperation } from "../../core/operation";
import {
  CancelledError,
  ConflictError,
  isAmbiguous,
  messageOf,
  NotFoundError,
  RefusedError,
} from "../../core/errors";
import { type Done, pause, type Progress, waitUntil } from "../../core/wait";
import type { AlibabaClient } from "./client";
import { getJob, startJob, stopJob } from "./jobs";
import type { JobView } from "./structures/views";

export type JobOperation = ObjectOperation<AlibabaClient>;

/** The platform stops a job only in these states. */
const STOPPABLE: ReadonlySet<string> = new Set(["Waiting", "Running"]);
/** The platform starts a job, and changes its priority, only in these states. */
const RESTARTABLE: ReadonlySet<string> = new Set(["Stopped", "Failed"]);

export const isStoppable = ({ state }: JobView): boolean => STOPPABLE.has(state);
export const isRestartable = ({ state }: JobView): boolean => RESTARTABLE.has(state);
export const hasEnded = (job: JobView): boolean => job.state === "Finished" || isRestartable(job);

/** The job, or undefined when it does not exist (any more). */
export async function viewJob({ client, id, signal }: JobOperation): Promise<JobView | undefined> {
  try {
    return await getJob(client, id, signal);
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

/** Why the platform refused a step in the present state of the job; undefined when it accepted. */
export async function refusalOf(step: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await step();
    return undefined;
  } catch (error) {
    if (error instanceof ConflictError || error instanceof RefusedError) return messageOf(error);
    throw error;
  }
}

/**
 * Stops a job and waits until nothing of it runs; answers it as it is then, or undefined where it is gone. `asked` is
 * called when the platform has accepted to stop it, or may have.
 */
export async function ensureStopped(
  operation: JobOperation,
  asked: () => void = () => undefined,
): Promise<JobView | undefined> {
  const { client, id, signal, log } = operation;
  let stopping = false;
  const poll = async (): Promise<Progress | Done<JobView | undefined>> => {
    const job = await viewJob(operation);
    if (job === undefined || hasEnded(job)) return { done: job };
    if (stopping || !isStoppable(job)) return { progress: job.state };
    let refusal: string | undefined;
    try {
      refusal = await refusalOf(() => stopJob(client, id, signal));
    } catch (error) {
      // At the deadline nobody knows whether the last try was carried out.
      if (signal.aborted) asked();
      throw error;
    }
    stopping = refusal === undefined;
    if (stopping) asked();
    return { progress: refusal ?? `${job.state}, being stopped` };
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
      const job = await getJob(client, id, signal);
      if (!hasEnded(job)) return;
      if (!uncertain || signal.aborted) throw error;
      await pause(START_PAUSE_MS, signal).catch((ended: unknown) => {
        throw ended instanceof CancelledError ? ended : error;
      });
    }
  }
}
