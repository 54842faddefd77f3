import { type Json, type JsonObject, isObject } from "../core/json";
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
