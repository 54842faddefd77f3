import { z } from "zod";

import { defineHuaweiFunction, toolId } from "../define";
import { neededObject, TOOLS } from "../objects";
import { toolView } from "../structures/views";
import { decode } from "../wire";

export const getTool = defineHuaweiFunction({
  type: "huawei:getTool",
  doc: "Reads a tool.",
  reader: true,
  action: "get_tool",
  inputs: z.strictObject({ toolId }),
  outputs: toolView,
  async run({ client, args, signal }) {
    return decode(toolView, await neededObject(client.gcs, TOOLS, args.toolId, signal));
  },
});
