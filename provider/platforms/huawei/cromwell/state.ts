import { NotFoundError, RefusedError } from "../../../core/errors";
import { nonEmpty } from "../../../core/schema/wire";
import { pause } from "../../../core/wait";
import type { CromwellClient } from "../api/cromwell";
import { getStatus, releaseHold, SUMMARY_MS } from "./calls";

/** The state of a workflow that waits to be released. */
export const ON_HOLD = "On Hold";

export const ENDED: ReadonlySet<string> = new Set(["Succeeded", "Failed", "Aborted"]);

export function hasEnded(status: string): boolean {
  return ENDED.has(status);
}

/** Whether an abort may be refused because the workflow has ended: the server says 404, its description 403. */
export function mayHaveEnded(error: unknown): boolean {
  return error instanceof NotFoundError || (error instanceof RefusedError && error.failure.status === 403);
}

/**
 * Lets a workflow go that waits on hold, and returns its state. One that does not wait any more stays as it is: reads
 * may show the hold for a while after its end, and an earlier request without an answer may have ended it.
 */
export async function ensureReleased(
  client: CromwellClient,
  id: string,
  signal: AbortSignal,
): Promise<string> {
  try {
    const { status } = await releaseHold(client, id, signal);
    return nonEmpty(status) ?? "Submitted";
  } catch (error) {
    if (!(error instanceof RefusedError && error.failure.status === 403)) throw error;
    await pause(SUMMARY_MS, signal);
    const status = await getStatus(client, id, signal);
    if (status === undefined || status === ON_HOLD) throw error;
    return status;
  }
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
