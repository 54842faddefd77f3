import { NotFoundError, RefusedError } from "../core/errors";
import { updateJobPriority } from "./jobs";
import {
  ensureStarted,
  ensureStopped,
  isRestartable,
  isStoppable,
  type JobOperation,
  viewJob,
} from "./jobStates";

/** Changes a job's priority, which the platform permits only while the job is stopped or has failed. */
export async function changePriority(
  operation: JobOperation,
  priority: number,
  mayStop: boolean,
): Promise<void> {
  const { client, id, signal, log } = operation;
  const job = await viewJob(operation);
  if (job === undefined) throw new NotFoundError("the job does not exist any more");
  if (isRestartable(job)) {
    if (job.state === "Stopped" && mayStop) log("is stopped and stays so; startJob starts it again");
    return updateJobPriority(client, id, priority, signal);
  }
  if (!isStoppable(job)) throw refusal(job.state);
  if (!mayStop) throw refusal(job.state);
  const stopped = await ensureStopped(operation);
  if (stopped === undefined) throw new NotFoundError("the job was deleted while it was being stopped");
  if (!isRestartable(stopped)) throw refusal(stopped.state);
  await updateJobPriority(client, id, priority, signal);
  // It may have failed by itself before it could be stopped: then it is not for us to run it again.
  if (stopped.state === "Stopped") await ensureStarted(operation);
}

function refusal(state: string): RefusedError {
  const advice =
    state === "Finished"
      ? "Put the old priority back, or change `triggers` to run the job again with the new one"
      : "Set `stopToChangePriority: true` to have it stopped, changed and started again, or stop it first";
  return new RefusedError(
    `the job is ${state}, and a priority can be changed only while a job is Stopped or Failed`,
    { advice },
  );
}
