import type { PlatformName, Platforms } from "./platforms";

export type { PlatformName } from "./platforms";

export type Json = string | number | boolean | null | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

/** What a client needs to reach each platform. */
export type PlatformAccess = { [Name in PlatformName]: ReturnType<Platforms[Name]["access"]> };
/** What can be set on each platform. */
export type PlatformSettings = { [Name in PlatformName]: ReturnType<Platforms[Name]["settings"]> };

export interface Settings extends PlatformSettings {
  /** Virtual seconds per real second; 0 freezes virtual time, so that only `advance` moves it. */
  timeScale: number;
  rateLimits: boolean;
}
export type DeepPartial<T> = T extends object ? { [K in keyof T]?: DeepPartial<T[K]> } : T;
export type SettingsPatch = DeepPartial<Settings>;

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

export interface RequestRecord {
  seq: number;
  platform: PlatformName;
  action: string;
  /** Real time, ISO. */
  time: string;
  method: string;
  /** How the request was signed, e.g. "tc3", "v1-get", "v1-post", "token". */
  signed: string;
  region: string;
  requestId: string;
  /** "Success", the platform's error code, or "HTTP 503" / "(none)" for an answer that a fault replaced. */
  code: string;
  fault?: FaultKind;
  /** Ids, names and counts only. A ClientToken appears as a digest. */
  parameters: JsonObject;
  /** The paths of all members sent, without their values. */
  members: string[];
}

export interface RequestFilter {
  platform?: PlatformName;
  action?: string;
  code?: string;
}

export interface ClockReading {
  /** Virtual time, ISO. */
  time: string;
  timeScale: number;
}

export interface EmulatorOptions extends DeepPartial<PlatformSettings> {
  /** First of a run of ports: the platforms in the order of platforms.ts, control at `port + 9`. Free ports without it. */
  port?: number;
  /** Folder in which state and credentials are kept across restarts. */
  data?: string;
  timeScale?: number;
  rateLimits?: boolean;
  /** One line per request; carries no secrets. */
  log?: (line: string) => void;
}
