import type { ObjectOperation } from "../../core/operation";
import { OperationFailedError } from "../../core/errors";
import { isRecord } from "../../core/schema/unknowns";
import { waitUntil } from "../../core/wait";
import type { HuaweiClient } from "./client";
import { describeState, type ExecutionState, stateOf } from "./executionState";
import { EXECUTIONS, ofObject, readObject } from "./objects";
import { nonEmpty } from "./wire";

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
      const wire = await readObject(client.gcs, EXECUTIONS, id, signal);
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
  // The failure counts, whether or not its events can be had.
  const events = await warnings(operation).catch(() => []);
  const details = [...state.reasons, ...steps, ...events];
  return new OperationFailedError([`the execution ended as ${state.phase}`, ...new Set(details)].join("; "), {
    advice: "Call `retryExecution`, or correct the execution and change it or its `triggers` to run it anew",
  });
}

async function warnings({ client, id, signal }: Operation): Promise<string[]> {
  const answer = await ofObject(client.gcs, EXECUTIONS, id, {
    action: "getExecutionEvents",
    method: "GET",
    path: `${EXECUTIONS.path}/${id}/events`,
    signal,
    idempotent: true,
  });
  return (Array.isArray(answer) ? answer : [])
    .filter(isRecord)
    .filter(({ type }) => /^warning$/i.test(String(type)))
    .slice(-MAX_EVENTS)
    .flatMap(({ message }) => nonEmpty(message) ?? []);
}
