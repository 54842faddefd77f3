import type { Operation } from "../../../core/operation";
import { waitUntil } from "../../../core/wait";
import type { OtcClient } from "../api/client";
import { getExistingJob } from "./calls";
import { failureOfJob, hasEnded, imagesMade, progressOf } from "./outcome";
import type { JobView } from "./structures";

export type Waiting = Pick<Operation<OtcClient>, "client" | "signal" | "log">;

/** Jobs take minutes: this is the longest pause between two looks. */
const MAX_INTERVAL_MS = 10_000;

/** Waits until a job has ended or, where `until` is given, until that holds of it. */
export async function waitForJob(
  { client, signal, log }: Waiting,
  id: string,
  until: (job: JobView) => Promise<boolean> = () => Promise.resolve(false),
): Promise<JobView> {
  return waitUntil({
    what: `the image job ${id}`,
    signal,
    log,
    maxInterval: MAX_INTERVAL_MS,
    poll: async () => {
      const job = await getExistingJob(client, id, signal);
      return hasEnded(job) || (await until(job)) ? { done: job } : { progress: progressOf(job) };
    },
  });
}

/** Waits until a job has succeeded; throws where it fails. */
export async function waitForSuccess(operation: Waiting, id: string): Promise<JobView> {
  const job = await waitForJob(operation, id);
  if (job.status === "FAIL") throw failureOfJob(job);
  return job;
}

/** Writes a line on the images that a job has made besides the resource's own: nothing else leads to them. */
export function logOtherImages({ log }: Pick<Waiting, "log">, job: JobView, own: readonly string[]): void {
  const others = imagesMade(job).filter((id) => !own.includes(id));
  if (others.length > 0) log(`the job made further images, which are not managed: ${others.join(", ")}`);
}
