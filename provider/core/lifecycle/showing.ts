import type { Actual, Operation } from "../operation";
import { DeadlineError, OperationFailedError } from "../errors";
import { pause } from "../wait";
import { partialFailure } from "./operation/outcome";
import { readActual } from "./operation/reading";
import type { Subject } from "./operation/subject";

/** When a new object is looked for that does not show yet. */
const LATE_CHECKS_MS = [500, 1_500, 3_000, 5_000, 10_000, 20_000, 20_000];

/** Reads an object just created, which may show late. Its id is kept in state, whatever goes wrong. */
export async function readNew(subject: Subject, operation: Operation<unknown>, id: string): Promise<Actual> {
  const { signal } = operation;
  const read = () => readActual(subject.definition, operation, id);
  let reason: unknown;
  try {
    for (const wait of LATE_CHECKS_MS) {
      const actual = await read();
      if (actual !== undefined) return actual;
      await pause(wait, signal);
    }
    const actual = await read();
    if (actual !== undefined) return actual;
    reason = new OperationFailedError("the platform has created it, and does not show it", {
      advice: "Run `pulumi up --refresh` a little later",
    });
  } catch (error) {
    reason = signal.aborted ? new DeadlineError("the platform did not show it in time") : error;
  }
  throw partialFailure(subject, id, undefined, reason);
}
