import http from "node:http";
import https from "node:https";

import type { AxiosInstance, AxiosRequestConfig } from "axios";

import { keyOfConnection } from "../../trouble";
import { isLoopback } from "./endpoint";
import { exchange, library, MEBIBYTE } from "./exchange";
import { Reach } from "./reach";

export interface HttpOptions {
  readonly baseURL: string;
  /** The key of the connection that the address comes from, for messages. Default: `endpoint`. */
  readonly key?: string | undefined;
  /** Milliseconds until a request whose answer is not complete is given up. Default: 30,000. */
  readonly timeout?: number;
  /** The largest answer in bytes. Default: 32 MiB. */
  readonly maxContentLength?: number;
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

const MAX_SOCKETS = 64;
const TIMEOUT_MS = 30_000;

/** An HTTP client for one endpoint: keep-alive, time-outs, the proxy of the environment, a limit on answers. */
export function createHttp({
  baseURL,
  key = "endpoint",
  timeout = TIMEOUT_MS,
  maxContentLength = 32 * MEBIBYTE,
}: HttpOptions): Http {
  let client: AxiosInstance | undefined;
  const reach = Reach.of(new URL(baseURL).origin);
  const advice = () => `Check ${keyOfConnection(key)} and the proxy`;
  return async ({ method, path, headers, body, signal }) => {
    // Redirects would carry signed headers elsewhere.
    client ??= createClient(baseURL, { maxContentLength, maxRedirects: 0 });
    const request: AxiosRequestConfig = {
      method,
      url: path,
      headers: { Accept: "application/json", ...headers },
      data: body,
      transformRequest: (data: unknown) => data,
      responseType: "text",
    };
    const answer = await exchange<string>(client, request, { signal, timeout, reach, advice });
    const named = Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
    return {
      status: answer.status,
      headers: Object.fromEntries(named) as Record<string, string>,
      body: answer.data ?? "",
    };
  };
}

/** The library's client for one address. */
export function createClient(baseURL: string, options: AxiosRequestConfig): AxiosInstance {
  const agent = { keepAlive: true, maxSockets: MAX_SOCKETS };
  return library().create({
    baseURL,
    ...options,
    // Elsewhere it is that of the environment, with a tunnel for https.
    ...(isLoopback(baseURL) && { proxy: false }),
    httpAgent: new http.Agent(agent),
    httpsAgent: new https.Agent(agent),
    headers: { "User-Agent": "pulumi-batchflow" },
    transformResponse: (body: unknown) => body,
    validateStatus: () => true,
  });
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
