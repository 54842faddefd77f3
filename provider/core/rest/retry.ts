import { ConstantBackoff, handleWhen, retry, TaskCancelledError } from "cockatiel";

import {
  BatchflowError,
  CancelledError,
  ConnectionError,
  DeadlineError,
  endpointError,
  isAmbiguous,
  messageOf,
  ThrottledError,
  UnexpectedAnswerError,
} from "../errors";
import { tellTrouble } from "../trouble";
import { pause as wait } from "../wait";

export interface RetryOptions {
  /** Ends the tries; the last failure is then reported. */
  readonly signal: AbortSignal;
  /** Whether the request may be sent again although its first sending may have been carried out. */
  readonly idempotent: boolean;
  /** The first delay in milliseconds; it doubles up to `maxDelay`. */
  readonly initialDelay?: number;
  readonly maxDelay?: number;
  /** Told of every failure. */
  readonly onFailure?: (error: Error) => void;
}

/** More than any deadline leaves time for: the signal ends the tries. */
const MAX_ATTEMPTS = 1_000;
/** So often an answer may be none of the API's until the endpoint is taken for something else's. */
export const MAX_STRANGE_ANSWERS = 3;
/** What is asked for by many at once is done by each a little later, in parts of the time. */
const SPREAD = 0.1;

/**
 * Repeats a call that failed in a way that passes: with exponential backoff and full jitter, or after the time that the
 * platform asks for. A call that is not idempotent is repeated only where the platform said that it did nothing. Answers
 * that are none of the API's pass a few times only. The signal ends the pauses between the tries too.
 */
export async function withRetry<T>(call: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { signal, idempotent, initialDelay = 250, maxDelay = 20_000 } = options;
  let last: unknown;
  let failures = 0;
  let strange = 0;
  let pause = 0;
  const transient = (error: Error): boolean => {
    if (error instanceof CancelledError || isAborted(error)) return false;
    // A try that the deadline cut short does not say why there were so many.
    if (!(error instanceof DeadlineError)) last = error;
    options.onFailure?.(error);
    failures += 1;
    const backoff = Math.min(maxDelay, initialDelay * 2 ** (failures - 1)) * (0.5 + Math.random() / 2);
    const asked = error instanceof BatchflowError ? (error.failure.retryAfter ?? 0) : 0;
    pause = Math.ceil(Math.max(asked * (1 + Math.random() * SPREAD), backoff));
    const again = !signal.aborted && (error instanceof ThrottledError || (idempotent && isAmbiguous(error)));
    if (again) tellTrouble(error);
    return again;
  };
  const attempt = async (): Promise<T> => {
    if (pause > 0) await wait(pause, signal);
    try {
      return await call();
    } catch (error) {
      if (!idempotent || !(error instanceof UnexpectedAnswerError)) throw error;
      strange += 1;
      throw strange < MAX_STRANGE_ANSWERS ? error : endpointError(error);
    }
  };
  // The package's own pauses do not end with the signal.
  const policy = retry(handleWhen(transient), {
    maxAttempts: MAX_ATTEMPTS,
    backoff: new ConstantBackoff(0),
  });
  try {
    return await policy.execute(attempt, signal);
  } catch (error) {
    if (!signal.aborted || error instanceof CancelledError) throw error;
    const cut = error instanceof TaskCancelledError || error instanceof DeadlineError || isAborted(error);
    throw outOfTime(cut ? (last ?? error) : error);
  }
}

/** Whether a pause ended with the signal. */
function isAborted(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

/** The error of an operation whose deadline has passed: the last failure says why it took so long. */
function outOfTime(last: unknown): Error {
  if (last instanceof DeadlineError) return last;
  if (last instanceof ThrottledError || isAmbiguous(last)) {
    return new DeadlineError(`gave up at the deadline; the last failure was: ${messageOf(last)}`);
  }
  return last instanceof BatchflowError ? last : new ConnectionError("gave up at the deadline");
}
