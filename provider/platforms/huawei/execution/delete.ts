import { deleteInSteps, refusalOf } from "../../../core/deletion";
import { InvalidInputError } from "../../../core/errors";
import type { ObjectOperation } from "../../../core/operation";
import type { Wire } from "../../../core/schema/wire";
import type { HuaweiClient } from "../api/client";
import { deleteExecution, getExecution, operateExecution } from "./calls";
import { DEFAULT_TIMEOUT } from "./inputs";
import { describeState, isCancellable, isTerminal, stateOf } from "./state";

/**
 * A cancelled execution lets its dispatched jobs run to their end, and one that cannot be cancelled goes on: after this
 * time it is deleted with its jobs.
 */
const PATIENCE_MS = 60_000;

/**
 * Cancels an execution, waits for its end, deletes it, and waits until it is gone. Where the end does not come for long,
 * the deletion ends the jobs.
 */
export async function cancelAndDelete(
  { client: { gcs }, id, signal, log }: ObjectOperation<HuaweiClient>,
  patience = PATIENCE_MS,
): Promise<void> {
  let waitingSince: number | undefined;
  let deleting = false;

  const step = async (execution: Wire): Promise<string> => {
    const state = stateOf(execution);
    const progress = describeState(state);
    // A deletion that failed is requested again.
    if (state.leaving || (deleting && state.action !== "delete")) return progress;
    const impatient = waitingSince !== undefined && Date.now() - waitingSince >= patience;
    if (isTerminal(state) || impatient) {
      const refusal = await refusalOf(() => deleteExecution(gcs, id, signal), InvalidInputError);
      deleting = refusal === undefined;
      return refusal?.message ?? "deletion accepted";
    }
    waitingSince ??= Date.now();
    if (!isCancellable(state)) return progress;
    const refusal = await refusalOf(
      () =>
        operateExecution(
          gcs,
          id,
          { action: "cancel", timeout: DEFAULT_TIMEOUT },
          { signal, idempotent: true },
        ),
      InvalidInputError,
    );
    return refusal?.message ?? "cancellation accepted";
  };

  const read = () => getExecution(gcs, id, signal);
  await deleteInSteps({ what: "the execution", signal, log, read, step });
}
