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
import { pause } from "../wait";

export interface RetryOptions {
  /** Ends the tries; the last failure is then reported. */
  readonly signal: AbortSignal;
  /** Whether the request may be sent again although its first sending may have been carried out. */
  readonly idempotent: boolean;
  /** The first delay in milliseconds; it doubles up to `maxDelay`. */
  readonly initialDelay?: number;
  readonly maxDelay?: number;
  /**
   * Whether each try waits for its turn in a queue that refusals by rate slow down: these need no pause beside it. Default:
   * no.
   */
  readonly paced?: boolean;
  /** Called with every failure. */
  readonly onFailure?: ((error: Error) => void) | undefined;
}

/** The number of unrecognisable answers after which the endpoint is assumed to be wrong. */
export const MAX_STRANGE_ANSWERS = 3;
/** Jitter added to Retry-After, as a fraction of it, so that parallel calls do not return at once. */
const SPREAD = 0.1;

/**
 * Repeats a call that failed in a way that passes: with exponential backoff and jitter, or after the time that the
 * platform asks for. A call that is not idempotent is repeated only where the platform said that it did nothing. The
 * signal ends the tries and the pauses between them.
 */
export async function withRetry<T>(call: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { signal, idempotent, paced = false, initialDelay = 250, maxDelay = 20_000, onFailure } = options;
  let cause: unknown;
  let strange = 0;
  let delay = initialDelay;
  for (;;) {
    try {
      if (signal.aborted) throw new DeadlineError("gave up at the deadline");
      return await call();
    } catch (error) {
      if (!(error instanceof Error) || error instanceof CancelledError) throw error;
      // A try that the deadline cut short does not say why there were so many.
      if (!(error instanceof DeadlineError)) cause = error;
      onFailure?.(error);
      if (signal.aborted) throw outOfTime(error instanceof DeadlineError ? (cause ?? error) : error);
      if (idempotent && error instanceof UnexpectedAnswerError && ++strange >= MAX_STRANGE_ANSWERS) {
        throw endpointError(error);
      }
      const passes = error instanceof ThrottledError || (idempotent && isAmbiguous(error));
      if (!passes) throw error;
      tellTrouble(error);
      if (paced && error instanceof ThrottledError) continue;
      const { retryAfter: asked = 0, givesUpIn = Infinity } = (error as BatchflowError).failure;
      const backoff = delay * (0.5 + Math.random() / 2);
      delay = Math.min(maxDelay, delay * 2);
      const next = Math.max(asked * (1 + Math.random() * SPREAD), backoff);
      // The last try is made in time.
      await untilNextTry(Math.min(next, givesUpIn), signal, error);
    }
  }
}

async function untilNextTry(milliseconds: number, signal: AbortSignal, cause: Error): Promise<void> {
  try {
    await pause(Math.ceil(milliseconds), signal);
  } catch (error) {
    throw error instanceof CancelledError ? error : outOfTime(cause);
  }
}

/** The error of an operation whose deadline has passed: the last failure says why it took so long. */
function outOfTime(last: unknown): Error {
  if (last instanceof DeadlineError) return last;
  if (last instanceof ThrottledError || isAmbiguous(last)) {
    return new DeadlineError(`gave up at the deadline; the last failure was: ${messageOf(last)}`);
  }
  return last instanceof BatchflowError ? last : new ConnectionError("gave up at the deadline");
}
