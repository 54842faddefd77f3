import type { ObjectOperation } from "../../core/operation";
import { OperationFailedError, RefusedError } from "../../core/errors";
import { waitUntil } from "../../core/wait";
import type { PaddleFlowClient, Wire } from "./client";
import { showOne } from "./presence";
import { nonEmpty } from "./wire";

type Operation = ObjectOperation<PaddleFlowClient>;

const ENDED = new Set(["succeeded", "failed", "terminated", "cancelled", "skipped"]);

export function showJob(
  client: PaddleFlowClient,
  id: string,
  signal: AbortSignal,
): Promise<Wire | undefined> {
  return showOne(client, "showJob", { path: ["job", id], signal });
}

/** Waits until a job has succeeded. One that ended otherwise ends the wait with the server's reason. */
export async function waitForJob({ client, id, signal, log }: Operation): Promise<void> {
  await waitUntil({
    what: "the end of the job",
    signal,
    log,
    poll: async () => {
      const job = await showJob(client, id, signal);
      if (job === undefined) throw new OperationFailedError("the job was deleted before it ended");
      const status = nonEmpty(job.status) ?? "unknown";
      if (status === "succeeded") return { done: undefined };
      if (!ENDED.has(status)) return { progress: status };
      const reason = nonEmpty(job.message);
      throw new OperationFailedError(
        `the job ended as ${status}${reason === undefined ? "" : `: ${reason}`}`,
        {
          advice: "Correct the job and change it or its `triggers` to run it again",
        },
      );
    },
  });
}

/** Asks a job to end. One that has ended by itself meanwhile is left as it is. */
export async function stopJob(client: PaddleFlowClient, id: string, signal: AbortSignal): Promise<void> {
  try {
    await client.call("stopJob", {
      method: "PUT",
      path: ["job", id],
      query: { action: "stop" },
      body: {},
      signal,
      idempotent: true,
    });
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    const status = nonEmpty((await showJob(client, id, signal))?.status);
    if (status !== undefined && !ENDED.has(status) && status !== "terminating") throw error;
  }
}

/** Stops a job that runs, waits for its end, and deletes it. */
export async function deleteJob({ client, id, signal, log }: Operation): Promise<void> {
  let stopped = false;
  await waitUntil({
    what: "the deletion of the job",
    signal,
    log,
    poll: async () => {
      const job = await showJob(client, id, signal);
      if (job === undefined) return { done: undefined };
      const status = nonEmpty(job.status) ?? "unknown";
      if (ENDED.has(status)) {
        await client.call("deleteJob", { method: "DELETE", path: ["job", id], signal, idempotent: true });
        return { done: undefined };
      }
      if (!stopped) await stopJob(client, id, signal);
      stopped = true;
      return { progress: status };
    },
  });
}
