import { hasCode, InvalidInputError } from "../../../core/errors";
import { kept, type KeptWork } from "../../../core/rest/joined";
import { isRecord } from "../../../core/schema/values";
import { getOne, type PaddleFlowClient } from "./client";
import { commas, type List, listAll } from "./lists";
import { path } from "./names";
import type { PaddleFlowSettings } from "./settings";
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

/** A member of a request that earlier releases do not have, and so read over. */
export interface LateMember extends KeptWork<PaddleFlowSettings, boolean> {
  readonly member: string;
  /** The oldest release that is known to have it. */
  readonly since: string;
}

const PROBE_MS = 120_000;

/**
 * Declares a member. A request of nothing but a wrong value of it tells whether the server has it, and makes nothing: one
 * that has it cannot read the value, and another lacks what it needs, which is the code `otherwise`.
 */
export function lateMember(
  member: string,
  since: string,
  {
    action,
    path: to,
    otherwise,
  }: { readonly action: string; readonly path: string; readonly otherwise: string },
): LateMember {
  return {
    member,
    since,
    async load(client) {
      // All operations of the connection wait for this request: it has a deadline of its own.
      const signal = AbortSignal.timeout(PROBE_MS);
      const call = { action, method: "POST", path: to, json: { [member]: "?" } } as const;
      try {
        await client.call({ ...call, signal, idempotent: true, shared: true });
        return true;
      } catch (error) {
        if (hasCode(error, "MalformedJSON")) return true;
        if (hasCode(error, otherwise)) return false;
        throw error;
      }
    },
  };
}

/** Refuses a value that the server would read over. */
export async function requireMember(
  client: PaddleFlowClient,
  late: LateMember,
  advice: string,
  signal: AbortSignal,
): Promise<void> {
  if (await kept(client, late, signal)) return;
  throw new InvalidInputError(
    `this release of the server takes no notice of ${late.member}: it must be ${late.since} or later`,
    { advice },
  );
}
