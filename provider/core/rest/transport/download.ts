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

/** Gets what an address leads to, byte by byte. Fails only where no answer came. */
export async function download(
  url: string,
  { signal, timeout, advice, ...options }: DownloadOptions,
): Promise<{ readonly status: number; readonly content: Buffer }> {
  const client = createClient(url, options);
  const request = { url, responseType: "arraybuffer" } as const;
  const { status, data } = await exchange<Buffer>(client, request, {
    signal,
    timeout,
    advice: () => advice,
  });
  return { status, content: data };
}
