import { isRecord } from "../../../core/schema/values";
import { getOne, type PaddleFlowClient } from "./client";
import { commas, type List, listAll } from "./lists";
import { path } from "./names";
import type { Wire } from "./wire";

/** Calls that more than one kind of object needs. */

const QUEUES: List = { action: "listQueue", path: "/queue", items: "queueList" };
const SCHEDULES: List = { action: "listSchedule", path: "/schedule", items: "scheduleList" };

/** The queues that the connection's user may see, or those of a name. */
export function listQueues(
  client: PaddleFlowClient,
  { name }: { readonly name?: string | undefined },
  signal: AbortSignal,
): Promise<Wire[]> {
  return listAll(client, QUEUES, { query: { name }, signal });
}

type Values = readonly string[] | undefined;

/** What a schedule must have to be listed: one of the values of each filter. */
export interface ScheduleFilters {
  readonly usernames?: Values;
  readonly pipelineIds?: Values;
  readonly pipelineVersionIds?: Values;
  readonly scheduleIds?: Values;
  readonly names?: Values;
  readonly statuses?: Values;
}

/** Schedules without their runs, the oldest first. */
export function listSchedules(
  client: PaddleFlowClient,
  filters: ScheduleFilters,
  signal: AbortSignal,
): Promise<Wire[]> {
  const query = {
    userFilter: commas(filters.usernames),
    pplFilter: commas(filters.pipelineIds),
    pplVersionFilter: commas(filters.pipelineVersionIds),
    scheduleFilter: commas(filters.scheduleIds),
    nameFilter: commas(filters.names),
    statusFilter: commas(filters.statuses),
  };
  return listAll(client, SCHEDULES, { query, signal });
}

/** A version of a pipeline, with its text. */
export async function getPipelineVersion(
  client: PaddleFlowClient,
  pipelineId: string,
  versionId: string,
  signal: AbortSignal,
): Promise<Wire | undefined> {
  const to = path`/pipeline/${pipelineId}/${versionId}`;
  const answer = await getOne(client, "showPipelineVersion", to, signal);
  return isRecord(answer?.pipelineVersion) ? answer.pipelineVersion : undefined;
}
