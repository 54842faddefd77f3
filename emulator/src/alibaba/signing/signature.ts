import { createHmac, timingSafeEqual } from "node:crypto";

export interface SignedRequest {
  method: string;
  path: string;
  /** Decoded. */
  query: [string, string][];
  /** By lower-case name. */
  headers: ReadonlyMap<string, string>;
}

export function stringToSign({ method, path, query, headers }: SignedRequest): string {
  const header = (name: string): string => headers.get(name) ?? "";
  const own = [...headers]
    .filter(([name]) => name.startsWith("x-acs-"))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}:${value}\n`);
  const date = headers.get("x-acs-date") ?? header("date");
  const standard = [method, header("accept"), header("content-md5"), header("content-type"), date];
  return standard.join("\n") + "\n" + own.join("") + resource(path, query);
}

export function sign(secret: string, request: SignedRequest): string {
  return createHmac("sha1", secret).update(stringToSign(request)).digest("base64");
}

export function sameSignature(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function resource(path: string, query: [string, string][]): string {
  if (query.length === 0) return path;
  const sorted = [...query].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${path}?${sorted.map(([name, value]) => (value === "" ? name : `${name}=${value}`)).join("&")}`;
}
