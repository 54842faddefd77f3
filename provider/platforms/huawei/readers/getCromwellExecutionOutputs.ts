import { z } from "zod";

import { field } from "../../../core/schema/field";
import { onWorkflow } from "../cromwellWorkflows";
import { defineHuaweiFunction, executionId } from "../define";
import { decodeCamel } from "../wire";

const outputs = z.object({
  outputs: field(z.record(z.string(), z.unknown()), "The results by name, such as `workflow.task.out`."),
});

export const getCromwellExecutionOutputs = defineHuaweiFunction({
  type: "huawei:getCromwellExecutionOutputs",
  doc: "Reads the results of an execution on Cromwell.",
  reader: true,
  action: "GET …/{id}/outputs",
  inputs: z.strictObject({ executionId }),
  outputs,
  async run({ client, args, signal }) {
    return decodeCamel(outputs, await onWorkflow(client.cromwell, args.executionId, "outputs", signal));
  },
});
