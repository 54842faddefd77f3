import { ifPresent } from "../../../core/rest/presence";
import { lateMember } from "../api/calls";
import { getOne, type PaddleFlowClient, textIn } from "../api/client";
import { commas, type List, listAll } from "../api/lists";
import { path } from "../api/names";
import { listingOwners } from "../api/owner";
import type { Wire } from "../api/wire";

const RUNS: List = { action: "listRun", path: "/run", items: "runList" };
const CACHES: List = { action: "listRunCache", path: "/runCache", items: "runCacheList" };
const ARTIFACTS: List = { action: "listArtifact", path: "/artifact", items: "artifactEventList" };

type Values = readonly string[] | undefined;

/** A run with its steps. */
export function getRun(client: PaddleFlowClient, id: string, signal: AbortSignal): Promise<Wire | undefined> {
  return getOne(client, "showRun", path`/run/${id}`, signal);
}

/** What an object that belongs to runs must have to be listed: one of the values of each filter. */
export interface RunFilters {
  readonly usernames?: Values;
  readonly fsNames?: Values;
  readonly runIds?: Values;
}

const queryOf = (client: PaddleFlowClient, { usernames, fsNames, runIds }: RunFilters) => ({
  userFilter: commas(listingOwners(client, usernames)),
  fsFilter: commas(fsNames),
  runFilter: commas(runIds),
});

/** Runs without their steps, the oldest first. */
export function listRuns(
  client: PaddleFlowClient,
  filters: RunFilters & { readonly names?: Values; readonly statuses?: Values },
  signal: AbortSignal,
): Promise<Wire[]> {
  const { names, statuses } = filters;
  const query = { ...queryOf(client, filters), nameFilter: commas(names), statusFilter: commas(statuses) };
  return listAll(client, RUNS, { query, signal });
}

/** Came with pull request 924 of the server, of 2022-11-17. */
export const FAILURE_OPTIONS = lateMember("failureOptions", "v0.14.6", {
  action: "createRun",
  path: "/run",
  otherwise: "InvalidArguments",
});

/** Starts a run and returns its id. */
export async function createRun(client: PaddleFlowClient, run: Wire, signal: AbortSignal): Promise<string> {
  const call = { action: "createRun", method: "POST", path: "/run" } as const;
  return textIn(await client.call({ ...call, json: run, signal, idempotent: false }), "runID");
}

/** Stops a run; with `force` also the step that runs at the end of all. One that has ended is refused. */
export async function stopRun(
  client: PaddleFlowClient,
  id: string,
  force: boolean,
  signal: AbortSignal,
): Promise<void> {
  const call = { action: "stopRun", method: "PUT", path: path`/run/${id}` } as const;
  const json = { stopForce: force };
  await client.call({ ...call, query: { action: "stop" }, json, signal, idempotent: true });
}

/** Starts a new run that goes on where another ended. */
export function retryRun(client: PaddleFlowClient, id: string, signal: AbortSignal): Promise<Wire> {
  const call = { action: "retryRun", method: "PUT", path: path`/run/${id}` } as const;
  return client.call({ ...call, query: { action: "retry" }, signal, idempotent: false });
}

/** Deletes a run that has ended; with `checkCache` not where other runs took results from its cache. */
export async function deleteRun(
  client: PaddleFlowClient,
  id: string,
  checkCache: boolean,
  signal: AbortSignal,
): Promise<void> {
  const call = { action: "deleteRun", method: "DELETE", path: path`/run/${id}` } as const;
  await client.call({ ...call, json: { checkCache }, signal, idempotent: true });
}

/** The page of a log that is asked for. */
export interface LogPage {
  readonly jobId?: string | undefined;
  readonly pageNo?: number | undefined;
  readonly pageSize?: number | undefined;
  readonly logFilePosition?: string | undefined;
}

export function getRunLog(
  client: PaddleFlowClient,
  id: string,
  { jobId, pageNo, pageSize, logFilePosition }: LogPage,
  signal: AbortSignal,
): Promise<Wire> {
  const call = { action: "runLog", method: "GET", path: path`/log/run/${id}` } as const;
  const query = { jobID: jobId, pageNo, pageSize, logFilePosition };
  return client.call({ ...call, query, signal, idempotent: true });
}

export function getRunCache(
  client: PaddleFlowClient,
  id: string,
  signal: AbortSignal,
): Promise<Wire | undefined> {
  return getOne(client, "showRunCache", path`/runCache/${id}`, signal);
}

/** The kept results of steps, the oldest first. */
export function listRunCaches(
  client: PaddleFlowClient,
  filters: RunFilters,
  signal: AbortSignal,
): Promise<Wire[]> {
  return listAll(client, CACHES, { query: queryOf(client, filters), signal });
}

/** Deletes the kept result of a step, and returns whether it was there. */
export async function deleteRunCache(
  client: PaddleFlowClient,
  id: string,
  signal: AbortSignal,
): Promise<boolean> {
  const call = { action: "deleteRunCache", method: "DELETE", path: path`/runCache/${id}` } as const;
  const answer = await ifPresent(() => client.call({ ...call, signal, idempotent: true }));
  return answer !== undefined;
}

/** The files that steps have read and written, the oldest first. */
export function listArtifacts(
  client: PaddleFlowClient,
  filters: RunFilters & { readonly types?: Values; readonly paths?: Values },
  signal: AbortSignal,
): Promise<Wire[]> {
  const { types, paths } = filters;
  const query = { ...queryOf(client, filters), typeFilter: commas(types), pathFilter: commas(paths) };
  return listAll(client, ARTIFACTS, { query, signal });
}
