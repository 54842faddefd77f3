import { createHmac } from "node:crypto";

export interface SignedRequest {
  readonly method: string;
  /** The path with its query as it is sent. The query has at most one parameter: several would have to be in order. */
  readonly path: string;
  /** The headers that are sent, by names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The text that is signed. A header that is not sent leaves its line empty; the body is not covered. */
export function stringToSign({ method, headers, path }: SignedRequest): string {
  const ours = Object.keys(headers)
    .filter((name) => name.startsWith("x-acs-"))
    .sort()
    .map((name) => `${name}:${headers[name]}`);
  const date = headers["x-acs-date"] ?? headers.date;
  const lines = [method, headers.accept, headers["content-md5"], headers["content-type"], date];
  return [...lines.map((line) => line ?? ""), ...ours, path].join("\n");
}

/** The signature of HMAC-SHA1, in Base64. */
export function signature(accessKeySecret: string, request: SignedRequest): string {
  return createHmac("sha1", accessKeySecret).update(stringToSign(request)).digest("base64");
}
