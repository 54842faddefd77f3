import { createHash, createHmac, timingSafeEqual } from "node:crypto";

export const ALGORITHM = "SDK-HMAC-SHA256";
export const UNSIGNED = "UNSIGNED-PAYLOAD";

export interface SignedRequest {
  method: string;
  /** Path and query as they were sent. */
  url: string;
  /** In the order of SignedHeaders: lower-case name and value. */
  headers: [string, string][];
  payloadHash: string;
}

export function canonicalRequest({ method, url, headers, payloadHash }: SignedRequest): string {
  const [path = "", ...rest] = url.split("?");
  const lines = headers.map(([name, value]) => `${name}:${value.trim()}\n`).join("");
  const names = headers.map(([name]) => name).join(";");
  return [method, canonicalUri(path), canonicalQuery(rest.join("?")), lines, names, payloadHash].join("\n");
}

/** Hexadecimal; the secret key itself is the key. */
export function signature(secretKey: string, date: string, request: SignedRequest): string {
  const text = [ALGORITHM, date, sha256(canonicalRequest(request))].join("\n");
  return createHmac("sha256", secretKey).update(text).digest("hex");
}

function canonicalUri(path: string): string {
  const segments = decode(path).split("/").map(encode).join("/");
  return segments.endsWith("/") ? segments : `${segments}/`;
}

function canonicalQuery(query: string): string {
  const pairs = query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair): [string, string] => {
      const [name = "", ...value] = pair.split("=");
      return [decode(name), decode(value.join("="))];
    });
  return pairs
    .sort(([a, x], [b, y]) => order(a, b) || order(x, y))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join("&");
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}

export function sameSignature(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
