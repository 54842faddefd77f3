import type { Json, JsonObject } from "../types";
import { isObject } from "./rules";

/** Members that name things; everything else may be secret, and only its path is logged. */
const NAMING =
  /^(id|name|marker|limit|status|action|instance_id|volume_id|backup_id|image_url|bucket_url|file_format|project_id|images|projects|__imagetype|visibility)$/;

/** For the log: what names the objects of a request. Bodies of tokens are not looked at. */
export function keyParameters(
  action: string,
  path: ReadonlyMap<string, string>,
  query: URLSearchParams,
  body: Json | undefined,
): JsonObject {
  const shown: JsonObject = Object.fromEntries(path);
  if (action === "createToken") return shown;
  const members: [string, Json][] = isObject(body) ? Object.entries(body) : [];
  for (const [name, value] of [...query, ...members]) {
    if (NAMING.test(name) && !isObject(value)) shown[name] = value;
    if (name === "tags" && Array.isArray(value)) shown.tagCount = value.length;
  }
  if (action === "updateImage" && Array.isArray(body)) shown.operations = body.map(operation);
  return shown;
}

function operation(one: Json): string {
  const { op, path } = isObject(one) ? one : {};
  return [op, path].map((part) => (typeof part === "string" ? part : "?")).join(" ");
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
