import type { PaddleFlowClient } from "../api/client";
import { path } from "../api/names";
import type { Wire } from "../api/wire";

/** Averages of a job. */
export function getJobStatistics(
  client: PaddleFlowClient,
  jobId: string,
  signal: AbortSignal,
): Promise<Wire> {
  return client.call({
    action: "getJobStatistics",
    method: "GET",
    path: path`/statistics/job/${jobId}`,
    signal,
    idempotent: true,
  });
}

/** A time and the distance of the values in it, in seconds. */
export interface Period {
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  readonly step: number;
}

/** Metrics of a job in the course of time. */
export function getJobDetailStatistics(
  client: PaddleFlowClient,
  jobId: string,
  { start, end, step }: Period,
  signal: AbortSignal,
): Promise<Wire> {
  return client.call({
    action: "getJobDetailStatistics",
    method: "GET",
    path: path`/statistics/jobDetail/${jobId}`,
    query: { start, end, step },
    signal,
    idempotent: true,
  });
}
