import { DelegateBackoff, handleWhen, retry, TaskCancelledError } from "cockatiel";

import {
  BatchflowError,
  ConnectionError,
  DeadlineError,
  isAmbiguous,
  messageOf,
  ThrottledError,
} from "./errors";

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

/**
 * Repeats a call that failed in a way that passes: with exponential backoff and full jitter, or after the time that the
 * platform asks for. A call that is not idempotent is repeated only where the platform said that it did nothing.
 */
export async function withRetry<T>(call: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { signal, idempotent, initialDelay = 250, maxDelay = 20_000 } = options;
  let last: unknown;
  const transient = (error: Error): boolean => {
    // A try that the deadline cut short does not say why there were so many.
    if (!(error instanceof DeadlineError)) last = error;
    options.onFailure?.(error);
    return !signal.aborted && (error instanceof ThrottledError || (idempotent && isAmbiguous(error)));
  };
  const backoff = new DelegateBackoff<{ attempt: number; result: { error: Error } | { value: unknown } }>(
    (context) => {
      const error = "error" in context.result ? context.result.error : undefined;
      const hint = error instanceof BatchflowError ? error.failure.retryAfter : undefined;
      const ceiling = Math.min(maxDelay, initialDelay * 2 ** (context.attempt - 1));
      return hint ?? Math.ceil(ceiling * (0.5 + Math.random() / 2));
    },
  );
  const policy = retry(handleWhen(transient), { maxAttempts: MAX_ATTEMPTS, backoff });
  try {
    return await policy.execute(call, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    throw outOfTime(
      error instanceof TaskCancelledError || error instanceof DeadlineError ? (last ?? error) : error,
    );
  }
}

/** The error of an operation whose deadline has passed: the last failure says why it took so long. */
function outOfTime(last: unknown): Error {
  if (last instanceof DeadlineError) return last;
  if (last instanceof ThrottledError || isAmbiguous(last)) {
    const { failure } = last as BatchflowError;
    return new DeadlineError(`gave up at the deadline; the last failure was: ${messageOf(last)}`, {
      ...(failure.advice !== undefined && { advice: failure.advice }),
    });
  }
  return last instanceof BatchflowError ? last : new ConnectionError("gave up at the deadline");
}
