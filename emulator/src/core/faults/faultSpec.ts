import type { PlatformName } from "../platformNames";

export type FaultKind =
  | "throttle"
  | "error"
  | "http"
  | "reset"
  | "hang"
  | "holdBefore"
  | "late"
  | "lostAnswer"
  | "failedAnswer"
  | "truncatedAnswer"
  | "hold"
  | "slow";

/**
 * throttle, error, http, reset and hang come in place of the action. holdBefore and late come before it: holdBefore
 * keeps the request until it is released or its client is gone; late breaks the connection, or answers with `code` or
 * `status`, and the action is carried out afterwards. The others come after the action, and are spent only by a request
 * that the platform carried out: a refused one passes untouched. lostAnswer breaks the connection, failedAnswer answers
 * with `code` or `status`, truncatedAnswer sends half of the answer, hold keeps it until it is released, slow delays it.
 */
export interface FaultSpec {
  platform: PlatformName;
  /** An action name, or "*". */
  action: string;
  kind: FaultKind;
  /** How many requests it hits; 1 unless told. */
  times?: number | "always";
  /** How many matching requests pass first. */
  skip?: number;
  /** Only requests whose parameters, as the request log shows them, have these values. */
  match?: Record<string, string | number | boolean>;
  /** The platform's error code, for "error"; for "failedAnswer" and "late" in place of `status`. */
  code?: string;
  /** For "http" and "failedAnswer": 500 unless told. For "late": the connection breaks unless told. */
  status?: number;
  /** With `status`: seconds, sent as Retry-After. */
  retryAfter?: number;
  /** For "holdBefore": what becomes of the action when the client goes away; "drop" unless told. */
  then?: "drop" | "carryOut";
  /**
   * For "slow" and "late": 1000 unless told. For "holdBefore" with `then: "carryOut"`: after the client has gone,
   * 0 unless told. Milliseconds.
   */
  delayMs?: number;
  /** For "late" and "holdBefore": what `delayMs` is counted in; "real" unless told. */
  time?: "real" | "virtual";
}

export interface FaultReport extends FaultSpec {
  id: string;
  hits: number;
  /** Requests that a "hold" or "holdBefore" keeps back at this moment. */
  held: number;
  /**
   * For "late" and "holdBefore": what became of the actions, in the order in which it was decided. "Success", the
   * platform's error code, or "(dropped)" for an action that is never carried out.
   */
  outcomes: string[];
  spent: boolean;
}
