import type { ObjectOperation } from "../../core/operation";
import { hasCode, OperationFailedError } from "../../core/errors";
import { waitUntil } from "../../core/wait";
import type { PaddleFlowClient, Wire } from "./client";
import { showOne } from "./presence";
import { stepsOf } from "./structures/runViews";
import { nonEmpty } from "./wire";

type Operation = Pick<ObjectOperation<PaddleFlowClient>, "client" | "id" | "signal" | "log">;

const FINAL = new Set(["succeeded", "failed", "terminated", "skipped"]);
const MAX_STEPS_SHOWN = 3;

/** A run as the server has it. */
export function showRun(
  client: PaddleFlowClient,
  id: string,
  signal: AbortSignal,
): Promise<Wire | undefined> {
  return showOne(client, "showRun", { path: ["run", id], signal });
}

/** Waits until a run has succeeded. One that ended otherwise ends the wait with the server's reason. */
export async function waitForRun({ client, id, signal, log }: Operation): Promise<void> {
  await waitUntil({
    what: "the end of the run",
    signal,
    log,
    poll: async () => {
      const run = await showRun(client, id, signal);
      if (run === undefined) throw new OperationFailedError("the run was deleted before it ended");
      const status = String(run.status);
      if (status === "succeeded") return { done: undefined };
      if (FINAL.has(status)) throw failureOf(run, status);
      return { progress: status };
    },
  });
}

function failureOf(run: Wire, status: string): OperationFailedError {
  const reasons = [nonEmpty(run.runMsg), ...failedSteps(run)].filter(Boolean);
  return new OperationFailedError([`the run ended as ${status}`, ...reasons].join("; "), {
    advice: "Correct the workflow and change it or the run's `triggers` to run it again",
  });
}

/** The first steps that failed, with what the server says of each; a graph only where none of its steps did. */
function failedSteps(run: Wire): string[] {
  const failed = stepsOf(run).filter(({ status }) => status === "failed");
  const within = (graph: string) => failed.some(({ component }) => component.startsWith(`${graph}.`));
  return failed
    .filter(({ component }) => !within(component))
    .slice(0, MAX_STEPS_SHOWN)
    .map(({ component, message }) => `step ${component}${message === undefined ? "" : `: ${message}`}`);
}

/** Stops a run, deletes it when it has ended, and waits until it is gone. What later runs took from its cache stays. */
export async function deleteRun({ client, id, signal, log }: Operation): Promise<void> {
  let stopping = false;
  await waitUntil({
    what: "the deletion of the run",
    signal,
    log,
    poll: async () => {
      const run = await showRun(client, id, signal);
      if (run === undefined) return { done: undefined };
      const status = String(run.status);
      const call = FINAL.has(status)
        ? ({ action: "deleteRun", method: "DELETE", query: {}, body: { checkCache: false } } as const)
        : ({
            action: "stopRun",
            method: "PUT",
            query: { action: "stop" },
            body: { stopForce: false },
          } as const);
      const stop = call.action === "stopRun";
      if (stop && stopping) return { progress: `${status}, being stopped` };
      try {
        const { action, ...request } = call;
        await client.call(action, { ...request, path: ["run", id], signal, idempotent: true });
      } catch (error) {
        // Its status changed meanwhile.
        if (!hasCode(error, "ActionNotAllowed")) throw error;
        return { progress: status };
      }
      if (!stop) return { done: undefined };
      stopping = true;
      return { progress: `${status}, being stopped` };
    },
  });
}
