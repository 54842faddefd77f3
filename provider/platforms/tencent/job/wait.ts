import type { ObjectOperation } from "../../../core/operation";
import { endOf, waitForEnd } from "../../../core/wait";
import type { TencentClient } from "../api/client";
import { getJob } from "./calls";
import type { JobView } from "./structures";

const FAILED = new Set(["FAILED", "FAILED_INTERRUPTED"]);

/** Waits until a job has succeeded. One that failed ends the wait. */
export async function waitForJob({ client, id, signal, log }: ObjectOperation<TencentClient>): Promise<void> {
  await waitForEnd({
    what: "the job",
    signal,
    log,
    read: () => getJob(client, id, signal),
    judge: (view) => {
      const { jobState: state = "unknown" } = view;
      return { state, end: endOf(state, "SUCCEED", FAILED), progress: describeTasks(view, state) };
    },
    advice: "Correct the job and change it or its `triggers` to run it again",
  });
}

function describeTasks({ taskMetrics: metrics }: JobView, state: string): string {
  if (metrics === undefined) return state;
  const total = Object.values(metrics).reduce((sum, number) => sum + number, 0);
  return `${state}, ${metrics.succeedCount} of ${total} tasks succeeded`;
}
