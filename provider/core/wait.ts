import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

import type { Log } from "./operation";
import { CancelledError, DeadlineError, OperationFailedError } from "./errors";
import { cancellation, REPEAT_LOG_AFTER_MS } from "./trouble";

export interface WaitOptions<T> {
  /** What is waited for, as the end of «waiting for …». */
  readonly what: string;
  /** Returns the result once it is there, or a text that says how far things are. Throws to end the wait. */
  readonly poll: () => Promise<Progress | Done<T>>;
  readonly signal: AbortSignal;
  /** Writes a line on the progress. */
  readonly log: Log;
  /** Milliseconds between the first two polls; grows by half up to `maxInterval`. */
  readonly interval?: number;
  readonly maxInterval?: number;
}

export interface Progress {
  readonly progress: string;
}

export interface Done<T> {
  readonly done: T;
}

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** A signal that ends an operation after so many seconds, which need not be whole. */
export function deadlineIn(seconds: number): AbortSignal {
  const signal = AbortSignal.timeout(Math.min(Math.ceil(seconds * 1_000), LONGEST_TIMER_MS));
  // All that the operation waits for at the same time hangs on it.
  setMaxListeners(0, signal);
  return signal;
}

/** Waits. Throws DeadlineError when the signal ends the wait, and CancelledError when the run is cancelled. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  const cancelled = cancellation();
  const signals = cancelled === undefined ? [signal] : [signal, cancelled];
  try {
    await endingWith(signals, (end) => sleep(milliseconds, undefined, { signal: end }));
  } catch {
    throw cancelled?.aborted === true ? new CancelledError() : new DeadlineError("gave up at the deadline");
  }
}

/** Does work under a signal that ends with the first of these, on which nothing is left afterwards. */
export async function endingWith<T>(
  signals: readonly AbortSignal[],
  work: (end: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const end = (): void => controller.abort();
  for (const signal of signals) {
    signal.addEventListener("abort", end, { once: true });
    if (signal.aborted) end();
  }
  try {
    return await work(controller.signal);
  } finally {
    for (const signal of signals) signal.removeEventListener("abort", end);
  }
}

/** Polls until the platform reports the result or a failure, or the operation's deadline passes. */
export async function waitUntil<T>(options: WaitOptions<T>): Promise<T> {
  const { what, poll, signal, log, maxInterval = 15_000 } = options;
  let interval = options.interval ?? 500;
  let shown: { text: string; at: number } | undefined;
  for (;;) {
    if (signal.aborted) throw deadline(what, shown?.text);
    const state = await poll();
    if ("done" in state) return state.done;
    if (shown?.text !== state.progress || Date.now() - shown.at >= REPEAT_LOG_AFTER_MS) {
      log(`waiting for ${what}: ${state.progress}`, { passing: true });
      shown = { text: state.progress, at: Date.now() };
    }
    try {
      await pause(interval, signal);
    } catch (error) {
      if (!(error instanceof CancelledError)) throw deadline(what, shown.text);
      throw new CancelledError(`cancelled while waiting for ${what}; last state: ${shown.text}`);
    }
    interval = Math.min(maxInterval, interval * 1.5);
  }
}

/**
 * Waits for work that belongs to many operations no longer than one of them may last, and has it begun anew where only
 * its own deadline has passed. A run that is cancelled ends it for all.
 */
export async function shared<T>(
  work: () => Promise<T>,
  signal: AbortSignal,
  cause: () => string | undefined = () => undefined,
): Promise<T> {
  for (;;) {
    try {
      return await untilAborted(work(), signal, cause);
    } catch (error) {
      if (!(error instanceof DeadlineError) || error instanceof CancelledError || signal.aborted) throw error;
    }
  }
}

/** Waits for work that belongs to many operations no longer than one of them may last. */
export async function untilAborted<T>(
  work: Promise<T>,
  signal: AbortSignal,
  cause: () => string | undefined,
): Promise<T> {
  let abandon = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    abandon = () => {
      const why = cause();
      reject(
        new DeadlineError(
          `gave up at the deadline${why === undefined ? "" : `; the last failure was: ${why}`}`,
        ),
      );
    };
    signal.addEventListener("abort", abandon, { once: true });
    if (signal.aborted) abandon();
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", abandon);
  }
}

function deadline(what: string, state: string | undefined): DeadlineError {
  return new DeadlineError(
    `timed out waiting for ${what}${state === undefined ? "" : `; last state: ${state}`}`,
  );
}

export interface EndOptions<T> extends Pick<WaitOptions<never>, "signal" | "log"> {
  /** What runs, such as `the job`. */
  readonly what: string;
  /** Returns the object as it is now, or undefined where it is not there any more. */
  readonly read: () => Promise<T | undefined>;
  readonly judge: (object: T) => Course;
  /** Why it ended so, as far as the object itself says it. What else there is to say is for the definition's `story`. */
  readonly reasons?: (object: T) => readonly (string | undefined)[];
  /** What the user can do about a failure. */
  readonly advice: string;
  /** What it means that the object is not there any more; left out, that it was deleted. */
  readonly gone?: string;
}

/** How far something is that runs. */
export interface Course {
  /** As the platform calls it. */
  readonly state: string;
  readonly end?: "succeeded" | "failed" | undefined;
  /** What the line on its progress says; left out, the state. */
  readonly progress?: string;
}

/** Waits until something that runs has succeeded. What ended otherwise ends the wait with the platform's reasons. */
export async function waitForEnd<T>(options: EndOptions<T>): Promise<void> {
  const {
    what,
    read,
    judge,
    reasons = () => [],
    advice,
    gone = `${what} was deleted before it ended`,
    ...wait
  } = options;
  await waitUntil<void>({
    ...wait,
    what: `the end of ${what}`,
    poll: async () => {
      const object = await read();
      if (object === undefined) throw new OperationFailedError(gone);
      const { state, end, progress = state } = judge(object);
      if (end === "succeeded") return { done: undefined };
      if (end === undefined) return { progress };
      const why = reasons(object).filter(Boolean);
      throw new OperationFailedError([`${what} ended as ${state}`, ...new Set(why)].join("; "), { advice });
    },
  });
}

/** The end of what has this state, where platforms tell success and other ends apart by their names alone. */
export function endOf(state: string, succeeded: string, ended: ReadonlySet<string>): Course["end"] {
  if (state === succeeded) return "succeeded";
  return ended.has(state) ? "failed" : undefined;
}
