import { z } from "zod";

import { field } from "../../../core/schema/field";
import { defineHuaweiFunction, workflowId } from "../define";
import { textOfObject, WORKFLOWS } from "../objects";

export const downloadWorkflow = defineHuaweiFunction({
  type: "huawei:downloadWorkflow",
  doc: "Reads the file of a workflow.",
  reader: true,
  action: "download_workflow",
  inputs: z.strictObject({ workflowId }),
  outputs: z.object({ content: field(z.string(), "The file as it was uploaded.") }),
  async run({ client, args, signal }) {
    const content = await textOfObject(client.gcs, WORKFLOWS, args.workflowId, {
      action: "downloadWorkflow",
      method: "GET",
      path: `${WORKFLOWS.path}/${args.workflowId}/archive`,
      signal,
      idempotent: true,
    });
    return { content };
  },
});
