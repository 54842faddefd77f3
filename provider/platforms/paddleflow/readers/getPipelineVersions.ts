import { z } from "zod";

import { definePaddleFlowFunction } from "../define";
import { commas, oneOf } from "../filters";
import { listAll } from "../paging";
import { pipelineIdField } from "../structures/ids";
import { pipelineVersionView } from "../structures/pipelineViews";
import { decode } from "../wire";

const outputs = z.array(pipelineVersionView);

export const getPipelineVersions = definePaddleFlowFunction({
  type: "paddleflow:getPipelineVersions",
  doc: "Lists the versions of a pipeline, the oldest first.",
  reader: true,
  action: "GET /pipeline/{pipelineID}",
  inputs: z.strictObject({
    pipelineId: pipelineIdField,
    fsNames: oneOf("File systems that their files were in."),
  }),
  outputs,
  async run({ client, args: { pipelineId, fsNames }, signal }) {
    const found = await listAll(client, {
      action: "showPipeline",
      path: ["pipeline", pipelineId],
      query: { fsFilter: commas(fsNames) },
      within: "pplVersions",
      list: "pplVersionList",
      signal,
    });
    return decode(outputs, found);
  },
});
