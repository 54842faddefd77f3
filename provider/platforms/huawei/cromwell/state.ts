import { NotFoundError, RefusedError } from "../../../core/errors";
import { pause } from "../../../core/wait";
import type { CromwellClient } from "../api/cromwell";
import { getStatus, SUMMARY_MS } from "./calls";

export const ENDED: ReadonlySet<string> = new Set(["Succeeded", "Failed", "Aborted"]);

export function hasEnded(status: string): boolean {
  return ENDED.has(status);
}

/** Whether an abort may be refused because the workflow has ended: the server says 404, its description 403. */
export function mayHaveEnded(error: unknown): boolean {
  return error instanceof NotFoundError || (error instanceof RefusedError && error.failure.status === 403);
}

/** The state in which a workflow has ended; undefined where it has not, or where the server does not know it. */
export async function getEnd(
  client: CromwellClient,
  id: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  let status = await getStatus(client, id, signal);
  if (status === undefined || hasEnded(status)) return status;
  // Reads lag behind the end.
  await pause(SUMMARY_MS, signal);
  status = await getStatus(client, id, signal);
  return status !== undefined && hasEnded(status) ? status : undefined;
}
