import type { Operation } from "../../../core/operation";
import { RefusedError } from "../../../core/errors";
import type { HuaweiClient } from "../client";
import { accepted } from "../define";
import { type ExecutionState, stateOf } from "../executionState";
import { EXECUTIONS, neededObject, ofObject } from "../objects";
import { decode } from "../wire";

export interface Step {
  /** The body of the request. */
  readonly json: Readonly<Record<string, unknown>>;
  readonly permitted: (state: ExecutionState) => boolean;
  /** When the step is permitted, for people. */
  readonly rule: string;
}

/** Takes a step on an execution. The service asks to look first whether its state permits the step. */
export async function operate(
  { client, signal }: Operation<HuaweiClient>,
  id: string,
  { json, permitted, rule }: Step,
): Promise<unknown> {
  const state = stateOf(await neededObject(client.gcs, EXECUTIONS, id, signal));
  if (!permitted(state)) throw new RefusedError(`the execution is ${state.phase}: ${rule}`);
  const answer = await ofObject(client.gcs, EXECUTIONS, id, {
    action: "operateExecution",
    method: "PUT",
    path: `${EXECUTIONS.path}/${id}`,
    json,
    signal,
    idempotent: false,
  });
  return decode(accepted, answer ?? { id });
}
