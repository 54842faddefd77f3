import { z } from "zod";

import { field } from "../../../core/schema/field";
import { defineHuaweiFunction } from "../define";
import { listObjects, WORKFLOWS } from "../objects";
import { text } from "../structures/common";
import { workflowView } from "../structures/views";
import { decode } from "../wire";

const outputs = z.array(workflowView);

export const getWorkflows = defineHuaweiFunction({
  type: "huawei:getWorkflows",
  doc: "Lists workflows.",
  reader: true,
  action: "get_workflows",
  inputs: z.strictObject({
    name: field(text.optional(), "A part of the name."),
    scope: field(
      z.enum(["domain", "public"]).optional(),
      "Only those of the account, or only those of everybody.",
    ),
  }),
  outputs,
  async run({ client, args: { name, scope }, signal }) {
    return decode(outputs, await listObjects(client.gcs, WORKFLOWS, { name, scope }, signal));
  },
});
