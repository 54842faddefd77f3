import { z } from "zod";

import { field } from "../../../core/schema/field";
import { defineHuaweiFunction, workflowId } from "../define";
import { WORKFLOWS } from "../objects";
import { inputView } from "../structures/views";
import { decode } from "../wire";
import { readPart } from "./parts";

const outputs = z.object({ inputs: field(z.record(z.string(), inputView), "The inputs by name.") });

export const getWorkflowInputs = defineHuaweiFunction({
  type: "huawei:getWorkflowInputs",
  doc: "Reads the inputs that a workflow declares.",
  reader: true,
  action: "get_workflow_inputs",
  inputs: z.strictObject({ workflowId }),
  outputs,
  async run({ client, args, signal }) {
    return decode(
      outputs,
      await readPart(client, WORKFLOWS, args.workflowId, "inputs", "getWorkflowInputs", signal),
    );
  },
});
