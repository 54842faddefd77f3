import { type Json, type JsonObject, parseJson, isObject, memberPaths } from "../../core/json";
import { readMultipart } from "../../core/requests/multipart";
import { userIn } from "../signing/iam";

/** Members that name things; everything else of a body may be secret or large, and only its path is logged. */
const NAMING =
  /^(name|env_name|source|version|workflow_id|cluster_id|namespace|target|action|priority|scope|status|workflow_name|batch_name|offset|limit|page|pageSize|id|requestedWorkflowId|workflowOnHold)$/;

interface Content {
  members: string[];
  named: [string, unknown][];
}

/** For the log: what names the objects of a request, and the paths of all members without their values. */
export function describeRequest(
  path: ReadonlyMap<string, string>,
  query: URLSearchParams,
  contentType: string,
  body: Buffer,
): { parameters: JsonObject; members: string[] } {
  const { members, named } = contentOf(contentType, body);
  const user = userIn(body);
  const shown = [...query, ...named].filter(
    (member): member is [string, string | number | boolean] =>
      NAMING.test(member[0]) && ["string", "number", "boolean"].includes(typeof member[1]),
  );
  const parameters = Object.fromEntries<Json>([...path, ...shown]);
  return { parameters: { ...parameters, ...(user !== "" && { username: user }) }, members };
}

function contentOf(contentType: string, body: Buffer): Content {
  if (!contentType.startsWith("multipart/")) return contentOfJson(parseJson(body.toString("utf8")));
  try {
    const parts = readMultipart(contentType, body);
    const contents = parts.map(({ name, content }): Content => {
      if (NAMING.test(name)) return { members: [name], named: [[name, content.toString("utf8")]] };
      const { members, named } = contentOfJson(parseJson(content.toString("utf8")));
      const paths = members.length > 0 ? members.map((member) => `${name}.${member}`) : [name];
      return { members: paths, named: name === "resource" ? named : [] };
    });
    return {
      members: contents.flatMap(({ members }) => members),
      named: contents.flatMap(({ named }) => named),
    };
  } catch {
    return { members: [], named: [] };
  }
}

function contentOfJson(content: unknown): Content {
  return { members: memberPaths(content), named: isObject(content) ? Object.entries(content) : [] };
}
