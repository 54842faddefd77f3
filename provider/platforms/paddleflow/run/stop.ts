import { refusalOf } from "../../../core/deletion";
import { hasCode, RefusedError } from "../../../core/errors";
import { isRecord } from "../../../core/schema/values";
import type { PaddleFlowClient } from "../api/client";
import { NO_RUN } from "../api/errors";
import { nonEmpty, type Wire } from "../api/wire";
import { workflowIn } from "../api/workflow";
import { stopRun } from "./calls";
import { ENDED, stepsOf } from "./structures";

/** The statuses of steps that have ended. */
const STEP_ENDED = new Set(["failed", "succeeded", "terminated", "cancelled", "skipped"]);
/** Reads after which a run counts as one that does not end, although all its steps have: the server takes milliseconds. */
const LOOKS = 4;

/** Whether all steps of a run that have begun have ended, and the step that runs at the end of all with them. */
function isOver(run: Wire): boolean {
  const { post_process } = workflowIn(run.runYaml) ?? {};
  const last = isRecord(post_process) ? Object.keys(post_process).length : 0;
  const shown = isRecord(run.postProcess) ? Object.keys(run.postProcess).length : 0;
  const steps = stepsOf(run);
  const begun = steps.length > 0 || run.status === "terminating";
  return begun && shown >= last && steps.every(({ status }) => STEP_ENDED.has(String(status)));
}

/** Counts the reads in a row that show a run with this status, all of whose steps have ended. */
export function looksAtEnd(): (run: Wire) => number {
  let looks = 0;
  let before: unknown;
  return (run) => {
    looks = !isOver(run) ? 0 : run.status === before ? looks + 1 : 1;
    before = run.status;
    return looks;
  };
}

/** The server sets a run to `terminating` whose end is written while it reads the stop, and has no run any more to end. */
export function lostRun(): RefusedError {
  return new RefusedError(
    "the run ended in the moment in which it was stopped, and the server has lost it: it stays `terminating` until the " +
      "server is started again",
    { advice: "Restart the PaddleFlow server, and try again" },
  );
}

/** Whether a run is lost, by the number of reads that showed its end. */
export function isLost(run: Wire, looks: number): boolean {
  return run.status === "terminating" && looks >= LOOKS;
}

interface Stop {
  readonly client: PaddleFlowClient;
  readonly id: string;
  /** Whether the step that runs at the end of all is stopped too. */
  readonly force: boolean;
  readonly signal: AbortSignal;
}

/** How far a run is that is brought to its end. */
interface Stopping {
  readonly progress: string;
  /** Whether the server has taken the stop, and steps are still ending. */
  readonly taken: boolean;
}

/**
 * Brings a run to its end, one step for each read of it, and returns how far it is; undefined once it has ended. A run
 * that is about to end is left to itself: the server loses runs whose end meets a stop.
 */
export function stopper({ client, id, force, signal }: Stop): (run: Wire) => Promise<Stopping | undefined> {
  const looksOf = looksAtEnd();
  let asked = false;
  return async (run) => {
    const status = nonEmpty(run.status) ?? "unknown";
    if (ENDED.has(status)) return undefined;
    const looks = looksOf(run);
    if (looks > 0 && looks < LOOKS) return { progress: `${status}, about to end`, taken: false };
    const lost = isLost(run, looks);
    asked ||= status === "terminating" && !force;
    if (!asked || lost) {
      // Of a run that is being stopped already, only the answer to a forced stop tells whether the server still has it.
      const refusal = await refusalOf(() => stopRun(client, id, force || lost, signal));
      const gone = refusal?.message.includes(NO_RUN) ?? false;
      if (gone && lost) throw lostRun();
      // Otherwise its status has changed meanwhile, as the next read shows.
      if (refusal !== undefined && !gone && !hasCode(refusal, "ActionNotAllowed")) throw refusal;
      asked = refusal === undefined;
    }
    return { progress: asked ? `${status}, being stopped` : status, taken: asked };
  };
}
