import { z } from "zod";

import { field } from "../../../core/schema/field";
import { defineHuaweiFunction, executionId } from "../define";
import { EXECUTIONS } from "../objects";
import { inputView } from "../structures/views";
import { decode } from "../wire";
import { readPart } from "./parts";

const outputs = z.object({
  inputs: field(z.record(z.string(), inputView), "The inputs with their values, by name."),
});

export const getExecutionInputs = defineHuaweiFunction({
  type: "huawei:getExecutionInputs",
  doc: "Reads the inputs of an execution with their values.",
  reader: true,
  action: "get_execution_inputs",
  inputs: z.strictObject({ executionId }),
  outputs,
  async run({ client, args, signal }) {
    return decode(
      outputs,
      await readPart(client, EXECUTIONS, args.executionId, "inputs", "getExecutionInputs", signal),
    );
  },
});
