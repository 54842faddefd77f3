import { z } from "zod";

import { field } from "../../../core/schema/field";
import { defineHuaweiFunction, workflowId } from "../define";
import { WORKFLOWS } from "../objects";
import { workflowTool } from "../structures/views";
import { decode } from "../wire";
import { readPart } from "./parts";

const outputs = z.object({
  tools: field(z.record(z.string(), workflowTool), "The tools by name and version, such as `nginx:latest`."),
});

export const getWorkflowTools = defineHuaweiFunction({
  type: "huawei:getWorkflowTools",
  doc: "Reads the tools that a workflow uses.",
  reader: true,
  action: "get_workflow_tools",
  inputs: z.strictObject({ workflowId }),
  outputs,
  async run({ client, args, signal }) {
    return decode(
      outputs,
      await readPart(client, WORKFLOWS, args.workflowId, "tools", "getWorkflowTools", signal),
    );
  },
});
