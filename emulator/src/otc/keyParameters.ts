import { type Json, type JsonObject, isObject } from "../core/json";

/** Members that name things; everything else may be secret, and only its path is logged. */
const NAMING =
  /^(id|name|marker|limit|status|action|instance_id|volume_id|backup_id|image_url|bucket_url|file_format|project_id|images|projects|domains|organizations|__imagetype|visibility)$/;

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
