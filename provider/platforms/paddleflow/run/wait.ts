import type { ObjectOperation } from "../../../core/operation";
import { endOf, waitForEnd } from "../../../core/wait";
import type { PaddleFlowClient } from "../api/client";
import { nonEmpty } from "../api/wire";
import { getRun } from "./calls";
import { isLost, looksAtEnd, lostRun } from "./stop";
import { ENDED } from "./structures";

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
    reasons: (run) => [nonEmpty(run.runMsg)],
    advice: "To run it again, change the workflow or the run's `triggers`",
  });
}
