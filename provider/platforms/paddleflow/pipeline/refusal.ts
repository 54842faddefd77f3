import { RefusedError } from "../../../core/errors";
import { listSchedules } from "../api/calls";
import type { PaddleFlowClient } from "../api/client";

/** The refusal to delete a pipeline or one of its versions, with the running schedules that are in the way. */
export async function refusalOfScheduled(
  client: PaddleFlowClient,
  pipelineId: string,
  versionId: string | undefined,
  signal: AbortSignal,
): Promise<RefusedError | undefined> {
  const filters = {
    pipelineIds: [pipelineId],
    pipelineVersionIds: versionId === undefined ? undefined : [versionId],
    statuses: ["running"],
  };
  const schedules = await listSchedules(client, filters, signal);
  if (schedules.length === 0) return undefined;
  const ids = schedules.map(({ scheduleID }) => String(scheduleID));
  const what = versionId === undefined ? "the pipeline" : `version ${versionId} of the pipeline`;
  const who = ids.length === 1 ? `the schedule ${ids[0]} runs` : `the schedules ${ids.join(", ")} run`;
  return new RefusedError(`${what} cannot be deleted while ${who}`, {
    advice: "Stop them first; in a program, take their pipelineId from the pipeline's own id",
  });
}
