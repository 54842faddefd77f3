import { getOne, type PaddleFlowClient } from "../api/client";
import { type List, listAll } from "../api/lists";
import { path } from "../api/names";
import type { Wire } from "../api/wire";

const JOBS: List = { action: "listJob", path: "/job", items: "jobList" };

export function getJob(client: PaddleFlowClient, id: string, signal: AbortSignal): Promise<Wire | undefined> {
  return getOne(client, "showJob", path`/job/${id}`, signal);
}

/** What a job must be or have to be listed. */
export interface JobFilters {
  readonly status?: string | undefined;
  readonly queue?: string | undefined;
  /** Whole values, by label. */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly startTime?: string | undefined;
}

/** The jobs that the connection's user sees. */
export function listJobs(
  client: PaddleFlowClient,
  { status, queue, labels, startTime }: JobFilters,
  signal: AbortSignal,
): Promise<Wire[]> {
  const query = { status, queue, labels: labels && JSON.stringify(labels), startTime };
  return listAll(client, JOBS, { query, signal });
}

export async function createSingleJob(
  client: PaddleFlowClient,
  job: Wire,
  signal: AbortSignal,
): Promise<void> {
  const call = { action: "createSingleJob", method: "POST", path: "/job/single" } as const;
  await client.call({ ...call, json: job, signal, idempotent: false });
}

export async function createDistributedJob(
  client: PaddleFlowClient,
  job: Wire,
  signal: AbortSignal,
): Promise<void> {
  const call = { action: "createDistributedJob", method: "POST", path: "/job/distributed" } as const;
  await client.call({ ...call, json: job, signal, idempotent: false });
}

/** Changes the members that are given. */
export async function updateJob(
  client: PaddleFlowClient,
  id: string,
  changes: Wire,
  signal: AbortSignal,
): Promise<void> {
  const call = { action: "updateJob", method: "PUT", path: path`/job/${id}` } as const;
  await client.call({ ...call, query: { action: "modify" }, json: changes, signal, idempotent: true });
}

export async function stopJob(client: PaddleFlowClient, id: string, signal: AbortSignal): Promise<void> {
  const call = { action: "stopJob", method: "PUT", path: path`/job/${id}` } as const;
  await client.call({ ...call, query: { action: "stop" }, json: {}, signal, idempotent: true });
}

export async function deleteJob(client: PaddleFlowClient, id: string, signal: AbortSignal): Promise<void> {
  const call = { action: "deleteJob", method: "DELETE", path: path`/job/${id}` } as const;
  await client.call({ ...call, signal, idempotent: true });
}

/** A job, or an object in Kubernetes, whose log is asked for, and how much of the log. */
export interface LogSelection {
  readonly clusterName: string;
  readonly jobId?: string | undefined;
  readonly name?: string | undefined;
  readonly namespace?: string | undefined;
  readonly type?: string | undefined;
  readonly framework?: string | undefined;
  readonly readFromTail?: boolean | undefined;
  readonly lineLimit?: number | undefined;
  readonly sizeLimit?: string | undefined;
}

export function getJobLog(
  client: PaddleFlowClient,
  { clusterName, jobId, name, namespace, type, framework, ...amount }: LogSelection,
  signal: AbortSignal,
): Promise<Wire> {
  const { readFromTail, lineLimit, sizeLimit } = amount;
  const object = { clusterName, jobID: jobId, name, namespace, type, framework };
  const call = { action: "jobLog", method: "GET", path: "/log/job" } as const;
  const query = { ...object, readFromTail, lineLimit, sizeLimit };
  return client.call({ ...call, query, signal, idempotent: true });
}
