import type { ObjectOperation } from "../../../core/operation";
import { endOf, waitForEnd } from "../../../core/wait";
import type { HuaweiClient } from "../api/client";
import { getExecution } from "./calls";
import { describeState, stateOf } from "./state";

const FAILED = new Set(["Failed", "Cancelled"]);

/** Waits until an execution has succeeded. One that failed or was cancelled ends the wait with the reasons. */
export async function waitForExecution({
  client,
  id,
  signal,
  log,
}: ObjectOperation<HuaweiClient>): Promise<void> {
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
    reasons: ({ reasons }) => reasons,
    advice: "Call `retryExecution`, or correct the execution and change it or its `triggers` to run it anew",
  });
}
