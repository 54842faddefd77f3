import type { FastifyRequest } from "fastify";
import { type Json, type JsonObject, isObject } from "../../core/json";
import { ApiError } from "../errors";

/** A request as it was sent, before anything is checked but its form. */
export interface WireRequest {
  signed: "tc3" | "v1-get" | "v1-post" | "unsigned";
  wire: "json" | "form";
  action: string;
  version: string;
  region: string;
  timestamp: string;
  token: string;
  /** Members of the action. */
  input: JsonObject;
  /** v1: all parameters as sent. */
  flat: ReadonlyMap<string, string>;
  method: string;
  host: string;
  path: string;
  query: string;
  header: (name: string) => string;
  body: Buffer;
  /** Why the request cannot be read further. */
  broken?: ApiError;
}

const COMMON = new Set([
  "Action",
  "Version",
  "Region",
  "Timestamp",
  "Nonce",
  "SecretId",
  "Signature",
  "SignatureMethod",
  "Token",
  "Language",
  "RequestClient",
]);

const FORM = "application/x-www-form-urlencoded";

export function readWire(request: FastifyRequest): WireRequest {
  const header = (name: string): string => {
    const value = request.headers[name];
    return Array.isArray(value) ? value.join(",") : (value ?? "");
  };
  const [path = "/", query = ""] = splitOnce(request.raw.url ?? "/", "?");
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const base = { method: request.method, host: header("host"), path, query, header, body };
  const type = (header("content-type").split(";")[0] ?? "").trim().toLowerCase();

  if (header("authorization") !== "" || type === "application/json") return readTc3(base, type);
  const flat = request.method === "GET" ? query : type === FORM ? body.toString("utf8") : "";
  return readV1(base, flat, request.method === "POST" && type !== FORM);
}

type Base = Pick<WireRequest, "method" | "host" | "path" | "query" | "header" | "body">;

function readTc3(base: Base, type: string): WireRequest {
  const { header } = base;
  const result: WireRequest = {
    ...base,
    signed: "tc3",
    wire: "json",
    action: header("x-tc-action"),
    version: header("x-tc-version"),
    region: header("x-tc-region"),
    timestamp: header("x-tc-timestamp"),
    token: header("x-tc-token"),
    input: {},
    flat: new Map(),
  };
  if (base.method !== "POST" || type !== "application/json") {
    return {
      ...result,
      broken: new ApiError("UnsupportedProtocol", "TC3-HMAC-SHA256 needs POST with JSON."),
    };
  }
  try {
    const input: Json = JSON.parse(base.body.toString("utf8")) as Json;
    if (!isObject(input)) throw new SyntaxError("no object");
    return { ...result, input };
  } catch {
    return { ...result, broken: new ApiError("InvalidParameter", "The request body is not a JSON object.") };
  }
}

function readV1(base: Base, text: string, wrongType: boolean): WireRequest {
  const flat = new Map<string, string>();
  const result: WireRequest = {
    ...base,
    signed: base.method === "GET" ? "v1-get" : base.method === "POST" ? "v1-post" : "unsigned",
    wire: "form",
    action: "",
    version: "",
    region: "",
    timestamp: "",
    token: "",
    input: {},
    flat,
  };
  if (wrongType || result.signed === "unsigned") {
    return { ...result, broken: new ApiError("UnsupportedProtocol") };
  }
  let broken: ApiError | undefined;
  for (const [name, value] of new URLSearchParams(text)) {
    if (flat.has(name))
      broken = new ApiError("InvalidParameter", `The parameter \`${name}\` is given twice.`);
    flat.set(name, value);
  }
  const own = [...flat].filter(([name]) => !COMMON.has(name));
  try {
    result.input = unflatten(own);
  } catch (error) {
    broken = error as ApiError;
  }
  return {
    ...result,
    action: flat.get("Action") ?? "",
    version: flat.get("Version") ?? "",
    region: flat.get("Region") ?? "",
    timestamp: flat.get("Timestamp") ?? "",
    token: flat.get("Token") ?? "",
    ...(broken && { broken }),
  };
}

/** `A.0.B=x` → {A: {"0": {B: "x"}}}; whether "0" is an index is for the structure of A to say. */
function unflatten(parameters: [string, string][]): JsonObject {
  const root = Object.create(null) as JsonObject;
  for (const [name, value] of parameters) {
    const parts = name.split(".");
    const last = parts.pop() ?? "";
    let place = root;
    for (const part of parts) {
      const next = place[part] ?? (Object.create(null) as JsonObject);
      if (!isObject(next))
        throw new ApiError("InvalidParameter", `The parameter \`${name}\` contradicts another.`);
      place[part] = next;
      place = next;
    }
    if (last in place)
      throw new ApiError("InvalidParameter", `The parameter \`${name}\` contradicts another.`);
    place[last] = value;
  }
  return root;
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
