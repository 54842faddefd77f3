import type { Json, JsonObject } from "../../types";

/** Members that name things; everything else of a body may be secret or large, and only its path is logged. */
const NAMING =
  /^(name|username|fsName|fsPath|clusterName|queueName|resourceID|resourceType|pipelineID|pipelineVersionID|action|id|namespace|status|maxKeys|checkCache|stopForce)$/i;

/** For the log: what names the objects of a request. */
export function keyParameters(
  path: ReadonlyMap<string, string>,
  query: URLSearchParams,
  body: unknown,
): JsonObject {
  const members: [string, unknown][] = typeof body === "object" && body !== null ? Object.entries(body) : [];
  const shown: [string, unknown][] = [...path, ...query, ...members].filter(
    ([name, value]) => NAMING.test(name) || (path.has(name) && value !== undefined),
  );
  return Object.fromEntries<Json>(
    shown.filter((member): member is [string, string | number | boolean] =>
      ["string", "number", "boolean"].includes(typeof member[1]),
    ),
  );
}

/** The paths of all members that were sent, without their values. */
export function memberPaths(value: unknown, prefix = ""): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => {
    const path = prefix === "" ? name : `${prefix}.${name}`;
    const inner = memberPaths(item, path);
    return inner.length > 0 ? inner : [path];
  });
}
