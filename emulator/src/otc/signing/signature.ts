import { createHash, createHmac, timingSafeEqual } from "node:crypto";

const ALGORITHM = "SDK-HMAC-SHA256";
const UNSIGNED = "UNSIGNED-PAYLOAD";

export interface SignedRequest {
  method: string;
  /** As it was sent. */
  path: string;
  /** Decoded. */
  query: [string, string][];
  /** By lower-case name. */
  headers: ReadonlyMap<string, string>;
  body: string | Buffer;
}

/** What an Authorization header says. */
export interface Authorization {
  accessKey: string;
  signedHeaders: string[];
  signature: string;
  /** Undefined in the form without a scope. */
  scope: Scope | undefined;
}

export interface Scope {
  date: string;
  region: string;
  service: string;
}

export function readAuthorization(text: string): Authorization | undefined {
  if (!text.startsWith(`${ALGORITHM} `)) return undefined;
  const parts = text.slice(ALGORITHM.length + 1).split(/,\s*/);
  const fields = new Map(
    parts.map((part): [string, string] => {
      const at = part.indexOf("=");
      return [part.slice(0, at), part.slice(at + 1)];
    }),
  );
  const signedHeaders = fields.get("SignedHeaders")?.split(";");
  const signature = fields.get("Signature");
  if (!signedHeaders || signature === undefined) return undefined;
  const access = fields.get("Access");
  if (access !== undefined) return { accessKey: access, signedHeaders, signature, scope: undefined };
  const [accessKey, date, region, service, end, ...rest] = fields.get("Credential")?.split("/") ?? [];
  if (accessKey === undefined || date === undefined || region === undefined || service === undefined) {
    return undefined;
  }
  if (end !== "sdk_request" || rest.length > 0) return undefined;
  return { accessKey, signedHeaders, signature, scope: { date, region, service } };
}

export function canonicalRequest(request: SignedRequest, signedHeaders: string[], scoped: boolean): string {
  const { method, path, headers, body } = request;
  const sorted = [...request.query].sort(([a, x], [b, y]) => compare(a, b) || compare(x, y));
  const query = sorted.map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&");
  // The signer of the scoped form takes the query of a POST without body for its body.
  const moved = scoped && method === "POST" && body.length === 0;
  const lines = signedHeaders.map((name) => `${name}:${(headers.get(name) ?? "").trim()}\n`).join("");
  const uri = path.split("/").map(reencode).join("/");
  return [
    method,
    uri.endsWith("/") ? uri : `${uri}/`,
    moved ? "" : query,
    lines,
    signedHeaders.join(";"),
    payloadOf(headers, moved ? query : body),
  ].join("\n");
}

/** A client may leave the body unsigned; a hash that it names has to be the body's. */
function payloadOf(headers: SignedRequest["headers"], body: string | Buffer): string {
  return headers.get("x-sdk-content-sha256") === UNSIGNED ? UNSIGNED : sha256(body);
}

export function sign(
  secretKey: string,
  request: SignedRequest,
  { signedHeaders, scope }: Pick<Authorization, "signedHeaders" | "scope">,
): string {
  const date = request.headers.get("x-sdk-date") ?? "";
  const hash = sha256(canonicalRequest(request, signedHeaders, scope !== undefined));
  if (!scope) return hmac(secretKey, [ALGORITHM, date, hash].join("\n")).toString("hex");
  const { date: day, region, service } = scope;
  const text = [ALGORITHM, date, `${day}/${region}/${service}/sdk_request`, hash].join("\n");
  const key = [day, region, service, "sdk_request"].reduce<Buffer>(hmac, Buffer.from(`SDK${secretKey}`));
  return hmac(key, text).toString("hex");
}

export function sameSignature(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

export function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function reencode(segment: string): string {
  try {
    return encode(decodeURIComponent(segment));
  } catch {
    return encode(segment);
  }
}
