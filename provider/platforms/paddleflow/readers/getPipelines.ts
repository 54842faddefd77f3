import { z } from "zod";

import { definePaddleFlowFunction } from "../define";
import { commas, oneOf, usernames } from "../filters";
import { listAll } from "../paging";
import { pipelineView } from "../structures/pipelineViews";
import { decode } from "../wire";

const outputs = z.array(pipelineView);

export const getPipelines = definePaddleFlowFunction({
  type: "paddleflow:getPipelines",
  doc: "Lists pipelines, the oldest first.",
  reader: true,
  action: "GET /pipeline",
  inputs: z.strictObject({ usernames, names: oneOf("Names.") }),
  outputs,
  async run({ client, args, signal }) {
    const found = await listAll(client, {
      action: "listPipeline",
      path: ["pipeline"],
      query: { userFilter: commas(args.usernames), nameFilter: commas(args.names) },
      list: "pipelineList",
      signal,
    });
    return decode(outputs, found);
  },
});
