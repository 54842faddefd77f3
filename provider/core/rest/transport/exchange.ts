import type http from "node:http";

import type { AxiosInstance, AxiosRequestConfig, AxiosResponse, AxiosStatic } from "axios";

import {
  type BatchflowError,
  ConfigurationError,
  ConnectionError,
  DeadlineError,
  OperationFailedError,
} from "../../errors";
import { endingWith } from "../../wait";
import type { Reach } from "./reach";

export interface ExchangeOptions {
  readonly signal: AbortSignal;
  /** Milliseconds until a request whose answer is not complete is given up. */
  readonly timeout: number;
  /** What is known of the host, where requests are repeated. */
  readonly reach?: Reach | undefined;
  /** What the user is to check where the host cannot be reached. */
  readonly advice: () => string;
}

/** Loaded with the first request: a preview sends few, and this is a third of what the provider loads. */
export const library = () => require("axios") as AxiosStatic;
export const MEBIBYTE = 1024 * 1024;

/** Milliseconds until a connection that is not there yet is given up: the network has asked four times by then. */
const CONNECT_MS = 10_000;
/** Codes of Node's network layer with which nothing has been sent. */
const NOT_REACHED = /^(ECONNREFUSED|ENOTFOUND|EAI_|E(NET|HOST)(UNREACH|DOWN)|EADDRNOTAVAIL|ETIMEDOUT)/;
/** Certificates that are not trusted, and what no header may carry, do not change by trying again. */
const NEVER_PASSES = /^(ERR_TLS_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_INVALID_CHAR)/;
/** Nor do unknown hosts, and ports that speak no TLS or no HTTP, unless the host has answered before. */
const NEVER_BEGINS = /^(ENOTFOUND|EPROTO|ERR_SSL_|HPE_)/;

/** Sends a request and returns its answer whatever its status. Fails only where no answer came. */
export async function exchange<T>(
  client: AxiosInstance,
  request: AxiosRequestConfig,
  options: ExchangeOptions,
): Promise<AxiosResponse<T | undefined> & { readonly data: T }> {
  const { signal, timeout, reach } = options;
  const { origin } = new URL(client.defaults.baseURL!);
  let late: string | undefined;
  const giveUp = new AbortController();
  const after = (milliseconds: number, reasonIn: () => string | undefined) =>
    setTimeout(() => {
      late = reasonIn();
      if (late !== undefined) giveUp.abort();
    }, milliseconds);
  const timers = [
    after(CONNECT_MS, () => (isConnecting(client) ? "ETIMEDOUT" : undefined)),
    after(timeout, () =>
      isConnecting(client) ? "ETIMEDOUT" : `no complete answer within ${timeout / 1_000} s`,
    ),
  ];
  try {
    const answer = await endingWith([signal, giveUp.signal], (end) =>
      client.request<T>({ ...request, signal: end }),
    );
    reach?.answered();
    return answer;
  } catch (error) {
    if (signal.aborted) {
      throw new DeadlineError(
        `the operation's deadline passed during ${request.method ?? "GET"} ${new URL(origin).host}`,
      );
    }
    const failure = library().isAxiosError(error) ? error : undefined;
    // The same code stands for an answer that broke off, which another try may complete.
    if (failure?.message.includes("maxContentLength") === true) throw tooLarge(client, origin);
    // The library's error carries the request with its credentials: only its code goes on.
    throw failureOf(origin, late ?? failure?.code ?? "no answer", options);
  } finally {
    timers.forEach(clearTimeout);
  }
}

function failureOf(origin: string, reason: string, options: ExchangeOptions): BatchflowError {
  const { reach, advice } = options;
  const { host } = new URL(origin);
  if (NEVER_PASSES.test(reason) || (NEVER_BEGINS.test(reason) && reach?.hasAnswered !== true)) {
    const why = /^(EPROTO|ERR_SSL_)/.test(reason) ? `${reason}: what answers there speaks no TLS` : reason;
    return new ConfigurationError(`${host} cannot be reached: ${why}`, { advice: advice() });
  }
  const text = `no usable answer from ${host}: ${reason}`;
  if (!NOT_REACHED.test(reason)) return new ConnectionError(text);
  const givesUpIn = reach?.failed() ?? Infinity;
  if (givesUpIn > 0) return new ConnectionError(text, { advice: advice(), givesUpIn });
  return new ConfigurationError(
    `${host} cannot be reached: ${reason}, and it has not answered since the first request`,
    { advice: advice() },
  );
}

function tooLarge(client: AxiosInstance, origin: string): OperationFailedError {
  return new OperationFailedError(`the answer of ${new URL(origin).host} is larger than the provider takes`, {
    advice: `Ask for less than ${Math.floor((client.defaults.maxContentLength ?? 0) / MEBIBYTE)} MiB`,
  });
}

/** Whether none of the client's connections is there yet. */
function isConnecting({ defaults }: AxiosInstance): boolean {
  const agents = [defaults.httpAgent, defaults.httpsAgent] as (http.Agent | undefined)[];
  const sockets = agents.flatMap((agent) =>
    Object.values(agent?.sockets ?? {}).flatMap((some) => some ?? []),
  );
  return sockets.length > 0 && sockets.every(({ connecting }) => connecting);
}
