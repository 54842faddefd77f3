import type { Operation } from "../../core/operation";
import { BatchflowError, NotFoundError, RefusedError } from "../../core/errors";
import { isRecord } from "../../core/schema/unknowns";
import { pause, waitUntil } from "../../core/wait";
import { type CromwellClient, WORKFLOWS } from "./cromwellClient";
import { labelsOf } from "./cromwellLabels";
import type { Call } from "./request";
import { nonEmpty, type Wire } from "./wire";

type Labels = Readonly<Record<string, string>>;

const TERMINAL = new Set(["Succeeded", "Failed", "Aborted"]);
const PAGE_SIZE = 100;
/** By how much reads lag behind what has happened, where the server is set up as usual; and half a second more. */
const SUMMARY_MS = 1_500;
/** Pauses after which a 404 is asked again: it is also what a server says that lags behind, or has just begun to run. */
const MISSING_CHECKS_MS = [500, SUMMARY_MS];

export function hasEnded(status: string): boolean {
  return TERMINAL.has(status);
}

/** The state of a workflow; undefined where the server does not know it, or not yet. */
export async function statusOf(
  client: CromwellClient,
  id: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const answer = await found(() => onWorkflow(client, id, "status", signal));
  return answer === undefined ? undefined : (nonEmpty(answer.status) ?? "unknown");
}

/** The labels of a workflow; undefined where the server does not know it. */
export async function labelsOfWorkflow(
  client: CromwellClient,
  id: string,
  signal: AbortSignal,
): Promise<Labels | undefined> {
  const answer = await found(() => onWorkflow(client, id, "labels", signal));
  return answer === undefined ? undefined : labelsOf(answer.labels);
}

/** Adds labels and changes those that are there, and waits until reads show them. */
export async function setLabels(
  client: CromwellClient,
  id: string,
  labels: Labels,
  { signal, log }: Pick<Operation<unknown>, "signal" | "log">,
): Promise<void> {
  const path = `${WORKFLOWS}/${id}/labels`;
  const json = labels;
  await client.call({ action: "PATCH labels", method: "PATCH", path, json, signal, idempotent: true });
  await waitUntil({
    what: "the server to show the labels",
    signal,
    log,
    poll: async () => {
      const shown = (await labelsOfWorkflow(client, id, signal)) ?? labels;
      const isShown = Object.entries(labels).every(([name, value]) => shown[name] === value);
      return isShown ? { done: undefined } : { progress: "it shows earlier ones" };
    },
  });
}

/** Ends a workflow. One that has ended is refused; `mayHaveEnded` tells that refusal from others. */
export async function abort(client: CromwellClient, id: string, signal: AbortSignal): Promise<Wire> {
  const path = `${WORKFLOWS}/${id}/abort`;
  return client.call({ action: "abort", method: "POST", path, signal, idempotent: true });
}

/** Whether the refusal of an abort is that of a workflow that has ended: the server says 404, its description 403. */
export function mayHaveEnded(error: unknown): boolean {
  return error instanceof NotFoundError || (error instanceof RefusedError && error.failure.status === 403);
}

/** The state in which a workflow has ended; undefined where it has not, or where the server does not know it. */
export async function endOf(
  client: CromwellClient,
  id: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  let status = await statusOf(client, id, signal);
  if (status === undefined || hasEnded(status)) return status;
  await pause(SUMMARY_MS, signal);
  status = await statusOf(client, id, signal);
  return status !== undefined && hasEnded(status) ? status : undefined;
}

/** Lets a workflow go that waits on hold. */
export async function releaseHold(client: CromwellClient, id: string, signal: AbortSignal): Promise<Wire> {
  const path = `${WORKFLOWS}/${id}/releaseHold`;
  return client.call({ action: "releaseHold", method: "POST", path, signal, idempotent: false });
}

/** Reads a part of what the server knows of a workflow, such as its `metadata`. */
export async function onWorkflow(
  client: CromwellClient,
  id: string,
  part: string,
  signal: AbortSignal,
  query: Readonly<Record<string, string | boolean | readonly string[] | undefined>> = {},
): Promise<Wire> {
  const path = `${WORKFLOWS}/${encodeURIComponent(id)}/${part}`;
  const read = () =>
    client.call({ action: `GET ${part}`, method: "GET", path, query, signal, idempotent: true });
  for (const milliseconds of MISSING_CHECKS_MS) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof BatchflowError && error.failure.status === 404)) throw error;
    }
    await pause(milliseconds, signal);
  }
  return read();
}

/**
 * All rows that a query finds, the newest first. What is submitted meanwhile shifts rows to later pages, where they are
 * seen twice and kept once.
 */
export async function queryWorkflows(
  client: CromwellClient,
  filters: Call["query"],
  signal: AbortSignal,
): Promise<Wire[]> {
  const found = new Map<unknown, Wire>();
  for (let page = 1; ; page += 1) {
    const { results, totalResultsCount } = await client.call({
      action: "query",
      method: "GET",
      path: `${WORKFLOWS}/query`,
      query: { ...filters, page, pageSize: PAGE_SIZE },
      signal,
      idempotent: true,
    });
    const before = found.size;
    const rows = (Array.isArray(results) ? results : []).filter(isRecord);
    for (const row of rows) found.set(row.id, row);
    if (found.size === before || found.size >= Number(totalResultsCount)) return [...found.values()];
  }
}

async function found(read: () => Promise<Wire>): Promise<Wire | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}
