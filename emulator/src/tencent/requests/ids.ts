import { ApiError } from "../errors";
import type { Caller } from "../types";

const KINDS = {
  env: { shape: /^env-[0-9a-z]{8}$/, code: "InvalidParameter.EnvIdMalformed" },
  job: { shape: /^job-[0-9a-z]{8}$/, code: "InvalidParameter.JobIdMalformed" },
  node: { shape: /^node-[0-9a-z]{8}$/, code: "InvalidParameter.ComputeNodeIdMalformed" },
  template: { shape: /^task-tmpl-[0-9a-z]{8}$/, code: "InvalidParameter.TaskTemplateIdMalformed" },
} as const;

export type IdKind = keyof typeof KINDS;

export function isId(kind: IdKind, id: string): boolean {
  return KINDS[kind].shape.test(id);
}

export function checkId(kind: IdKind, id: string): void {
  if (!isId(kind, id)) throw new ApiError(KINDS[kind].code, "An ID of the request is malformed.");
}

export const MAX_IDS = 100;

/** A list of IDs on which an action is to work. */
export function checkIds({ edition }: Caller, kind: IdKind, ids: string[], parameter: string): void {
  if (ids.length === 0) {
    throw new ApiError("MissingParameter", `The request is missing the parameter \`${parameter}\`.`);
  }
  if (edition === "current" && ids.length > MAX_IDS) {
    throw new ApiError("InvalidParameterValue", `\`${parameter}\` has more than ${MAX_IDS} elements.`);
  }
  for (const id of ids) checkId(kind, id);
}
