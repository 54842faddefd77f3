import { z } from "zod";

import { field } from "../../../core/schema/field";
import { accepted, defineHuaweiFunction, executionId } from "../define";
import { isCancellable } from "../executionState";
import { operate } from "./operate";

export const cancelExecution = defineHuaweiFunction({
  type: "huawei:cancelExecution",
  doc: "Cancels an execution that is pending or running. Jobs that were dispatched run to their end.",
  reader: false,
  action: "operate_execution (cancel)",
  inputs: z.strictObject({
    executionId,
    timeout: field(z.int().min(1).optional(), "Minutes after which the service gives the cancellation up."),
  }),
  outputs: accepted,
  async run({ args: { executionId: id, timeout }, ...operation }) {
    return operate(operation, id, {
      json: { action: "cancel", timeout },
      permitted: isCancellable,
      rule: "only one that is Pending or Running can be cancelled",
    });
  },
});
