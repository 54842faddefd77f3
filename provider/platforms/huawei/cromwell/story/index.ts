import { ifPresent } from "../../../../core/rest/presence";
import { isRecord, timeOf } from "../../../../core/schema/values";
import { nonEmpty, type Wire } from "../../../../core/schema/wire";
import {
  type Outcome,
  type Output,
  reasonsIn,
  type Story,
  type StoryOperation,
  type WholeStory,
} from "../../../../core/story/story";
import type { HuaweiClient } from "../../api/client";
import { getMetadata } from "../calls";

/** States of workflows and of calls. */
const OUTCOMES: Readonly<Record<string, Outcome>> = {
  "On Hold": "waiting",
  Submitted: "waiting",
  NotStarted: "waiting",
  WaitingForQueueSpace: "waiting",
  QueuedInCromwell: "waiting",
  Starting: "running",
  Running: "running",
  Aborting: "running",
  Succeeded: "succeeded",
  Done: "succeeded",
  Bypassed: "succeeded",
  Failed: "failed",
  Aborted: "stopped",
  RetryableFailure: "stopped",
  Unstartable: "stopped",
};

/** What a story needs no words for, and what may be large. */
const LEFT_OUT = [
  "inputs",
  "outputs",
  "submittedFiles",
  "executionEvents",
  "runtimeAttributes",
  "callCaching",
];

/** What has become of a workflow: the tries and shards of its calls. */
export async function storyOfWorkflow({
  client,
  id,
  signal,
}: StoryOperation<HuaweiClient>): Promise<WholeStory | undefined> {
  const query = { excludeKey: LEFT_OUT };
  const metadata = await ifPresent(() => getMetadata(client.cromwell, id, query, signal));
  if (metadata === undefined) return undefined;
  const calls = Object.entries(isRecord(metadata.calls) ? metadata.calls : {});
  return {
    name: `workflow ${nonEmpty(metadata.workflowName) ?? id}`,
    ...stateOf(metadata.status),
    begin: timeOf(metadata.start),
    end: timeOf(metadata.end),
    reasons: reasonsIn(...causesOf(metadata.failures), nonEmpty(metadata.message)),
    parts: calls.flatMap(([name, tries]) =>
      (Array.isArray(tries) ? tries : []).filter(isRecord).map((one) => storyOfTry(name, one)),
    ),
    lacks: ["Cromwell tells where the output is, and does not return it."],
  };
}

function stateOf(status: unknown): Pick<Story, "state" | "outcome"> {
  const state = nonEmpty(status) ?? "unknown";
  return { state, outcome: OUTCOMES[state] ?? "unknown" };
}

function storyOfTry(name: string, one: Wire): Story {
  const { shardIndex, attempt, returnCode, subWorkflowId } = one;
  const shard = typeof shardIndex === "number" && shardIndex >= 0 ? [`shard ${shardIndex}`] : [];
  const again = typeof attempt === "number" && attempt > 1 ? [`try ${attempt}`] : [];
  const within = nonEmpty(subWorkflowId);
  return {
    name: [`call ${name}`, ...shard, ...again].join(", "),
    ...stateOf(one.executionStatus),
    begin: timeOf(one.start),
    end: timeOf(one.end),
    exitCode: typeof returnCode === "number" ? returnCode : undefined,
    reasons: reasonsIn(
      ...causesOf(one.failures),
      within === undefined ? undefined : `runs the workflow ${within}`,
    ),
    outputs: ["stdout", "stderr"].flatMap((stream): Output[] => {
      const place = nonEmpty(one[stream]);
      return place === undefined ? [] : [{ name: stream, place }];
    }),
  };
}

/** The innermost messages of a tree of failures. */
function causesOf(failures: unknown): string[] {
  return (Array.isArray(failures) ? failures : []).filter(isRecord).flatMap(({ message, causedBy }) => {
    const inner = causesOf(causedBy);
    return inner.length > 0 ? inner : (nonEmpty(message) ?? []);
  });
}
