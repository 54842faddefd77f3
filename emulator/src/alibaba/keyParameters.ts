import type { Json, JsonObject } from "../types";
import { isObject } from "./job/jobDefinition";
import type { Match } from "./routes";

/** What the request log shows of a request: ids, names and counts, so that nothing secret can slip in. */
export function keyParameters(match: Match, content: Json | undefined): JsonObject {
  const shown: JsonObject = {};
  if (!match.operation) return shown;
  if (match.id !== "") shown.JobId = match.id;
  if (match.operation.action === "updateJobPriority" && typeof content === "number") shown.Priority = content;
  if (!isObject(content)) return shown;
  for (const name of ["JobName", "Priority"]) {
    const value = content[name];
    if (typeof value === "string" || typeof value === "number") shown[name] = value;
  }
  const tasks = isObject(content.TaskDag) ? content.TaskDag.TaskDescMap : undefined;
  if (isObject(tasks)) shown.TaskCount = Object.keys(tasks).length;
  return shown;
}

/** The paths of all members that were sent, without their values. */
export function memberPaths(value: Json | undefined, prefix = ""): string[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => {
    const path = prefix === "" ? name : `${prefix}.${name}`;
    const inner = memberPaths(item, path);
    return inner.length > 0 ? inner : [path];
  });
}
