import { AsyncLocalStorage } from "node:async_hooks";

import type { Secrets } from "./disclosure/redact";
import type { Log } from "./operation";
import { BatchflowError, isUnderWay, messageOf } from "./errors";

/** How long a line on the same state or trouble stands before it is repeated. */
export const REPEAT_LOG_AFTER_MS = 30_000;

/** The operation under way, as whatever it calls knows it. */
export interface Hearing {
  readonly log: Log;
  /** What the operation's lines and errors must not show. */
  readonly secrets?: Secrets | undefined;
  /** Ends waits when the run is cancelled. */
  readonly cancelled?: AbortSignal | undefined;
  /** The name of the connection, under which the configuration has its keys. */
  readonly connection?: string | undefined;
  /** Whether requests leave this machine in clear. */
  readonly plainHttp?: boolean | undefined;
  /** When the operation is given up, in milliseconds since the epoch. */
  readonly deadline?: number | undefined;
  /** When a request last got no answer and so may still be carried out, in milliseconds since the epoch. */
  unansweredAt?: number;
  /** Milliseconds since the epoch from which on the next line is due. Absent before the first trouble. */
  due?: number;
}

const hearings = new AsyncLocalStorage<Hearing>();

/** Runs an operation that hears of trouble in whatever it calls. */
export function hearingOfTrouble<T>(
  options: Pick<Hearing, "log" | "secrets" | "cancelled" | "connection" | "plainHttp" | "deadline">,
  run: (hearing: Hearing) => Promise<T>,
): Promise<T> {
  const hearing: Hearing = { ...options };
  return hearings.run(hearing, () => run(hearing));
}

/** The signal that ends the waits of the operation under way. */
export function cancellation(): AbortSignal | undefined {
  return hearings.getStore()?.cancelled;
}

/** A key of the connection of the operation under way, as the configuration has it. */
export function keyOfConnection(key: string): string {
  const name = hearings.getStore()?.connection;
  return name === undefined ? `\`${key}\` of the connection` : `\`batchflow:${name}.${key}\``;
}

/** Keeps out of the lines and errors of the operation under way what it has learned of: old secrets, tokens, answers. */
export function conceal(texts: Iterable<string>): void {
  hearings.getStore()?.secrets?.add(texts);
}

/**
 * Reports to the operation under way why it tries again, and for how long: from half a minute after its first trouble on,
 * a line each half minute at most.
 */
export function tellTrouble(error: unknown): void {
  tell(hearings.getStore(), "tries again", error);
}

/** Reports to the operation that is under way now, whenever it is called, what trouble of others keeps it waiting. */
export function tellerOfTrouble(): (error: unknown) => void {
  const hearing = hearings.getStore();
  return (error) => tell(hearing, "waits for its turn", error);
}

function tell(hearing: Hearing | undefined, what: string, error: unknown): void {
  if (hearing === undefined) return;
  const now = Date.now();
  if (isUnderWay(error)) hearing.unansweredAt = now;
  hearing.due ??= now + REPEAT_LOG_AFTER_MS;
  if (now < hearing.due) return;
  hearing.due = now + REPEAT_LOG_AFTER_MS;
  const { givesUpIn = Infinity } = error instanceof BatchflowError ? error.failure : {};
  const left = Math.min(givesUpIn, (hearing.deadline ?? Infinity) - now);
  const end = left === Infinity ? "" : `; gives up in ${durationOf(left)}`;
  const clear =
    hearing.plainHttp === true ? `; ${keyOfConnection("allowHttp")} has it go over plain http` : "";
  hearing.log(`${what} after: ${messageOf(error)}${end}${clear}`, { passing: true });
}

function durationOf(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1_000));
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
