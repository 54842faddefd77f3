import { timeOf } from "../../../../core/schema/values";
import {
  orNothing,
  type Outcome,
  type Output,
  type StoryOperation,
  type WholeStory,
} from "../../../../core/story/story";
import type { AlibabaClient } from "../../api/client";
import { getJob, getJobDescription, listTasks } from "../calls";
import type { JobDescription } from "../structures";

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  Init: "waiting",
  Waiting: "waiting",
  Running: "running",
  Finished: "succeeded",
  Failed: "failed",
  Stopped: "stopped",
};

/** What has become of a job: its tasks and their instances. */
export async function storyOfJob({
  client,
  id,
  signal,
}: StoryOperation<AlibabaClient>): Promise<WholeStory | undefined> {
  const [job, tasks, description] = await Promise.all([
    getJob(client, id, signal),
    orNothing(listTasks(client, id, signal)),
    orNothing(getJobDescription(client, id, signal)),
  ]);
  if (job === undefined) return undefined;
  return {
    name: `job ${job.jobName}`,
    ...wordsOf(job),
    parts: (tasks ?? []).map(({ taskName, instances, ...task }) => ({
      name: `task ${taskName}`,
      ...wordsOf(task),
      outputs: placesOf(description, taskName),
      parts: instances.map(({ instanceId, ...instance }) => ({
        name: `instance ${instanceId}`,
        ...wordsOf(instance),
      })),
    })),
    lacks: [
      "The service tells neither exit codes nor reasons and returns no output: that is where a task's " +
        "`stdoutRedirectPath` and `stderrRedirectPath` say.",
    ],
  };
}

interface Shown {
  readonly state: string;
  readonly startTime?: string | undefined;
  readonly endTime?: string | undefined;
}

function wordsOf({ state, startTime, endTime }: Shown) {
  return {
    state,
    outcome: OUTCOMES[state] ?? "unknown",
    begin: timeOf(startTime),
    end: timeOf(endTime),
  } as const;
}

function placesOf(description: JobDescription | undefined, taskName: string): Output[] {
  const { stdoutRedirectPath, stderrRedirectPath } = description?.taskDag.taskDescMap[taskName] ?? {};
  const places = [
    ["stdout", stdoutRedirectPath],
    ["stderr", stderrRedirectPath],
  ] as const;
  return places.flatMap(([name, place]) => (place === undefined ? [] : [{ name, place }]));
}
