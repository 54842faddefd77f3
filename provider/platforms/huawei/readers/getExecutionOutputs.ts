import { z } from "zod";

import { field } from "../../../core/schema/field";
import { defineHuaweiFunction, executionId } from "../define";
import { EXECUTIONS } from "../objects";
import { decode } from "../wire";
import { readPart } from "./parts";

const outputs = z.object({
  outputs: field(
    z.record(z.string(), z.unknown()),
    "The results, in the form that the workflow's `outputs` have.",
  ),
});

export const getExecutionOutputs = defineHuaweiFunction({
  type: "huawei:getExecutionOutputs",
  doc: "Reads the results of an execution.",
  reader: true,
  action: "get_execution_outputs",
  inputs: z.strictObject({ executionId }),
  outputs,
  async run({ client, args, signal }) {
    return decode(
      outputs,
      await readPart(client, EXECUTIONS, args.executionId, "outputs", "getExecutionOutputs", signal),
    );
  },
});
