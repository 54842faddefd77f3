import { z } from "zod";

import { isRecord } from "../../../core/schema/unknowns";
import { field } from "../../../core/schema/field";
import { defineHuaweiFunction, workflowId } from "../define";
import { ofObject, WORKFLOWS } from "../objects";
import { workflowView } from "../structures/views";
import { decode } from "../wire";

export const getWorkflow = defineHuaweiFunction({
  type: "huawei:getWorkflow",
  doc: "Reads a workflow.",
  reader: true,
  action: "get_workflow",
  inputs: z.strictObject({
    workflowId,
    getArchive: field(z.boolean().optional(), "Whether to read the file too."),
  }),
  outputs: workflowView,
  async run({ client, args, signal }) {
    const answer = await ofObject(client.gcs, WORKFLOWS, args.workflowId, {
      action: "getWorkflow",
      method: "GET",
      path: `${WORKFLOWS.path}/${args.workflowId}`,
      query: { get_archive: args.getArchive },
      signal,
      idempotent: true,
    });
    return decode(workflowView, isRecord(answer) ? WORKFLOWS.own(answer) : {});
  },
});
