import type { HuaweiAccess } from "pulumi-batchflow-emulator";
import { send, tokenRequest, type Call, type FilePart, type Parts, type Result } from "./client";
import type { Example } from "./examples";
import { differences, shapeOf } from "./shape";
import type { Stage } from "./replayStory";

/** Members of errors, whose values have to agree, not only their types. */
const ERROR_MEMBERS = ["error_code", "error_msg", "message"];

/** Sends an exchange again; returns what differs from the recorded answer. */
export async function replay(
  example: Example,
  access: HuaweiAccess,
  { session, made }: Stage,
  abridged: boolean,
): Promise<string[]> {
  const { method, path, query, status } = example;
  const search = new URLSearchParams(query).toString();
  const translated = translate(path ?? "", made) + (search === "" ? "" : `?${search}`);
  const headers = "X-Auth-Token" in example.headers ? { "x-auth-token": session.token } : {};
  const call = { ...callOf(example, access, made), headers };
  const result = await send(access.endpoint, method ?? "", translated, call);
  if (result.status !== status) return [`status ${status}, not ${result.status} ${result.code ?? ""}`];
  return [...compareBody(example, result, made, abridged), ...compareHeaders(example, result)];
}

function callOf(example: Example, access: HuaweiAccess, made: ReadonlyMap<string, string>): Call {
  const { operation, headers, request } = example;
  if (operation === "createToken") return { json: tokenRequest(access) };
  if (request === null) return {};
  // Cromwell's examples show no content type: all of its requests with a body are submissions.
  const isForm =
    headers["Content-Type"]?.startsWith("multipart/") === true || operation === "cromwellServer.submit";
  if (isForm) return { parts: partsOf(request as Record<string, unknown>) };
  return { json: JSON.parse(translate(JSON.stringify(request), made)) as unknown };
}

function partsOf(request: Record<string, unknown>): Parts {
  const parts = Object.entries(request).map(([name, value]): [string, string | FilePart] => {
    if (typeof value === "string") return [name, value];
    return [name, name === "archive_content" ? (value as FilePart) : JSON.stringify(value)];
  });
  return Object.fromEntries(parts);
}

function compareBody(
  { response }: Example,
  { body, status }: Result,
  made: ReadonlyMap<string, string>,
  abridged: boolean,
): string[] {
  if (typeof response === "string") return body === response ? [] : ["the text differs"];
  const found = differences(shapeOf(response), shapeOf(body), abridged);
  if (status < 400) return found;
  const [expected, actual] = [response as Record<string, unknown>, body as Record<string, unknown>];
  const wrong = ERROR_MEMBERS.filter((name) => {
    const value = expected[name];
    return typeof value === "string" && translate(value, made) !== actual[name];
  });
  return [...found, ...wrong.map((name) => `${name}: ${String(actual[name])}`)];
}

function compareHeaders({ response_headers: wanted = {} }: Example, { headers }: Result): string[] {
  return Object.keys(wanted).flatMap((name) =>
    headers[name.toLowerCase()] === undefined ? [`no header ${name}`] : [],
  );
}

function translate(text: string, made: ReadonlyMap<string, string>): string {
  return [...made].reduce((result, [recorded, id]) => result.replaceAll(recorded, id), text);
}
