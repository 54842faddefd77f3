import type { ObjectOperation } from "../../core/operation";
import { ConflictError, InvalidInputError, messageOf, RefusedError } from "../../core/errors";
import { type Progress, waitUntil } from "../../core/wait";
import type { HuaweiClient } from "./client";
import { describeState, isCancellable, isTerminal, stateOf } from "./executionState";
import { EXECUTIONS, ofObject, readObject } from "./objects";
import type { Call } from "./request";

type Operation = ObjectOperation<HuaweiClient>;

/**
 * A cancelled execution lets its dispatched jobs run to their end, and one that cannot be cancelled goes on: after this
 * time it is deleted with its jobs.
 */
const PATIENCE_MS = 60_000;

/**
 * Cancels an execution, waits for its end, deletes it, and waits until it is gone. Where the end does not come for long,
 * the deletion ends the jobs.
 */
export async function deleteExecution(operation: Operation, patience = PATIENCE_MS): Promise<void> {
  const { client, id, signal, log } = operation;
  let waitingSince: number | undefined;
  let deleting = false;

  const poll = async (): Promise<Progress | { done: undefined }> => {
    const wire = await readObject(client.gcs, EXECUTIONS, id, signal);
    if (wire === undefined) return { done: undefined };
    const state = stateOf(wire);
    const progress = describeState(state);
    // A deletion that failed can be asked for again.
    if (state.leaving || (deleting && state.action !== "delete")) return { progress };
    const impatient = waitingSince !== undefined && Date.now() - waitingSince >= patience;
    if (isTerminal(state) || impatient) {
      const refusal = await refusalOf(operation, { action: "deleteExecution", method: "DELETE" });
      deleting = refusal === undefined;
      return { progress: refusal ?? "deletion accepted" };
    }
    waitingSince ??= Date.now();
    if (!isCancellable(state)) return { progress };
    const cancel = { action: "operateExecution", method: "PUT", json: { action: "cancel" } } as const;
    const refusal = await refusalOf(operation, cancel);
    return { progress: refusal ?? "cancellation accepted" };
  };

  await waitUntil({ what: "the deletion of the execution", signal, log, poll });
}

/** Why the service refused a step in the present state; undefined when it accepted. */
async function refusalOf(
  { client, id, signal }: Operation,
  step: Pick<Call, "action" | "method" | "json">,
): Promise<string | undefined> {
  const path = `${EXECUTIONS.path}/${id}`;
  try {
    await ofObject(client.gcs, EXECUTIONS, id, { ...step, path, signal, idempotent: true });
    return undefined;
  } catch (error) {
    const refused =
      error instanceof InvalidInputError || error instanceof RefusedError || error instanceof ConflictError;
    if (refused) return messageOf(error);
    throw error;
  }
}
