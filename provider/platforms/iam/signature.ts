import { createHash, createHmac } from "node:crypto";

/** The algorithm's name, which both forms share. */
const ALGORITHM = "SDK-HMAC-SHA256";

/** What `X-Sdk-Content-Sha256` says where the body is not signed. */
export const UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";

export interface KeyPair {
  readonly accessKey: string;
  readonly secretKey: string;
}

/** What a key of the scoped form is derived for. Both names are empty where the service does not ask for them. */
export interface Scope {
  readonly region: string;
  readonly service: string;
}

export interface SignableRequest {
  readonly method: string;
  /** Path and query as they are sent, percent-encoded. */
  readonly path: string;
  /** The headers to sign: `Host` and `X-Sdk-Date` must be among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** The value of `X-Sdk-Date`: UTC as `YYYYMMDDTHHMMSSZ`. */
export function sdkDate(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/[-:]|\.\d{3}/g, "");
}

/** The Authorization header: of the scoped form with a scope, of the unscoped form without. */
export function authorization(request: SignableRequest, key: KeyPair, scope?: Scope): string {
  const credential =
    scope === undefined
      ? `Access=${key.accessKey}`
      : `Credential=${key.accessKey}/${scopeText(dateOf(request), scope)}`;
  const names = signedHeaders(request)
    .map(([name]) => name)
    .join(";");
  return `${ALGORITHM} ${credential}, SignedHeaders=${names}, Signature=${signature(request, key, scope)}`;
}

/** The signature in lower-case hex. */
export function signature(request: SignableRequest, { secretKey }: KeyPair, scope?: Scope): string {
  const date = dateOf(request);
  const hash = sha256(canonicalRequest(request, scope));
  if (scope === undefined) {
    return hmac(secretKey, [ALGORITHM, date, hash].join("\n")).toString("hex");
  }
  const text = scopeText(date, scope);
  const key = text.split("/").reduce<string | Buffer>(hmac, `SDK${secretKey}`);
  return hmac(key, [ALGORITHM, date, text, hash].join("\n")).toString("hex");
}

/** What is hashed of a request. */
export function canonicalRequest(request: SignableRequest, scope?: Scope): string {
  const { method, path, body = "", headers } = request;
  const [uri = "", query = ""] = path.split(/\?(.*)/s, 2);
  // The scoped signers take the query of a POST without a body for its payload.
  const queryIsPayload = scope !== undefined && method === "POST" && body.length === 0;
  const signed = signedHeaders(request);
  const given = Object.entries(headers).find(([name]) => name.toLowerCase() === "x-sdk-content-sha256")?.[1];
  return [
    method,
    canonicalUri(uri),
    queryIsPayload ? "" : canonicalQuery(query),
    signed.map(([name, value]) => `${name}:${value}\n`).join(""),
    signed.map(([name]) => name).join(";"),
    given ?? sha256(queryIsPayload ? canonicalQuery(query) : body),
  ].join("\n");
}

/** The hex SHA-256 of a body. */
export function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}

function signedHeaders({ headers }: SignableRequest): (readonly [string, string])[] {
  return Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), value.trim()] as const)
    .sort(([a], [b]) => compare(a, b));
}

function dateOf(request: SignableRequest): string {
  return signedHeaders(request).find(([name]) => name === "x-sdk-date")?.[1] ?? "";
}

function scopeText(date: string, { region, service }: Scope): string {
  return `${date.slice(0, 8)}/${region}/${service}/sdk_request`;
}

function canonicalUri(path: string): string {
  const encoded = path
    .split("/")
    .map((segment) => encode(decodeURIComponent(segment)))
    .join("/");
  return encoded.endsWith("/") ? encoded : `${encoded}/`;
}

function canonicalQuery(query: string): string {
  return query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => pair.split(/=(.*)/s, 2).map((part) => encode(decodeURIComponent(part))))
    .map(([name = "", value = ""]) => [name, value] as const)
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

/** Percent-encodes all but letters, digits, `-`, `_`, `.` and `~`. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

/** The next step where the gateway refuses a signature for its time; it has no code of its own for that. */
export function clockAdvice(message: string | undefined): string | undefined {
  return /signature expired/i.test(message ?? "")
    ? "Correct this machine's clock: 15 minutes are tolerated"
    : undefined;
}
