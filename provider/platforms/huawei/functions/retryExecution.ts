import { z } from "zod";

import { field } from "../../../core/schema/field";
import { accepted, defineHuaweiFunction, executionId } from "../define";
import { isRetryable } from "../executionState";
import { MAX_PRIORITY } from "../structures/executionArgs";
import { operate } from "./operate";

export const retryExecution = defineHuaweiFunction({
  type: "huawei:retryExecution",
  doc: "Starts a cancelled execution again, or runs again what failed of one.",
  reader: false,
  action: "operate_execution (retry)",
  inputs: z.strictObject({
    executionId,
    priority: field(z.int().min(0).max(MAX_PRIORITY).optional(), `A priority, from 0 to ${MAX_PRIORITY}.`),
    timeout: field(
      z.int().min(1).optional(),
      "Minutes until it must run, after which the service gives it up.",
    ),
    inputsJson: field(
      z.record(z.string().min(1), z.unknown()).optional(),
      "Other values for the workflow's inputs, by name.",
    ),
  }),
  outputs: accepted,
  async run({ args: { executionId: id, priority, timeout, inputsJson }, ...operation }) {
    return operate(operation, id, {
      json: { action: "retry", priority, timeout, inputs_json: inputsJson },
      permitted: isRetryable,
      rule: "only one that is Failed or Cancelled can be retried",
    });
  },
});
