import { OperationFailedError } from "../../errors";
import { exchange } from "./exchange";
import { createClient } from "./http";

export interface DownloadOptions {
  readonly signal: AbortSignal;
  /** Milliseconds until an answer that is not complete is given up. */
  readonly timeout: number;
  /** The largest answer in bytes. */
  readonly maxContentLength: number;
  readonly maxRedirects: number;
  /** What the user is to check where the host cannot be reached. */
  readonly advice: string;
}

/**
 * Gets what an address leads to, byte by byte. Fails where no answer came, and where a redirect leads from https to http:
 * whoever is on the way could then replace the content.
 */
export async function download(
  url: string,
  { signal, timeout, advice, ...options }: DownloadOptions,
): Promise<{ readonly status: number; readonly content: Buffer }> {
  let isSecure = url.startsWith("https:");
  let insecure: string | undefined;
  const beforeRedirect = ({ protocol, host }: { protocol?: string; host?: string }): void => {
    if (isSecure && protocol !== "https:") throw new Error((insecure = `${protocol}//${host}`));
    isSecure ||= protocol === "https:";
  };
  const client = createClient(url, { ...options, beforeRedirect });
  const request = { url, responseType: "arraybuffer" } as const;
  const { status, data } = await exchange<Buffer>(client, request, {
    signal,
    timeout,
    advice: () => advice,
  }).catch((error: unknown) => {
    if (insecure === undefined) throw error;
    throw new OperationFailedError(`it leads from https to ${insecure}`, {
      advice: "Give an address that stays with https",
    });
  });
  return { status, content: data };
}
