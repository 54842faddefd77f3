import { z } from "zod";

import { present } from "../../../core/rest/presence";
import { field } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../api/connection";
import { oneOf } from "../api/lists";
import { addressable } from "../api/names";
import { decode } from "../api/wire";
import { pipelineIdField, pipelineVersionView } from "../pipeline/structures";
import * as calls from "./calls";

const pipelineVersionIdField = field(addressable(z.string().min(1)), "The number of the version.");

export const getPipelineVersion = definePaddleFlowFunction({
  type: "paddleflow:getPipelineVersion",
  doc: "Reads a version of a pipeline.",
  reader: true,
  action: "GET /pipeline/{pipelineID}/{pipelineVersionID}",
  inputs: z.strictObject({ pipelineId: pipelineIdField, pipelineVersionId: pipelineVersionIdField }),
  outputs: pipelineVersionView,
  async run({ client, args: { pipelineId, pipelineVersionId }, signal }) {
    const version = await calls.getPipelineVersion(client, pipelineId, pipelineVersionId, signal);
    return decode(
      pipelineVersionView,
      present(version, `version ${pipelineVersionId} of the pipeline ${pipelineId}`),
    );
  },
});

const versions = z.array(pipelineVersionView);

export const getPipelineVersions = definePaddleFlowFunction({
  type: "paddleflow:getPipelineVersions",
  doc: "Lists the versions of a pipeline, the oldest first.",
  reader: true,
  action: "GET /pipeline/{pipelineID}",
  inputs: z.strictObject({
    pipelineId: pipelineIdField,
    fsNames: oneOf("File systems that their files were in."),
  }),
  outputs: versions,
  async run({ client, args: { pipelineId, fsNames }, signal }) {
    return decode(versions, await calls.listPipelineVersions(client, pipelineId, fsNames, signal));
  },
});
