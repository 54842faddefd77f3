import { z } from "zod";

import { present } from "../../../core/rest/presence";
import { definePaddleFlowFunction } from "../api/connection";
import { oneOf, usernames } from "../api/lists";
import { decode } from "../api/wire";
import * as calls from "./calls";
import { pipelineDetail, pipelineIdField, pipelineView } from "./structures";

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
    const found = present(await calls.getPipeline(client, pipelineId, signal), `pipeline ${pipelineId}`);
    const versions = found.versions.filter(({ fsName }) => fsNames?.includes(String(fsName)) ?? true);
    return decode(pipelineDetail, { ...found.pipeline, versions });
  },
});

const pipelines = z.array(pipelineView);

export const getPipelines = definePaddleFlowFunction({
  type: "paddleflow:getPipelines",
  doc: "Lists pipelines, the oldest first.",
  reader: true,
  action: "GET /pipeline",
  inputs: z.strictObject({ usernames, names: oneOf("Names.") }),
  outputs: pipelines,
  async run({ client, args, signal }) {
    return decode(pipelines, await calls.listPipelines(client, args, signal));
  },
});
