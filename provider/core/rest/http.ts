import http from "node:http";
import https from "node:https";
import { createRequire } from "node:module";

import type { AxiosInstance, AxiosRequestConfig, AxiosResponse, AxiosStatic } from "axios";

import { ConfigurationError, ConnectionError, DeadlineError, OperationFailedError } from "../errors";
import { isLoopback } from "./endpoint";

export interface HttpOptions {
  readonly baseURL: string;
  /** Milliseconds until a request without an answer is given up. Default: 30,000. */
  readonly timeout?: number;
  /** The largest answer in bytes. Default: 32 MiB. */
  readonly maxContentLength?: number;
  /** How many redirects are followed. Default: none, as they would carry signed headers elsewhere. */
  readonly maxRedirects?: number;
}

export interface DownloadOptions extends Omit<HttpOptions, "baseURL"> {
  readonly signal: AbortSignal;
  /** What the user is to check where the host cannot be reached. */
  readonly advice: string;
}

export interface HttpRequest {
  readonly method: "GET" | "POST" | "PUT" | "DELETE" | "PATCH";
  /** Path with query, as it was signed. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly signal: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends a request and returns the answer whatever its status. Fails only where no answer came. */
export type Http = (request: HttpRequest) => Promise<HttpAnswer>;

/** Unknown hosts and certificates that are not trusted do not change by trying again. */
const NEVER_PASSES = /^(ENOTFOUND|ERR_TLS_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;
const MAX_SOCKETS = 64;
const load = createRequire(__filename);
/** Loaded with the first request: a preview sends none, and this is a third of what the provider loads. */
const library = () => load("axios") as AxiosStatic;
const MEBIBYTE = 1024 * 1024;

/** An HTTP client for one endpoint: keep-alive, time-outs, the proxy of the environment, a limit on answers. */
export function createHttp(options: HttpOptions): Http {
  let client: AxiosInstance | undefined;
  return async ({ method, path, headers, body, signal }) => {
    client ??= createClient(options);
    const answer = await exchange<string>(client, {
      method,
      url: path,
      headers: { Accept: "application/json", ...headers },
      data: body,
      transformRequest: (data: unknown) => data,
      responseType: "text",
      signal,
    });
    const named = Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
    return {
      status: answer.status,
      headers: Object.fromEntries(named) as Record<string, string>,
      body: answer.data ?? "",
    };
  };
}

/** Gets what an address leads to, byte by byte. Fails only where no answer came. */
export async function download(
  url: string,
  { signal, advice, ...options }: DownloadOptions,
): Promise<{ readonly status: number; readonly content: Buffer }> {
  const client = createClient({ ...options, baseURL: url });
  const request = { url, responseType: "arraybuffer", signal } as const;
  const { status, data } = await exchange<Buffer>(client, request, advice);
  return { status, content: data };
}

function createClient({
  baseURL,
  timeout = 30_000,
  maxContentLength = 32 * MEBIBYTE,
  maxRedirects = 0,
}: HttpOptions): AxiosInstance {
  const agent = { keepAlive: true, maxSockets: MAX_SOCKETS };
  return library().create({
    baseURL,
    timeout,
    maxContentLength,
    maxRedirects,
    // Elsewhere it is that of the environment, with a tunnel for https.
    ...(isLoopback(baseURL) && { proxy: false }),
    httpAgent: new http.Agent(agent),
    httpsAgent: new https.Agent(agent),
    headers: { "User-Agent": "pulumi-batchflow" },
    transformResponse: (body: unknown) => body,
    validateStatus: () => true,
  });
}

async function exchange<T>(
  client: AxiosInstance,
  request: AxiosRequestConfig & { readonly signal: AbortSignal },
  advice = "Check the connection's endpoint and region, and the proxy",
): Promise<AxiosResponse<T | undefined> & { readonly data: T }> {
  const { host } = new URL(client.defaults.baseURL!);
  try {
    return await client.request<T>(request);
  } catch (error) {
    if (request.signal.aborted) {
      throw new DeadlineError(`the operation's deadline passed during ${request.method ?? "GET"} ${host}`);
    }
    const failure = library().isAxiosError(error) ? error : undefined;
    // The library's error carries the request with its credentials: only its code goes on.
    const reason = failure?.code ?? "no answer";
    if (NEVER_PASSES.test(reason)) {
      throw new ConfigurationError(`${host} cannot be reached: ${reason}`, { advice });
    }
    // The same code stands for an answer that broke off, which another try may complete.
    if (failure?.message.includes("maxContentLength") === true) {
      throw new OperationFailedError(`the answer of ${host} is larger than the provider takes`, {
        advice: `Ask for less than ${Math.floor((client.defaults.maxContentLength ?? 0) / MEBIBYTE)} MiB`,
      });
    }
    throw new ConnectionError(`no usable answer from ${host}: ${reason}`);
  }
}

/** The wait that an answer's Retry-After asks for, in milliseconds; dates count from `now`. */
export function retryAfterOf(
  headers: Readonly<Record<string, string>>,
  now = Date.now(),
): number | undefined {
  const value = headers["retry-after"];
  if (value === undefined) return undefined;
  const seconds = Number(value);
  const wait = Number.isNaN(seconds) ? Date.parse(value) - now : seconds * 1_000;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(0, wait), 120_000);
}
