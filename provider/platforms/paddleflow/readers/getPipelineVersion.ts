import { z } from "zod";

import { definePaddleFlowFunction } from "../define";
import { pipelineIdField, pipelineVersionIdField } from "../structures/ids";
import { pipelineVersionView } from "../structures/pipelineViews";
import { decode } from "../wire";

export const getPipelineVersion = definePaddleFlowFunction({
  type: "paddleflow:getPipelineVersion",
  doc: "Reads a version of a pipeline.",
  reader: true,
  action: "GET /pipeline/{pipelineID}/{pipelineVersionID}",
  inputs: z.strictObject({ pipelineId: pipelineIdField, pipelineVersionId: pipelineVersionIdField }),
  outputs: pipelineVersionView,
  async run({ client, args: { pipelineId, pipelineVersionId }, signal }) {
    const path = ["pipeline", pipelineId, pipelineVersionId];
    const answer = await client.call("showPipelineVersion", {
      method: "GET",
      path,
      signal,
      idempotent: true,
    });
    return decode(pipelineVersionView, answer.pipelineVersion);
  },
});
