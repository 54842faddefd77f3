import type { z } from "zod";

import { callAction, type TencentClient } from "../api/client";
import { decode, encode } from "../api/wire";
import { jobMonitorData, jobMonitorQuery } from "./structures";

/** What was measured of a task instance. */
export async function getJobMonitorData(
  client: TencentClient,
  query: z.output<typeof jobMonitorQuery>,
  signal: AbortSignal,
): Promise<z.output<typeof jobMonitorData>> {
  const parameters = encode(jobMonitorQuery, query);
  const options = { signal, idempotent: true };
  return decode(jobMonitorData, await callAction(client, "DescribeJobMonitorData", parameters, options));
}
