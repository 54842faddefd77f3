import { z } from "zod";

import { NotFoundError } from "../../../core/errors";
import { definePaddleFlowFunction } from "../define";
import { oneOf } from "../filters";
import { showPipeline } from "../pipelineVersions";
import { pipelineIdField } from "../structures/ids";
import { pipelineDetail } from "../structures/pipelineViews";
import { decode } from "../wire";

export const getPipeline = definePaddleFlowFunction({
  type: "paddleflow:getPipeline",
  doc: "Reads a pipeline with its versions.",
  reader: true,
  action: "GET /pipeline/{pipelineID}",
  inputs: z.strictObject({
    pipelineId: pipelineIdField,
    fsNames: oneOf("File systems that the versions' files were in."),
  }),
  outputs: pipelineDetail,
  async run({ client, args: { pipelineId, fsNames }, signal }) {
    const found = await showPipeline(client, pipelineId, signal);
    if (found === undefined) throw new NotFoundError(`there is no pipeline ${pipelineId}`);
    const versions = found.versions.filter(({ fsName }) => fsNames?.includes(String(fsName)) ?? true);
    return decode(pipelineDetail, { ...found.pipeline, versions });
  },
});
