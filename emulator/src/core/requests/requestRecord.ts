import type { FaultKind } from "../faults/faultSpec";
import type { JsonObject } from "../json";
import type { PlatformName } from "../platformNames";

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
