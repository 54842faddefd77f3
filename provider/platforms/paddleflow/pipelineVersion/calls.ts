import type { PaddleFlowClient } from "../api/client";
import { path } from "../api/names";

export { getPipelineVersion } from "../api/calls";
/** A version is added by a change of its pipeline. */
export { listPipelineVersions, updatePipeline } from "../pipeline/calls";

export async function deletePipelineVersion(
  client: PaddleFlowClient,
  pipelineId: string,
  versionId: string,
  signal: AbortSignal,
): Promise<void> {
  await client.call({
    action: "deletePipelineVersion",
    method: "DELETE",
    path: path`/pipeline/${pipelineId}/${versionId}`,
    signal,
    idempotent: true,
  });
}
