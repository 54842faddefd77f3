import { messageOf, NotFoundError, RefusedError } from "../../../core/errors";
import { isUnknown } from "../../../core/schema/values";
import { getJob, updateJobPriority } from "./calls";
import { ensureStarted, ensureStopped, isRestartable, type JobOperation } from "./states";
import type { JobView } from "./structures";

export interface PriorityChange {
  readonly priority: number;
  readonly stopToChangePriority: boolean;
  /** What the resource waits for; absent for a job that no resource manages. */
  readonly waitFor?: "submitted" | "finished";
}

/** Changes a job's priority, which the platform permits only while the job is stopped or has failed. */
export async function changePriority(operation: JobOperation, change: PriorityChange): Promise<void> {
  const { client, id, signal, log } = operation;
  const { priority, stopToChangePriority: mayStop, waitFor } = change;
  const job = await getJob(client, id, signal);
  if (job === undefined) throw new NotFoundError("the job does not exist any more");
  if (job.priority === priority) {
    // The state knows another priority: a run that was interrupted before it could start the job has made the change.
    if (job.state !== "Stopped" || !mayStop) return;
    log("was stopped for this change by an interrupted run, and is started again");
    return ensureStarted(operation);
  }
  if (isRestartable(job)) {
    if (job.state === "Stopped" && mayStop && waitFor !== "finished")
      log("is stopped, by somebody or by an interrupted run, and stays so; startJob starts it again");
    return updateJobPriority(client, id, priority, signal);
  }
  const isManaged = waitFor !== undefined;
  if (isRefused(job, mayStop)) throw refusal(job.state, isManaged);
  return changeWhileStopped(operation, priority, isManaged);
}

async function changeWhileStopped(
  operation: JobOperation,
  priority: number,
  isManaged: boolean,
): Promise<void> {
  const { client, id, signal } = operation;
  let [asked, stopped, changed] = [false, false, false];
  try {
    const job = await ensureStopped(operation, () => void (asked = true));
    if (job === undefined) throw new NotFoundError("the job was deleted while it was being stopped");
    if (!isRestartable(job)) throw refusal(job.state, isManaged);
    stopped = true;
    await updateJobPriority(client, id, priority, signal);
    changed = true;
    // It may have failed by itself before it could be stopped: then it is not for us to run it again.
    if (job.state === "Stopped") await ensureStarted(operation);
  } catch (error) {
    if (!asked && !stopped) throw error;
    const runs = await startAgain(operation, stopped).catch((failure: unknown) => {
      const start =
        changed && isManaged
          ? "Start it with startJob; the next `pulumi up` does so too"
          : "Start it with startJob";
      const why = messageOf(failure);
      throw explained(
        error,
        `The job was stopped for the change and could not be started again: ${why}. ${start}`,
      );
    });
    if (!runs) throw error;
    if (!changed) throw explained(error, "The job was stopped for the change and runs again");
  }
}

/** How long a job may take to be started after a change that failed. The operation's own time may be over. */
const START_AGAIN_MS = 60_000;

/** Starts a job that was stopped, or is being stopped, for a change that failed. Returns whether it runs then. */
async function startAgain(operation: JobOperation, stopped: boolean): Promise<boolean> {
  const again = { ...operation, signal: AbortSignal.timeout(START_AGAIN_MS) };
  // One that has been seen stopped and runs was started by somebody: it is not stopped once more.
  const job = await (stopped ? getJob(again.client, again.id, again.signal) : ensureStopped(again));
  // It is gone, or has ended by itself.
  if (job === undefined || job.state === "Finished" || job.state === "Failed") return false;
  await ensureStarted(again);
  return true;
}

/** The error with the fate of the job added to its message. */
function explained(error: unknown, fate: string): unknown {
  if (error instanceof Error) error.message = `${error.message}. ${fate}`;
  return error;
}

/** Why a change of the priority would be refused in the present state of the job. */
export async function refusalOfPriority({
  changed,
  wanted,
  ...operation
}: JobOperation & {
  readonly changed: ReadonlySet<string>;
  readonly wanted: Readonly<Record<string, unknown>>;
}): Promise<string | undefined> {
  const { priority = 0, stopToChangePriority: mayStop = false } = wanted;
  if (!changed.has("priority") || isUnknown(mayStop)) return undefined;
  const job = await getJob(operation.client, operation.id, operation.signal);
  if (job === undefined || job.priority === priority || !isRefused(job, mayStop === true)) return undefined;
  return refusal(job.state, true).message;
}

/** Whether the platform does not change the priority of a job that may be stopped for it, or may not. */
function isRefused(job: JobView, mayStop: boolean): boolean {
  return !isRestartable(job) && (job.state === "Finished" || !mayStop);
}

function refusal(state: string, isManaged: boolean): RefusedError {
  const anew = isManaged
    ? "Put the old priority back, or change `triggers` to run the job again with the new one"
    : "Submit a job anew to run it with another priority";
  const advice =
    state === "Finished"
      ? anew
      : "Set `stopToChangePriority: true` to have it stopped, changed and started again, or stop it first";
  return new RefusedError(
    `the job is ${state}, and a priority can be changed only while a job is Stopped or Failed`,
    { advice },
  );
}
