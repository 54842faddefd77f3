import { createHash, createHmac } from "node:crypto";

/** The algorithms of the first signature version. */
export type V1Method = "HmacSHA1" | "HmacSHA256";

export type Parameters = Readonly<Record<string, string>>;

export interface Tc3Request {
  readonly secretId: string;
  readonly secretKey: string;
  /** The value of the Host header. */
  readonly host: string;
  readonly body: string;
  /** UNIX seconds. */
  readonly timestamp: number;
}

export const JSON_TYPE = "application/json";
export const FORM_TYPE = "application/x-www-form-urlencoded";

const SERVICE = "batch";
const TC3 = "TC3-HMAC-SHA256";
const SIGNED_HEADERS = "content-type;host";

/** What TC3-HMAC-SHA256 hashes of a POST request with a JSON body. */
export function tc3CanonicalRequest({ host, body }: Pick<Tc3Request, "host" | "body">): string {
  const headers = `content-type:${JSON_TYPE}\nhost:${host}\n`;
  return ["POST", "/", "", headers, SIGNED_HEADERS, sha256(body)].join("\n");
}

/** The signature TC3-HMAC-SHA256 in lower-case hex. */
export function tc3Signature(request: Tc3Request): string {
  const scope = tc3Scope(request.timestamp);
  const text = [TC3, request.timestamp, scope, sha256(tc3CanonicalRequest(request))].join("\n");
  const key = [...scope.split("/")].reduce<string | Buffer>(
    (previous, part) => createHmac("sha256", previous).update(part).digest(),
    `TC3${request.secretKey}`,
  );
  return createHmac("sha256", key).update(text).digest("hex");
}

/** The Authorization header of a POST request with a JSON body. */
export function tc3Authorization(request: Tc3Request): string {
  const credential = `${request.secretId}/${tc3Scope(request.timestamp)}`;
  return `${TC3} Credential=${credential}, SignedHeaders=${SIGNED_HEADERS}, Signature=${tc3Signature(request)}`;
}

/** What signature version 1 signs: values as they are, names in ASCII order. */
export function v1StringToSign(method: "GET" | "POST", host: string, parameters: Parameters): string {
  const names = Object.keys(parameters).sort();
  return `${method}${host}/?${names.map((name) => `${name}=${parameters[name]}`).join("&")}`;
}

/** The signature version 1 in Base64, not yet URL-encoded. */
export function v1Signature(secretKey: string, method: V1Method, text: string): string {
  return createHmac(method === "HmacSHA256" ? "sha256" : "sha1", secretKey)
    .update(text)
    .digest("base64");
}

/** The query or form body of parameters, in which every value is encoded once. */
export function encodeParameters(parameters: Parameters): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join("&");
}

/** Writes nested members as the flat parameters of signature version 1: `Filters.0.Values.0`. */
export function flatten(value: unknown, path = ""): Record<string, string> {
  if (value === undefined || value === null) return {};
  if (typeof value !== "object") return { [path]: typeof value === "string" ? value : JSON.stringify(value) };
  const members = Object.entries(value).map(([name, item]) =>
    flatten(item, path === "" ? name : `${path}.${name}`),
  );
  return Object.assign({}, ...members) as Record<string, string>;
}

function tc3Scope(timestamp: number): string {
  return `${new Date(timestamp * 1_000).toISOString().slice(0, 10)}/${SERVICE}/tc3_request`;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
