import { z } from "zod";

import { RefusedError } from "../../../core/errors";
import type { Operation } from "../../../core/operation";
import { field } from "../../../core/schema/field";
import type { Wire } from "../../../core/schema/wire";
import type { HuaweiClient } from "../api/client";
import { accepted, defineHuaweiFunction, executionId } from "../api/define";
import { getExisting } from "../api/objects";
import { decode, encode } from "../api/wire";
import { EXECUTIONS, operateExecution } from "./calls";
import { cancelAndDelete } from "./delete";
import { MAX_PRIORITY, timeLimit } from "./inputs";
import { type ExecutionState, isCancellable, isRetryable, isTerminal, stateOf } from "./state";

const DELETION_SECONDS = 10 * 60;

interface Step {
  readonly action: "cancel" | "retry" | "update";
  /** The other members of the request. */
  readonly members: Wire;
  readonly permitted: (state: ExecutionState) => boolean;
  /** When the step is permitted, in words. */
  readonly rule: string;
}

/** Takes a step on an execution. The service's document asks clients to check first that the state permits the step. */
async function operate(
  { client: { gcs }, signal }: Operation<HuaweiClient>,
  id: string,
  { action, members, permitted, rule }: Step,
): Promise<unknown> {
  const state = stateOf(await getExisting(gcs, EXECUTIONS, id, signal));
  if (!permitted(state)) throw new RefusedError(`the execution is ${state.phase}: ${rule}`);
  const answer = await operateExecution(gcs, id, { ...members, action }, { signal, idempotent: false });
  return decode(accepted, { id, ...answer });
}

const stepPriority = field(
  z.int().min(0).max(MAX_PRIORITY).optional(),
  `A priority, from 0 to ${MAX_PRIORITY}; larger comes first.`,
);

const cancel = z.strictObject({
  executionId,
  priority: stepPriority,
  timeout: timeLimit("Minutes until it must be cancelled, after which the service gives that up."),
});

export const cancelExecution = defineHuaweiFunction({
  type: "huawei:cancelExecution",
  doc: "Cancels an execution that is pending or running. Jobs that were dispatched run to their end.",
  reader: false,
  action: "operate_execution (cancel)",
  inputs: cancel,
  outputs: accepted,
  async run({ args: { executionId: id, ...values }, ...operation }) {
    return operate(operation, id, {
      action: "cancel",
      members: encode(cancel, values),
      permitted: isCancellable,
      rule: "only one that is Pending or Running can be cancelled",
    });
  },
});

const retry = z.strictObject({
  executionId,
  priority: stepPriority,
  timeout: timeLimit("Minutes until it must run, after which the service gives that up."),
  inputsJson: field(
    z.record(z.string().min(1), z.unknown()).optional(),
    "Other values for the workflow's inputs, by name.",
  ),
});

export const retryExecution = defineHuaweiFunction({
  type: "huawei:retryExecution",
  doc: "Starts a cancelled execution again, or runs again what failed of one.",
  reader: false,
  action: "operate_execution (retry)",
  inputs: retry,
  outputs: accepted,
  async run({ args: { executionId: id, ...values }, ...operation }) {
    return operate(operation, id, {
      action: "retry",
      members: encode(retry, values),
      permitted: isRetryable,
      rule: "only one that is Failed or Cancelled can be retried",
    });
  },
});

export const updateExecutionPriority = defineHuaweiFunction({
  type: "huawei:updateExecutionPriority",
  doc: "Changes the priority of an execution that no resource of a program manages.",
  reader: false,
  action: "operate_execution (update)",
  inputs: z.strictObject({
    executionId,
    priority: field(
      z.int().min(0).max(MAX_PRIORITY),
      `The priority, from 0 to ${MAX_PRIORITY}; larger comes first.`,
    ),
  }),
  outputs: accepted,
  async run({ args: { executionId: id, priority }, ...operation }) {
    return operate(operation, id, {
      action: "update",
      members: { priority },
      permitted: (state) => !isTerminal(state),
      rule: "only one that has not ended has a use for a priority",
    });
  },
});

export const deleteExecution = defineHuaweiFunction({
  type: "huawei:deleteExecution",
  doc:
    "Deletes an execution that no resource of a program manages: cancels it, waits for its end, deletes it, and waits until " +
    "it is gone. Where the end does not come for a minute, the deletion ends its jobs.",
  reader: false,
  action: "operate_execution (cancel), delete_execution",
  timeoutSeconds: DELETION_SECONDS,
  inputs: z.strictObject({ executionId }),
  outputs: accepted,
  async run({ args: { executionId: id }, ...operation }) {
    await getExisting(operation.client.gcs, EXECUTIONS, id, operation.signal);
    await cancelAndDelete({ ...operation, id });
    return { id };
  },
});
