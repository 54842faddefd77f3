import type { ObjectOperation } from "../../../core/operation";
import { endOf, waitForEnd } from "../../../core/wait";
import type { PaddleFlowClient } from "../api/client";
import { nonEmpty, type Wire } from "../api/wire";
import { getRun } from "./calls";
import { isLost, looksAtEnd, lostRun } from "./stop";
import { ENDED, stepsOf } from "./structures";

const MAX_STEPS_SHOWN = 3;

type Operation = Pick<ObjectOperation<PaddleFlowClient>, "client" | "id" | "signal" | "log">;

/** Waits until a run has succeeded. One that ended otherwise ends the wait with the server's reason. */
export async function waitForRun({ client, id, signal, log }: Operation): Promise<void> {
  const looksOf = looksAtEnd();
  await waitForEnd({
    what: "the run",
    signal,
    log,
    read: async () => {
      const run = await getRun(client, id, signal);
      if (run !== undefined && isLost(run, looksOf(run))) throw lostRun();
      return run;
    },
    judge: ({ status }) => ({
      state: String(status),
      end: endOf(String(status), "succeeded", ENDED),
    }),
    reasons: (run) => Promise.resolve([nonEmpty(run.runMsg), ...failedSteps(run)]),
    advice: "To run it again, change the workflow or the run's `triggers`",
  });
}

/** The first steps that failed, with the server's reasons; a graph only where none of its steps failed. */
function failedSteps(run: Wire): string[] {
  const failed = stepsOf(run).filter(({ status }) => status === "failed");
  const within = (graph: string) => failed.some(({ component }) => component.startsWith(`${graph}.`));
  return failed
    .filter(({ component }) => !within(component))
    .slice(0, MAX_STEPS_SHOWN)
    .map(({ component, message }) => `step ${component}${message === undefined ? "" : `: ${message}`}`);
}
