import { z } from "zod";

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** An endpoint's URL. Whether plain http may be is for the connection to say: see `isPlainHttp`. */
export const endpoint = z.string().superRefine((text, context) => {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    context.addIssue({ code: "custom", message: "must be a URL such as https://host" });
    return;
  }
  if (url.username !== "" || url.password !== "") {
    context.addIssue({ code: "custom", message: "must not hold credentials" });
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    context.addIssue({ code: "custom", message: "must be https" });
  }
});

/** The URL of an endpoint whose requests are signed or made for paths from the root. */
export const bareEndpoint = endpoint.refine(hasNoPath, "must have no path");

/** Whether a URL has no path; what is no URL has none either. */
export function hasNoPath(text: string): boolean {
  return !URL.canParse(text) || new URL(text).pathname === "/";
}

/** Whether what is sent to an address leaves this machine in clear. What is no URL is no such address. */
export function isPlainHttp(address: unknown): boolean {
  if (typeof address !== "string" || !URL.canParse(address)) return false;
  return new URL(address).protocol === "http:" && !isLoopback(address);
}

export const PLAIN_HTTP_REFUSED = "must be https; http is for loopback addresses only";

export function isLoopback(url: string): boolean {
  return LOOPBACK.test(new URL(url).hostname);
}

/** The key of a connection that decides where requests go: the address where it is given, the region elsewhere. */
export function decidingKey(key: string, given: string | undefined): string {
  return given === undefined ? "region" : key;
}
