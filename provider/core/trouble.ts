import { AsyncLocalStorage } from "node:async_hooks";

import { messageOf } from "./errors";
import { REPEAT_LOG_AFTER_MS } from "./wait";

interface Listener {
  readonly log: (line: string) => void;
  /** Milliseconds since the epoch from which on the next line is due. Absent before the first trouble. */
  due?: number;
}

const listener = new AsyncLocalStorage<Listener>();

/** Runs an operation that hears of trouble in whatever it calls. */
export function hearingOfTrouble<T>(log: (line: string) => void, run: () => Promise<T>): Promise<T> {
  return listener.run({ log }, run);
}

/**
 * Tells the operation under way why it tries again: from half a minute after its first trouble on, a line each half
 * minute at most.
 */
export function tellTrouble(error: unknown): void {
  const hearing = listener.getStore();
  if (hearing === undefined) return;
  const now = Date.now();
  hearing.due ??= now + REPEAT_LOG_AFTER_MS;
  if (now < hearing.due) return;
  hearing.due = now + REPEAT_LOG_AFTER_MS;
  hearing.log(`tries again after: ${messageOf(error)}`);
}
