import type { ObjectOperation } from "../../../core/operation";
import { endOf, waitForEnd } from "../../../core/wait";
import type { TencentClient } from "../api/client";
import { getJob, getJobDetail, getTask, listTaskLogs } from "./calls";
import type { JobView } from "./structures";

type Operation = ObjectOperation<TencentClient>;

const LOG_LINES = 20;
const FAILED = new Set(["FAILED", "FAILED_INTERRUPTED"]);

/** Waits until a job has succeeded. One that failed ends the wait with the reason of its first failed task. */
export async function waitForJob(operation: Operation): Promise<void> {
  const { client, id, signal, log } = operation;
  await waitForEnd({
    what: "the job",
    signal,
    log,
    read: () => getJob(client, id, signal),
    judge: (view) => {
      const { jobState: state = "unknown" } = view;
      return { state, end: endOf(state, "SUCCEED", FAILED), progress: describeTasks(view, state) };
    },
    reasons: () => explain(operation),
    advice: "Correct the job and change it or its `triggers` to run it again",
  });
}

function describeTasks({ taskMetrics: metrics }: JobView, state: string): string {
  if (metrics === undefined) return state;
  const total = Object.values(metrics).reduce((sum, number) => sum + number, 0);
  return `${state}, ${metrics.succeedCount} of ${total} tasks succeeded`;
}

/** The reasons of the first failure. Parts that cannot be read are left out: the failure itself counts. */
async function explain({ client, id, signal }: Operation): Promise<string[]> {
  const job = await getJobDetail(client, id, signal);
  const taskName = job.taskSet?.find(({ taskState }) => FAILED.has(taskState))?.taskName;
  if (taskName === undefined) return job.stateReason ? [job.stateReason] : [];
  const task = { jobId: id, taskName };
  const detail = await getTask(client, task, signal).catch(() => undefined);
  const instance = detail?.taskInstanceSet?.find((one) => FAILED.has(one.taskInstanceState));
  const reasons = [instance?.stateReason, instance?.stateDetailedReason, job.stateReason].filter(Boolean);
  const where =
    instance === undefined ? `task ${taskName}` : `task ${taskName}, instance ${instance.taskInstanceIndex}`;
  const exit = instance?.exitCode === undefined ? "" : ` (exit code ${instance.exitCode})`;
  const what = `${where}: ${[...new Set(reasons)].join(", ") || "no reason given"}${exit}`;
  if (instance === undefined || client.settings.edition === "2018") return [what];
  const taskInstanceIndexes = [instance.taskInstanceIndex];
  const logs = await listTaskLogs(client, { ...task, taskInstanceIndexes }, signal).catch(() => []);
  const lines = (logs[0]?.stderrLog ?? "").trimEnd().split("\n");
  const stderr = lines.slice(-LOG_LINES).join("\n");
  return stderr === "" ? [what] : [what, `its stderr ends with:\n${stderr}`];
}
