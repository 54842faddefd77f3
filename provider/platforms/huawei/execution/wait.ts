import { OperationFailedError } from "../../../core/errors";
import type { ObjectOperation } from "../../../core/operation";
import { nonEmpty } from "../../../core/schema/wire";
import { waitUntil } from "../../../core/wait";
import type { HuaweiClient } from "../api/client";
import { getExecution, listExecutionEvents } from "./calls";
import { describeState, type ExecutionState, stateOf } from "./state";

type Operation = ObjectOperation<HuaweiClient>;

const MAX_EVENTS = 5;

/** Waits until an execution has succeeded. One that failed or was cancelled ends the wait with the reasons. */
export async function waitForExecution(operation: Operation): Promise<void> {
  const { client, id, signal, log } = operation;
  await waitUntil({
    what: "the end of the execution",
    signal,
    log,
    poll: async () => {
      const wire = await getExecution(client.gcs, id, signal);
      const state = wire === undefined ? undefined : stateOf(wire);
      if (state === undefined || state.leaving) {
        throw new OperationFailedError("the execution was deleted before it ended");
      }
      if (state.phase === "Succeeded") return { done: undefined };
      if (state.phase === "Failed" || state.phase === "Cancelled") throw await failureOf(operation, state);
      return { progress: describeState(state) };
    },
  });
}

async function failureOf(operation: Operation, state: ExecutionState): Promise<OperationFailedError> {
  const steps = state.failedSteps.length === 0 ? [] : [`failed steps: ${state.failedSteps.join(", ")}`];
  // The failure is reported even where its events cannot be read.
  const events = await warnings(operation).catch(() => []);
  const details = [...state.reasons, ...steps, ...events];
  return new OperationFailedError([`the execution ended as ${state.phase}`, ...new Set(details)].join("; "), {
    advice: "Call `retryExecution`, or correct the execution and change it or its `triggers` to run it anew",
  });
}

async function warnings({ client, id, signal }: Operation): Promise<string[]> {
  const events = await listExecutionEvents(client.gcs, id, signal);
  return events
    .filter(({ type }) => /^warning$/i.test(String(type)))
    .slice(-MAX_EVENTS)
    .flatMap(({ message }) => nonEmpty(message) ?? []);
}
