import { z } from "zod";

import { field } from "../../../core/schema/field";
import { defineHuaweiFunction, idField } from "../api/define";
import { getExisting } from "../api/objects";
import { decode, encodeQuery } from "../api/wire";
import { listTools, TOOLS } from "./calls";
import { toolView } from "./structures";

export const getTool = defineHuaweiFunction({
  type: "huawei:getTool",
  doc: "Reads a tool.",
  reader: true,
  action: "get_tool",
  inputs: z.strictObject({ toolId: idField("tool") }),
  outputs: toolView,
  async run({ client, args, signal }) {
    return decode(toolView, await getExisting(client.gcs, TOOLS, args.toolId, signal));
  },
});

const filters = z.strictObject({
  scope: field(
    z.enum(["", "domain", "public"]).optional(),
    "Those of the tenant, where left out or empty, or those of all tenants.",
  ),
  name: field(z.string().optional(), "A part of the name."),
  wholeName: field(z.string().optional(), "The whole name."),
  category: field(z.string().optional(), "The category."),
});
const tools = z.array(toolView);

export const getTools = defineHuaweiFunction({
  type: "huawei:getTools",
  doc: "Lists tools, each version by itself.",
  reader: true,
  action: "get_tools",
  inputs: filters,
  outputs: tools,
  async run({ client, args, signal }) {
    return decode(tools, await listTools(client.gcs, encodeQuery(filters, args), signal));
  },
});
