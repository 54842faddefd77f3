import { z } from "zod";

import { field } from "../../../core/schema/field";
import { defineHuaweiFunction } from "../define";
import { listObjects, TOOLS } from "../objects";
import { text } from "../structures/common";
import { toolView } from "../structures/views";
import { decode } from "../wire";

const outputs = z.array(toolView);

export const getTools = defineHuaweiFunction({
  type: "huawei:getTools",
  doc: "Lists tools, each version by itself.",
  reader: true,
  action: "get_tools",
  inputs: z.strictObject({
    scope: field(
      z.enum(["domain", "public"]).optional(),
      "Those of the tenant, where left out, or those of all tenants.",
    ),
    name: field(text.optional(), "A part of the name."),
    wholeName: field(text.optional(), "The whole name."),
    category: field(text.optional(), "The category."),
  }),
  outputs,
  async run({ client, args: { scope, name, wholeName, category }, signal }) {
    const query = { scope, name, whole_name: wholeName, category };
    return decode(outputs, await listObjects(client.gcs, TOOLS, query, signal));
  },
});
