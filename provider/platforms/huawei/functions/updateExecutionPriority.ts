import { z } from "zod";

import { field } from "../../../core/schema/field";
import { accepted, defineHuaweiFunction, executionId } from "../define";
import { isTerminal } from "../executionState";
import { MAX_PRIORITY } from "../structures/executionArgs";
import { operate } from "./operate";

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
      json: { action: "update", priority },
      permitted: (state) => !isTerminal(state),
      rule: "only one that has not ended has a use for a priority",
    });
  },
});
