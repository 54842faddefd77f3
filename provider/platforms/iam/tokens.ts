import type { BatchflowError } from "../../core/errors";
import { JSON_TYPE } from "../../core/rest/call";
import { Throttle } from "../../core/rest/throttle";
import { createHttp, type HttpAnswer, retryAfterOf } from "../../core/rest/transport/http";
import { type Meaning, parseObject, refusalError } from "../../core/rest/refusal";
import type { Token } from "../../core/rest/session";
import { isRecord } from "../../core/schema/values";
import { nonEmpty, type Wire } from "../../core/schema/wire";

/** Who logs in, and for which project. */
export interface PasswordCredentials {
  readonly username: string;
  readonly password: string;
  /** The account's name. */
  readonly domainName: string;
  readonly project: { readonly id: string } | { readonly name: string };
}

export interface LoginOptions {
  /** The identity service, with or without its `/v3`. */
  readonly endpoint: string;
  /** The key of the connection that it comes from. */
  readonly endpointKey?: string;
  readonly credentials: PasswordCredentials;
  /** Milliseconds until a request whose answer is not complete is given up. */
  readonly timeout?: number;
  /** Called with the id of the project that the token is for. */
  readonly onProject?: (id: string) => void;
}

/** Tokens are renewed this long before their end, or after half of their life where that is later. */
const MARGIN_MS = 5 * 60_000;
const ACTION = "POST /v3/auth/tokens";

/**
 * The login of the identity service (Keystone v3) with a password. Each call sends one request: the session repeats it,
 * each caller under its own deadline.
 */
export function passwordLogin(options: LoginOptions): (signal: AbortSignal) => Promise<Token> {
  const { origin, pathname } = new URL(options.endpoint);
  const base = pathname.replace(/\/+$/, "");
  const path = `${base.endsWith("/v3") ? base : `${base}/v3`}/auth/tokens?nocatalog=true`;
  const { endpointKey: key, timeout, onProject } = options;
  const http = createHttp({ baseURL: origin, key, ...(timeout !== undefined && { timeout }) });
  const headers = { "Content-Type": `${JSON_TYPE};charset=utf8` };
  const body = JSON.stringify(loginRequest(options.credentials));
  const throttle = new Throttle(() => undefined);
  return async (signal) => {
    await throttle.turn(ACTION, signal);
    return throttle.sending(ACTION, async () => {
      const answer = await http({ method: "POST", path, headers, body, signal });
      const token = tokenOf(answer, Date.now());
      const project = projectOf(answer);
      if (project !== undefined) onProject?.(project);
      return token;
    });
  };
}

/** The body of the login. */
export function loginRequest({ username, password, domainName, project }: PasswordCredentials): object {
  const user = { name: username, password, domain: { name: domainName } };
  return { auth: { identity: { methods: ["password"], password: { user } }, scope: { project } } };
}

/** The token in the answer to a login. */
export function tokenOf(answer: HttpAnswer, now: number): Token {
  const { "x-subject-token": value } = answer.headers;
  if (answer.status < 200 || answer.status > 299 || value === undefined) throw loginError(answer);
  const expiry = Date.parse(String(tokenIn(answer).expires_at));
  return Number.isNaN(expiry)
    ? { value }
    : { value, renewAt: Math.max(expiry - MARGIN_MS, now + (expiry - now) / 2) };
}

function projectOf(answer: HttpAnswer): string | undefined {
  const { project } = tokenIn(answer);
  return isRecord(project) && typeof project.id === "string" ? project.id : undefined;
}

function tokenIn({ body }: HttpAnswer): Wire {
  const token = parseObject(body)?.token;
  return isRecord(token) ? token : {};
}

/** Whether the service knows the caller, who may only not make the call. */
export function isDenied({ failure: { action, status } }: BatchflowError): boolean {
  return status === 403 && action !== ACTION;
}

function loginError({ status, headers, body }: HttpAnswer): BatchflowError {
  const answer = parseObject(body);
  const error = isRecord(answer?.error) ? answer.error : answer;
  const reason = nonEmpty(error?.message) ?? nonEmpty(error?.error_msg) ?? `HTTP status ${status}`;
  const message = `the identity service gave no token: ${reason}`;
  const retryAfter = retryAfterOf(headers);
  const failure = { action: ACTION, status, ...(retryAfter !== undefined && { retryAfter }) };
  return refusalError({ message }, meaningOf(status, message), failure);
}

function meaningOf(status: number, message: string): Meaning {
  if (status === 429) return { kind: "throttled", message: `too many requests: ${message}` };
  if (status >= 500 || status === 408) return { kind: "server" };
  if (status === 401 || status === 403) {
    const advice = "Check `username`, `password`, `domainName` and the project of the connection";
    return { kind: "authorization", advice };
  }
  return { kind: "refused", advice: "Check `iamEndpoint`, `domainName` and the project of the connection" };
}
