import http from "node:http";
import https from "node:https";

import axios, { type AxiosInstance, isAxiosError } from "axios";
import { ProxyAgent } from "proxy-agent";

import { isLoopback } from "../connection";
import { ConfigurationError, ConnectionError, DeadlineError, OperationFailedError } from "../errors";

export interface HttpOptions {
  readonly baseURL: string;
  /** Milliseconds until a request without an answer is given up. */
  readonly timeout?: number;
  /** The largest answer in bytes. */
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
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends a request and answers whatever status comes back. Fails only where no answer came. */
export type Http = (request: HttpRequest) => Promise<HttpAnswer>;

/** Unknown hosts and certificates that are not trusted do not change by trying again. */
const NEVER_PASSES = /^(ENOTFOUND|ERR_TLS_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;
const MAX_SOCKETS = 64;
const MEBIBYTE = 1024 * 1024;

/** An HTTP client for one endpoint: keep-alive, time-outs, the proxy of the environment, a limit on answers. */
export function createHttp({
  baseURL,
  timeout = 30_000,
  maxContentLength = 32 * MEBIBYTE,
}: HttpOptions): Http {
  const client = axios.create({
    baseURL,
    timeout,
    maxContentLength,
    maxRedirects: 0,
    // Agents go through the proxy themselves: axios' own handling has no CONNECT for https.
    proxy: false,
    ...agents(baseURL),
    responseType: "text",
    transformResponse: (body: unknown) => body,
    validateStatus: () => true,
  });
  return (request) => send(client, request);
}

async function send(
  client: AxiosInstance,
  { method, path, headers, body, signal }: HttpRequest,
): Promise<HttpAnswer> {
  try {
    const answer = await client.request<string>({
      method,
      url: path,
      headers: { "User-Agent": "pulumi-batchflow", Accept: "application/json", ...headers },
      data: body,
      transformRequest: (data: unknown) => data,
      signal,
    });
    const named = Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
    return {
      status: answer.status,
      headers: Object.fromEntries(named) as Record<string, string>,
      body: answer.data ?? "",
    };
  } catch (error) {
    if (signal.aborted)
      throw new DeadlineError(`the operation's deadline passed during ${method} ${hostOf(client)}`);
    // The library's error carries the request with its credentials: only its code goes on.
    const reason = isAxiosError(error) ? (error.code ?? "no answer") : "no answer";
    if (NEVER_PASSES.test(reason)) {
      throw new ConfigurationError(`${hostOf(client)} cannot be reached: ${reason}`, {
        advice: "Check the connection's endpoint and region, and the proxy",
      });
    }
    // The same code stands for an answer that broke off, which another try may complete.
    if (isAxiosError(error) && error.message.includes("maxContentLength")) {
      throw new OperationFailedError(`the answer of ${hostOf(client)} is larger than the provider takes`, {
        advice: `Ask for less than ${Math.floor((client.defaults.maxContentLength ?? 0) / MEBIBYTE)} MiB`,
      });
    }
    throw new ConnectionError(`no usable answer from ${hostOf(client)}: ${reason}`);
  }
}

function hostOf(client: AxiosInstance): string {
  return new URL(client.defaults.baseURL!).host;
}

function agents(baseURL: string): { httpAgent: http.Agent; httpsAgent: https.Agent } {
  const options = { keepAlive: true, maxSockets: MAX_SOCKETS };
  const proxied = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"].some(
    (name) => process.env[name] ?? process.env[name.toLowerCase()],
  );
  if (proxied && !isLoopback(baseURL)) {
    const agent = new ProxyAgent(options);
    return { httpAgent: agent, httpsAgent: agent };
  }
  return { httpAgent: new http.Agent(options), httpsAgent: new https.Agent(options) };
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
