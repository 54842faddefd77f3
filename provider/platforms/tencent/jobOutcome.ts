import type { z } from "zod";

import type { ObjectOperation } from "../../core/operation";
import { OperationFailedError } from "../../core/errors";
import { waitUntil } from "../../core/wait";
import type { TencentClient } from "./api/client";
import { jobDetail, jobView, taskDetail, taskInstanceLog } from "./structures/jobViews";
import { decodeMembers } from "./api/wire";
import { itemsOf } from "./paging";

type JobView = Partial<z.output<typeof jobView>>;
type Operation = ObjectOperation<TencentClient>;

const LOG_LINES = 20;
const FAILED = new Set(["FAILED", "FAILED_INTERRUPTED"]);

/** A job as the list of jobs has it. */
export async function viewJob(
  client: TencentClient,
  id: string,
  signal: AbortSignal,
): Promise<JobView | undefined> {
  const wire = await client.loaders.jobs.load(id, signal);
  return wire === undefined ? undefined : decodeMembers(jobView, wire);
}

/** Waits until a job has succeeded. One that failed ends the wait with the reason of its first failed task. */
export async function waitForJob(operation: Operation): Promise<void> {
  const { client, id, signal, log } = operation;
  await waitUntil({
    what: "the end of the job",
    signal,
    log,
    poll: async () => {
      const view = await viewJob(client, id, signal);
      if (view === undefined) throw new OperationFailedError("the job was deleted before it ended");
      const { jobState: state = "unknown" } = view;
      if (state === "SUCCEED") return { done: undefined };
      if (FAILED.has(state)) throw await failureOf(operation, state);
      return { progress: describeTasks(view, state) };
    },
  });
}

function describeTasks({ taskMetrics: metrics }: JobView, state: string): string {
  if (metrics === undefined) return state;
  const total = Object.values(metrics).reduce((sum, number) => sum + number, 0);
  return `${state}, ${metrics.succeedCount} of ${total} tasks succeeded`;
}

async function failureOf(operation: Operation, state: string): Promise<OperationFailedError> {
  const details = await explain(operation).catch(() => []);
  return new OperationFailedError([`the job ended as ${state}`, ...details].join("; "), {
    advice: "Correct the job and change it or its `triggers` to run it again",
  });
}

/** What is known of the first failure. Parts that cannot be had are left out: the failure itself counts. */
async function explain({ client, id, signal }: Operation): Promise<string[]> {
  const options = { signal, idempotent: true };
  const job = decodeMembers(jobDetail, await client.call("DescribeJob", { JobId: id }, options));
  const task = job.taskSet?.find(({ taskState }) => FAILED.has(taskState))?.taskName;
  if (task === undefined) return job.stateReason ? [job.stateReason] : [];
  const parameters = { JobId: id, TaskName: task };
  const detail = await client.call("DescribeTask", parameters, options).catch(() => ({}));
  const instance = decodeMembers(taskDetail, detail).taskInstanceSet?.find((one) =>
    FAILED.has(one.taskInstanceState),
  );
  const reasons = [instance?.stateReason, instance?.stateDetailedReason, job.stateReason].filter(Boolean);
  const where =
    instance === undefined ? `task ${task}` : `task ${task}, instance ${instance.taskInstanceIndex}`;
  const exit = instance?.exitCode === undefined ? "" : ` (exit code ${instance.exitCode})`;
  const what = `${where}: ${[...new Set(reasons)].join(", ") || "no reason given"}${exit}`;
  if (instance === undefined || client.settings.edition === "2018") return [what];
  const stderr = await stderrOf(
    client,
    { ...parameters, TaskInstanceIndexes: [instance.taskInstanceIndex] },
    signal,
  );
  return stderr === "" ? [what] : [what, `its stderr ends with:\n${stderr}`];
}

async function stderrOf(
  client: TencentClient,
  parameters: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<string> {
  const answer = await client
    .call("DescribeTaskLogs", parameters, { signal, idempotent: true })
    .catch((): Record<string, unknown> => ({}));
  const logs = itemsOf(answer, "TaskInstanceLogSet").map((item) => decodeMembers(taskInstanceLog, item));
  const lines = (logs[0]?.stderrLog ?? "").trimEnd().split("\n");
  return lines.slice(-LOG_LINES).join("\n");
}
