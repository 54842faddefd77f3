import type { ObjectOperation } from "../../core/operation";
import { messageOf, OperationFailedError } from "../../core/errors";
import { isRecord } from "../../core/schema/unknowns";
import { type Progress, waitUntil } from "../../core/wait";
import type { HuaweiClient } from "./client";
import { MARK_LABEL, RELEASED } from "./cromwellLabels";
import { abort, hasEnded, mayHaveEnded, onWorkflow, setLabels, statusOf } from "./cromwellWorkflows";
import { nonEmpty } from "./wire";

type Operation = ObjectOperation<HuaweiClient>;

const MAX_REASONS = 5;

/** Waits until a workflow has succeeded. One that failed or was aborted ends the wait with the reasons. */
export async function waitForCromwell(operation: Operation): Promise<void> {
  const { client, id, signal, log } = operation;
  await waitUntil({
    what: "the end of the execution",
    signal,
    log,
    poll: async () => {
      const status = await statusOf(client.cromwell, id, signal);
      if (status === undefined)
        throw new OperationFailedError("the server does not know the execution any more");
      if (status === "Succeeded") return { done: undefined };
      if (hasEnded(status)) throw await failureOf(operation, status);
      return { progress: status };
    },
  });
}

/** Ends a workflow and gives its record up: the server keeps it, but no resource takes it for its own any more. */
export async function giveUp({ client, id, signal, log }: Operation): Promise<void> {
  let accepted = false;
  const poll = async (): Promise<Progress | { done: undefined }> => {
    const status = await statusOf(client.cromwell, id, signal);
    if (status === undefined) return { done: undefined };
    if (hasEnded(status)) {
      await setLabels(client.cromwell, id, { [MARK_LABEL]: RELEASED }, { signal, log });
      return { done: undefined };
    }
    if (accepted) return { progress: status };
    try {
      await abort(client.cromwell, id, signal);
      accepted = true;
      return { progress: status };
    } catch (error) {
      if (!mayHaveEnded(error)) throw error;
      return { progress: messageOf(error) };
    }
  };
  await waitUntil({ what: "the end of the execution", signal, log, poll });
}

async function failureOf({ client, id, signal }: Operation, status: string): Promise<OperationFailedError> {
  // The failure counts, whether or not its reasons can be had.
  const metadata = await onWorkflow(client.cromwell, id, "metadata", signal, {
    includeKey: ["failures"],
  }).catch((): Readonly<Record<string, unknown>> => ({}));
  const reasons = [...new Set(causesOf(metadata.failures))].slice(0, MAX_REASONS);
  return new OperationFailedError([`the execution ended as ${status}`, ...reasons].join("; "), {
    advice: "Correct the execution and change it or its `triggers` to run it again",
  });
}

/** The innermost messages of a tree of failures. */
function causesOf(failures: unknown): string[] {
  return (Array.isArray(failures) ? failures : []).filter(isRecord).flatMap(({ message, causedBy }) => {
    const inner = causesOf(causedBy);
    return inner.length > 0 ? inner : (nonEmpty(message) ?? []);
  });
}
