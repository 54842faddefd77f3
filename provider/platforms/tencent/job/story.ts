import { ifPresent } from "../../../core/rest/presence";
import { timeOf } from "../../../core/schema/values";
import { nonEmpty } from "../../../core/schema/wire";
import {
  earliest,
  latest,
  mostTelling,
  orNothing,
  type Outcome,
  type Output,
  reasonsIn,
  type Story,
  type StoryOperation,
  type WholeStory,
} from "../../../core/story/story";
import type { TencentClient } from "../api/client";
import { getJobDetail, getTaskInstances, listTaskLogs } from "./calls";
import type { JobDetail, TaskDetail, TaskInstanceLog } from "./structures";

type Operation = StoryOperation<TencentClient>;
type TaskView = NonNullable<JobDetail["taskSet"]>[number];
type Instance = NonNullable<TaskDetail["taskInstanceSet"]>[number];

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  SUBMITTED: "waiting",
  PENDING: "waiting",
  RUNNABLE: "waiting",
  STARTING: "running",
  RUNNING: "running",
  SUCCEED: "succeeded",
  FAILED: "failed",
  FAILED_INTERRUPTED: "failed",
};

const FAILED: ReadonlySet<string> = new Set(["FAILED", "FAILED_INTERRUPTED"]);
const NONE: ReadonlySet<string> = new Set();

/** What has become of a job: its tasks, and of those that tell most their instances, with the output of some of them. */
export async function storyOfJob(operation: Operation): Promise<WholeStory | undefined> {
  const { client, id, signal, lines, parts } = operation;
  const job = await ifPresent(() => getJobDetail(client, id, signal));
  if (job === undefined) return undefined;
  const tasks = (job.taskSet ?? []).map((view) => ({ view, outcome: outcomeOf(view.taskState) }));
  const chosen = mostTelling(tasks, parts).map(({ view }) => view);
  const details = new Map(
    await Promise.all(chosen.map(async (view) => [view, await instancesOf(operation, view)] as const)),
  );
  const outputs = await outputsOf(operation, details);
  const isOld = client.settings.edition === "2018";
  return {
    name: `job ${nonEmpty(job.jobName) ?? id}`,
    state: job.jobState ?? "unknown",
    outcome: outcomeOf(job.jobState),
    begin: timeOf(job.createTime),
    end: timeOf(job.endTime),
    reasons: reasonsIn(job.stateReason),
    parts: tasks.map(({ view }) => storyOfTask(view, details.get(view), outputs)),
    lacks:
      isOld && lines > 0
        ? ["The API of 2018 returns no output: it is where a task's `redirectInfo` says."]
        : [],
  };
}

function outcomeOf(state: string | undefined): Outcome {
  return OUTCOMES[state ?? ""] ?? "unknown";
}

/** A task with its instances, of a failed one with those that failed; undefined where it cannot be read. */
function instancesOf(
  { client, id, signal }: Operation,
  { taskName, taskState }: TaskView,
): Promise<TaskDetail | undefined> {
  const states = FAILED.has(taskState) ? FAILED : NONE;
  return orNothing(getTaskInstances(client, { jobId: id, taskName }, states, signal));
}

function storyOfTask(
  { taskName, taskState, createTime, endTime }: TaskView,
  detail: TaskDetail | undefined,
  outputs: ReadonlyMap<Instance, readonly Output[]>,
): Story {
  const instances = detail?.taskInstanceSet ?? [];
  const begins = instances.map(beginOf);
  return {
    name: `task ${taskName}`,
    state: taskState,
    outcome: outcomeOf(taskState),
    begin: detail === undefined ? timeOf(createTime) : earliest(begins),
    end:
      timeOf(endTime) ??
      (instances.every(({ endTime: end }) => end) ? latest(instances.map(endOf)) : undefined),
    parts: instances.map((instance) => ({
      name: `instance ${instance.taskInstanceIndex}`,
      state: instance.taskInstanceState,
      outcome: outcomeOf(instance.taskInstanceState),
      begin: beginOf(instance),
      end: endOf(instance),
      exitCode: instance.exitCode,
      reasons: reasonsIn(instance.stateReason, instance.stateDetailedReason),
      outputs: outputs.get(instance) ?? [],
    })),
    unread: (detail?.taskInstanceTotalCount ?? instances.length) - instances.length,
  };
}

const beginOf = ({ runningTime, launchTime }: Instance): number | undefined =>
  timeOf(runningTime) ?? timeOf(launchTime);
const endOf = ({ endTime }: Instance): number | undefined => timeOf(endTime);

/** The output of as many instances as is asked for, those that tell most before others. */
async function outputsOf(
  { client, id, signal, lines, parts }: Operation,
  details: ReadonlyMap<TaskView, TaskDetail | undefined>,
): Promise<ReadonlyMap<Instance, readonly Output[]>> {
  if (lines === 0 || client.settings.edition === "2018") return new Map();
  const all = [...details].flatMap(([{ taskName }, detail]) =>
    (detail?.taskInstanceSet ?? []).map((instance) => ({
      taskName,
      instance,
      outcome: outcomeOf(instance.taskInstanceState),
    })),
  );
  const begun = all.filter(({ instance }) => beginOf(instance) !== undefined);
  const chosen = mostTelling(begun, parts);
  const names = new Set(chosen.map(({ taskName }) => taskName));
  const found = [...names].map(async (taskName) => {
    const some = chosen.filter((one) => one.taskName === taskName);
    const taskInstanceIndexes = some.map(({ instance }) => instance.taskInstanceIndex);
    const logs = await orNothing(listTaskLogs(client, { jobId: id, taskName, taskInstanceIndexes }, signal));
    return some.map(({ instance }) => {
      const log = logs?.find((one) => one.taskInstanceIndex === instance.taskInstanceIndex);
      return [instance, log === undefined ? [] : streamsOf(log)] as const;
    });
  });
  return new Map((await Promise.all(found)).flat());
}

function streamsOf(log: TaskInstanceLog): Output[] {
  return [
    {
      name: "stdout",
      text: log.stdoutLog,
      place: placeOf(log.stdoutRedirectPath, log.stdoutRedirectFileName),
    },
    {
      name: "stderr",
      text: log.stderrLog,
      place: placeOf(log.stderrRedirectPath, log.stderrRedirectFileName),
    },
  ];
}

function placeOf(folder: string | undefined, file: string | undefined): string | undefined {
  return folder ? `${folder}${file ?? ""}` : undefined;
}
