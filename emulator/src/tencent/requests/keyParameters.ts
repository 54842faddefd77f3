import { type Json, type JsonObject, isObject } from "../../core/json";
import { sha256 } from "../signing/signature";

const PLAIN = [
  "EnvId",
  "EnvIds",
  "JobId",
  "JobIds",
  "TaskTemplateId",
  "TaskTemplateIds",
  "ComputeNodeId",
  "ComputeNodeIds",
  "InstanceIds",
  "TaskName",
  "TaskInstanceIndex",
  "DesiredComputeNodeCount",
  "TaskTemplateName",
  "EnvName",
  "Offset",
  "Limit",
];

/** What the request log shows of an input: a list of what is harmless, so that nothing secret can slip in. */
export function keyParameters(input: JsonObject): JsonObject {
  const shown: JsonObject = {};
  for (const name of PLAIN) {
    const value = input[name];
    if (value !== undefined && !isObject(value)) shown[name] = value;
  }
  const env = input.ComputeEnv;
  if (isObject(env)) {
    shown.EnvName = env.EnvName ?? null;
    shown.DesiredComputeNodeCount = env.DesiredComputeNodeCount ?? null;
  }
  if (isObject(input.Job)) shown.JobName = input.Job.JobName ?? null;
  if (typeof input.ClientToken === "string")
    shown.ClientToken = `sha256:${sha256(input.ClientToken).slice(0, 16)}`;
  return shown;
}

/** The paths of all members, without values. */
export function memberPaths(value: Json, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [path];
  const entries = Object.entries(value);
  if (entries.length === 0) return path === "" ? [] : [path];
  return entries.flatMap(([name, member]) => memberPaths(member, path === "" ? name : `${path}.${name}`));
}
