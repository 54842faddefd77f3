import type { Json, JsonObject } from "../../core/json";

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
