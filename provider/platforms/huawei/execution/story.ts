import { isRecord, timeOf } from "../../../core/schema/values";
import { nonEmpty, type Wire } from "../../../core/schema/wire";
import {
  orNothing,
  type Outcome,
  reasonsIn,
  type Story,
  type StoryOperation,
  type WholeStory,
} from "../../../core/story/story";
import type { HuaweiClient } from "../api/client";
import { decodeMembers } from "../api/wire";
import { getExecution, listExecutionEvents } from "./calls";
import { stateOf } from "./state";
import { executionDetail } from "./structures";

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  Pending: "waiting",
  Running: "running",
  Cancelling: "running",
  ForceCancelling: "running",
  Retrying: "running",
  Deleting: "running",
  Succeeded: "succeeded",
  Failed: "failed",
  Cancelled: "stopped",
};

/** The states that nothing leaves by itself. */
const ENDED: ReadonlySet<Outcome> = new Set(["succeeded", "failed", "stopped"]);

/** What has become of an execution: its steps with their jobs, and what the service warns of. */
export async function storyOfExecution({
  client,
  id,
  signal,
}: StoryOperation<HuaweiClient>): Promise<WholeStory | undefined> {
  const wire = await getExecution(client.gcs, id, signal);
  if (wire === undefined) return undefined;
  const warnings = (await orNothing(warningsOf(client, id, signal))) ?? [];
  const { execution, object, status } = decodeMembers(executionDetail, wire);
  const { phase, reasons } = stateOf(wire);
  const { objectStatus, subObjectStatuses = {} } = object?.status ?? {};
  const steps = Object.entries(status?.actualNodeStatus ?? {});
  const isOfStep = ({ elemId }: Wire): boolean => steps.some(([name]) => name === elemId);
  const messages = (events: readonly Wire[]) => events.map(({ message }) => nonEmpty(message));
  return {
    name: `execution ${execution?.name ?? id}`,
    state: phase,
    outcome: outcomeOf(phase),
    begin: timeOf(execution?.createTime),
    end: endOf(phase, objectStatus?.updateAt),
    reasons: reasonsIn(...reasons, ...messages(warnings.filter((event) => !isOfStep(event)))),
    parts: steps.map(([name, step]): Story => {
      const state = step.status ?? "unknown";
      const { createAt, updateAt, reason, message } = subObjectStatuses[name] ?? {};
      const own = messages(warnings.filter(({ elemId }) => elemId === name));
      return {
        name: `step ${name}`,
        state,
        outcome: outcomeOf(state),
        begin: outcomeOf(state) === "waiting" ? undefined : timeOf(createAt),
        end: endOf(state, updateAt),
        reasons: reasonsIn(nonEmpty(reason), nonEmpty(message), ...own),
        parts: Object.entries(step.subJobStatus ?? {}).map(([job, jobState]) => ({
          name: `job ${job}`,
          state: jobState,
          outcome: outcomeOf(jobState),
        })),
      };
    }),
    lacks: [
      "The service tells no exit codes and returns no output: that is in the cluster on which the jobs run.",
    ],
  };
}

function outcomeOf(state: string): Outcome {
  return OUTCOMES[state] ?? "unknown";
}

function endOf(state: string, changed: unknown): number | undefined {
  return ENDED.has(outcomeOf(state)) ? timeOf(changed) : undefined;
}

async function warningsOf({ gcs }: HuaweiClient, id: string, signal: AbortSignal): Promise<Wire[]> {
  const events = await listExecutionEvents(gcs, id, signal);
  return events.filter((event) => isRecord(event) && /^warning$/i.test(String(event.type)));
}
