import { getOne, type PaddleFlowClient, textIn } from "../api/client";
import { commas, type List, listAll } from "../api/lists";
import { path } from "../api/names";
import type { Wire } from "../api/wire";

export { listSchedules } from "../api/calls";

/** A schedule; of its runs one at most. */
export function getSchedule(
  client: PaddleFlowClient,
  id: string,
  signal: AbortSignal,
): Promise<Wire | undefined> {
  return getOne(client, "showSchedule", path`/schedule/${id}`, signal, { maxKeys: 1 });
}

/** The runs of a schedule, the oldest first. */
export function listRunsOf(
  client: PaddleFlowClient,
  id: string,
  filters: {
    readonly runIds: readonly string[] | undefined;
    readonly statuses: readonly string[] | undefined;
  },
  signal: AbortSignal,
): Promise<Wire[]> {
  const to = path`/schedule/${id}`;
  const list: List = { action: "showSchedule", path: to, within: "runs", items: "runList" };
  const query = { runFilter: commas(filters.runIds), statusFilter: commas(filters.statuses) };
  return listAll(client, list, { query, signal });
}

/** Makes a schedule and returns its id. */
export async function createSchedule(
  client: PaddleFlowClient,
  schedule: Wire,
  signal: AbortSignal,
): Promise<string> {
  const call = { action: "createSchedule", method: "POST", path: "/schedule" } as const;
  return textIn(await client.call({ ...call, json: schedule, signal, idempotent: false }), "scheduleID");
}

/** Stops a schedule for ever. One that has ended is refused. */
export async function stopSchedule(client: PaddleFlowClient, id: string, signal: AbortSignal): Promise<void> {
  const call = { action: "stopSchedule", method: "PUT", path: path`/schedule/${id}` } as const;
  await client.call({ ...call, signal, idempotent: true });
}

/** Deletes a schedule. One that runs is refused. */
export async function deleteSchedule(
  client: PaddleFlowClient,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const call = { action: "deleteSchedule", method: "DELETE", path: path`/schedule/${id}` } as const;
  await client.call({ ...call, signal, idempotent: true });
}
