import { itemsIn } from "../../../../core/rest/paging";
import {
  earliest,
  latest,
  mostTelling,
  orNothing,
  type Outcome,
  type Output,
  reasonsIn,
  type StoryOperation,
  type WholeStory,
} from "../../../../core/story/story";
import { isRecord } from "../../../../core/schema/values";
import { listQueues } from "../../api/calls";
import type { PaddleFlowClient } from "../../api/client";
import { nonEmpty, timeOf, type Wire } from "../../api/wire";
import { getJob, getJobLog } from "../calls";
import { type Pod, podsOf } from "./pods";
import { flatLog } from "../structures";

type Operation = StoryOperation<PaddleFlowClient>;

/** Of the server's statuses, of jobs and of steps. */
const OUTCOMES: Readonly<Record<string, Outcome>> = {
  init: "waiting",
  initiating: "waiting",
  pending: "waiting",
  running: "running",
  terminating: "running",
  preempting: "running",
  succeeded: "succeeded",
  failed: "failed",
  terminated: "stopped",
  cancelled: "stopped",
  skipped: "stopped",
  preempted: "stopped",
};

export function outcomeOf(status: unknown): Outcome {
  return OUTCOMES[String(status)] ?? "unknown";
}

/** What has become of a job: its pods, with the output of some of them. */
export async function storyOfJob(operation: Operation): Promise<WholeStory | undefined> {
  const { client, id, signal, lines, parts } = operation;
  const job = await getJob(client, id, signal);
  if (job === undefined) return undefined;
  const pods = podsOf(job);
  const chosen = lines === 0 ? [] : mostTelling(pods, parts);
  const clusterName = chosen.length === 0 ? undefined : await orNothing(clusterOf(operation, job));
  const outputs = new Map(
    await Promise.all(
      chosen.map(async (pod) => [pod, await orNothing(outputOf(operation, pod, clusterName))] as const),
    ),
  );
  // What Kubernetes tells of time is better: it has a zone.
  const begin = earliest(pods.map((pod) => pod.begin));
  const hasEnded = pods.every((pod) => pod.end !== undefined);
  return {
    name: `job ${nonEmpty(job.name) ?? id}`,
    state: nonEmpty(job.status) ?? "unknown",
    outcome: outcomeOf(job.status),
    begin: begin ?? timeOf(job.startTime),
    end:
      begin === undefined
        ? timeOf(job.finishTime)
        : hasEnded
          ? latest(pods.map((pod) => pod.end))
          : undefined,
    hasLocalTimes: begin === undefined,
    reasons: reasonsIn(nonEmpty(job.message)),
    parts: pods.map((pod) => ({
      name: `pod ${pod.name}`,
      state: pod.phase,
      outcome: pod.outcome,
      begin: pod.begin,
      end: pod.end,
      exitCode: pod.exitCode,
      reasons: pod.reasons,
      outputs: outputs.get(pod) ?? [],
    })),
    lacks: lacksOf(operation, pods, outputs),
  };
}

function lacksOf(
  { lines }: Operation,
  pods: readonly Pod[],
  outputs: ReadonlyMap<Pod, readonly Output[] | undefined>,
): string[] {
  if (pods.length === 0)
    return ["The server shows no pods of the job, and so neither exit codes nor output."];
  const isRefused = lines > 0 && [...outputs.values()].every((output) => output === undefined);
  return isRefused
    ? ["The server returns no output of the job's pods: that needs v0.14.6, and pods that are there."]
    : [];
}

async function clusterOf({ client, signal }: Operation, job: Wire): Promise<string | undefined> {
  const queue = isRecord(job.schedulingPolicy) ? nonEmpty(job.schedulingPolicy.queue) : undefined;
  if (queue === undefined) return undefined;
  const queues = await listQueues(client, { name: queue }, signal);
  return nonEmpty(queues.find(({ name }) => name === queue)?.clusterName);
}

/** What the containers of a pod have written. The server has a log of the job by its id too, which it leaves empty. */
async function outputOf(
  { client, signal, lines }: Operation,
  { name, namespace }: Pod,
  clusterName: string | undefined,
): Promise<Output[]> {
  if (clusterName === undefined) throw new Error("the job's cluster is not known");
  const amount = { readFromTail: true, lineLimit: lines };
  const answer = await getJobLog(client, { clusterName, name, namespace, type: "pod", ...amount }, signal);
  return outputsIn(answer);
}

/** The outputs in the log of a job. */
export function outputsIn(log: Wire): Output[] {
  return itemsIn(flatLog(log), "taskList").map(({ taskID, logContent }) => ({
    name: containerIn(nonEmpty(taskID) ?? "") ?? "output",
    text: nonEmpty(logContent),
  }));
}

/** Before the container stands the pod's unique id, and before that its name or nothing. */
function containerIn(taskId: string): string | undefined {
  return nonEmpty(/(?:^|\/)(?:[0-9a-f-]{36}_)?([^/]*)$/.exec(taskId)?.[1]);
}
