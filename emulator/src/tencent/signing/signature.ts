import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** Signature v1 over a flat parameter list; `Signature` itself does not take part. */
export function signV1(
  secretKey: string,
  method: string,
  host: string,
  path: string,
  parameters: ReadonlyMap<string, string>,
): string {
  const joined = [...parameters]
    .filter(([name]) => name !== "Signature")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  const algorithm = parameters.get("SignatureMethod") === "HmacSHA256" ? "sha256" : "sha1";
  return createHmac(algorithm, secretKey).update(`${method}${host}${path}?${joined}`).digest("base64");
}

export interface SignedRequest {
  method: string;
  query: string;
  /** In the order of SignedHeaders: lower-case name and value. */
  headers: [string, string][];
  body: Buffer;
}

export function canonicalRequest({ method, query, headers, body }: SignedRequest): string {
  const lines = headers.map(([name, value]) => `${name}:${value.trim()}\n`).join("");
  const names = headers.map(([name]) => name).join(";");
  return [method, "/", query, lines, names, sha256(body)].join("\n");
}

/** Signature v3, TC3-HMAC-SHA256. */
export function signTc3(
  secretKey: string,
  timestamp: number,
  service: string,
  request: SignedRequest,
): string {
  const date = utcDate(timestamp);
  const text = [
    "TC3-HMAC-SHA256",
    String(timestamp),
    `${date}/${service}/tc3_request`,
    sha256(canonicalRequest(request)),
  ].join("\n");
  const key = [date, service, "tc3_request"].reduce<Buffer>(
    (secret, part) => createHmac("sha256", secret).update(part).digest(),
    Buffer.from(`TC3${secretKey}`),
  );
  return createHmac("sha256", key).update(text).digest("hex");
}

export function utcDate(timestamp: number): string {
  return new Date(timestamp * 1000).toISOString().slice(0, 10);
}

export function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}

export function sameSignature(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
