import type { ObjectOperation } from "../../../core/operation";
import { nonEmpty } from "../../../core/schema/wire";
import { endOf, waitForEnd } from "../../../core/wait";
import type { HuaweiClient } from "../api/client";
import { getExecution, listExecutionEvents } from "./calls";
import { describeState, type ExecutionState, stateOf } from "./state";

type Operation = ObjectOperation<HuaweiClient>;

const MAX_EVENTS = 5;
const FAILED = new Set(["Failed", "Cancelled"]);

/** Waits until an execution has succeeded. One that failed or was cancelled ends the wait with the reasons. */
export async function waitForExecution(operation: Operation): Promise<void> {
  const { client, id, signal, log } = operation;
  await waitForEnd({
    what: "the execution",
    signal,
    log,
    read: async () => {
      const wire = await getExecution(client.gcs, id, signal);
      const state = wire === undefined ? undefined : stateOf(wire);
      return state?.leaving === true ? undefined : state;
    },
    judge: (state) => ({
      state: state.phase,
      end: endOf(state.phase, "Succeeded", FAILED),
      progress: describeState(state),
    }),
    reasons: (state) => reasonsOf(operation, state),
    advice: "Call `retryExecution`, or correct the execution and change it or its `triggers` to run it anew",
  });
}

async function reasonsOf(operation: Operation, { reasons, failedSteps }: ExecutionState): Promise<string[]> {
  const steps = failedSteps.length === 0 ? [] : [`failed steps: ${failedSteps.join(", ")}`];
  // What the state says counts even where the events cannot be read.
  const events = await warnings(operation).catch(() => []);
  return [...reasons, ...steps, ...events];
}

async function warnings({ client, id, signal }: Operation): Promise<string[]> {
  const events = await listExecutionEvents(client.gcs, id, signal);
  return events
    .filter(({ type }) => /^warning$/i.test(String(type)))
    .slice(-MAX_EVENTS)
    .flatMap(({ message }) => nonEmpty(message) ?? []);
}
