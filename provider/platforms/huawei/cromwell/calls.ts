import { BatchflowError } from "../../../core/errors";
import type { Operation } from "../../../core/operation";
import { type Call, type Content, pathWith, type Query } from "../../../core/rest/call";
import { itemsIn, listByMarker } from "../../../core/rest/paging";
import { ifPresent } from "../../../core/rest/presence";
import { nonEmpty, type Wire } from "../../../core/schema/wire";
import { pause, waitUntil } from "../../../core/wait";
import { type CromwellClient, since } from "../api/cromwell";
import { labelsOf } from "./labels";

type Labels = Readonly<Record<string, string>>;

const path = pathWith();

/** The path of all calls that concern workflows begins so. */
const WORKFLOWS = "/api/workflows/v1";
const PAGE_SIZE = 100;
/** How far reads lag behind with the default settings of the server, which is a second; and half a second more. */
export const SUMMARY_MS = 1_500;
/** Pauses after which a read is repeated that got a 404: the server also says so while it lags behind or starts up. */
const MISSING_CHECKS_MS = [500, SUMMARY_MS];

/** Submits a workflow under the id that the form asks for. */
export function submitWorkflow(client: CromwellClient, content: Content, signal: AbortSignal): Promise<Wire> {
  const call = { action: "submit", method: "POST", path: WORKFLOWS, content } as const;
  return since(client, "id", signal, () => client.call({ ...call, signal, idempotent: true }));
}

/** All rows that a query finds, the newest first. */
export function listWorkflows(client: CromwellClient, query: Query, signal: AbortSignal): Promise<Wire[]> {
  let found = 0;
  return listByMarker(
    async (marker = "1") => {
      const page = Number(marker);
      const call = { action: "query", method: "GET", path: `${WORKFLOWS}/query` } as const;
      const paged = { ...query, page, pageSize: PAGE_SIZE };
      const answer = await since(client, "query", signal, () =>
        client.call({ ...call, query: paged, signal, idempotent: true }),
      );
      const next = (fresh: number) => {
        found += fresh;
        return fresh === 0 || found >= Number(answer.totalResultsCount) ? undefined : String(page + 1);
      };
      return { items: itemsIn(answer, "results"), next };
    },
    ({ id }) => id,
  );
}

/** The state of a workflow; undefined where the server does not know it, or not yet. */
export function getStatus(
  client: CromwellClient,
  id: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  return ifPresent(async () => {
    const { status } = await getPart(client, id, "status", signal);
    return nonEmpty(status) ?? "unknown";
  });
}

/** The labels of a workflow; undefined where the server does not know it. */
export function getLabels(
  client: CromwellClient,
  id: string,
  signal: AbortSignal,
): Promise<Labels | undefined> {
  const read = () => getPart(client, id, "labels", signal);
  return ifPresent(async () => labelsOf((await since(client, "labels", signal, read)).labels));
}

/** All that the server knows of a workflow. Throws NotFoundError where it does not know it. */
export function getMetadata(
  client: CromwellClient,
  id: string,
  query: Query,
  signal: AbortSignal,
): Promise<Wire> {
  return since(client, "keys", signal, () => getPart(client, id, "metadata", signal, query));
}

/** What a workflow has cost so far. Throws NotFoundError where the server does not know it. */
export function getCost(client: CromwellClient, id: string, signal: AbortSignal): Promise<Wire> {
  return since(client, "cost", signal, () => getPart(client, id, "cost", signal));
}

/** The results of a workflow. Throws NotFoundError where the server does not know it. */
export function getOutputs(client: CromwellClient, id: string, signal: AbortSignal): Promise<Wire> {
  return getPart(client, id, "outputs", signal);
}

/** Where the output of each call of a workflow is. Throws NotFoundError where the server does not know the workflow. */
export function getLogs(client: CromwellClient, id: string, signal: AbortSignal): Promise<Wire> {
  return getPart(client, id, "logs", signal);
}

/** Adds labels and changes those that are there, and waits until reads show them. */
export async function updateLabels(
  client: CromwellClient,
  id: string,
  labels: Labels,
  { signal, log }: Pick<Operation<unknown>, "signal" | "log">,
): Promise<void> {
  await client.call({
    action: "PATCH labels",
    method: "PATCH",
    path: WORKFLOWS + path`/${id}/labels`,
    json: labels,
    signal,
    idempotent: true,
  });
  await waitUntil({
    what: "the server to show the labels",
    signal,
    log,
    poll: async () => {
      const shown = (await getLabels(client, id, signal)) ?? labels;
      const isShown = Object.entries(labels).every(([name, value]) => shown[name] === value);
      return isShown ? { done: undefined } : { progress: "it shows earlier ones" };
    },
  });
}

/** Ends a workflow. The server refuses it for one that has ended: see `mayHaveEnded`. */
export function abortWorkflow(client: CromwellClient, id: string, signal: AbortSignal): Promise<Wire> {
  return client.call({ ...step(id, "abort", signal), idempotent: true });
}

/** Lets a workflow go that waits on hold. The server refuses it for any other: see `ensureReleased`. */
export function releaseHold(client: CromwellClient, id: string, signal: AbortSignal): Promise<Wire> {
  return since(client, "hold", signal, () =>
    client.call({ ...step(id, "releaseHold", signal), idempotent: true }),
  );
}

export function getBackends(client: CromwellClient, signal: AbortSignal): Promise<Wire> {
  const call = { action: "GET backends", method: "GET", path: `${WORKFLOWS}/backends` } as const;
  return client.call({ ...call, signal, idempotent: true });
}

/** What a workflow declares, read without running it. */
export function describeWorkflow(
  client: CromwellClient,
  content: Content,
  signal: AbortSignal,
): Promise<Wire> {
  const call = { action: "describe", method: "POST", path: "/api/womtool/v1/describe", content } as const;
  return since(client, "describe", signal, () => client.call({ ...call, signal, idempotent: true }));
}

function step(id: string, action: string, signal: AbortSignal): Omit<Call, "idempotent"> {
  return { action, method: "POST", path: WORKFLOWS + path`/${id}/${action}`, signal };
}

/** Reads a part of what the server knows of a workflow. A 404 counts only once later tries have got it too. */
async function getPart(
  client: CromwellClient,
  id: string,
  part: "cost" | "labels" | "logs" | "metadata" | "outputs" | "status",
  signal: AbortSignal,
  query: Query = {},
): Promise<Wire> {
  const read = () =>
    client.call({
      action: `GET ${part}`,
      method: "GET",
      path: WORKFLOWS + path`/${id}/${part}`,
      query,
      signal,
      idempotent: true,
    });
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
