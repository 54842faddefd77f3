import {
  AuthorizationError,
  type Failure,
  RefusedError,
  ServerError,
  ThrottledError,
} from "../../core/errors";
import { createHttp, type HttpAnswer, retryAfterOf } from "../../core/rest/http";
import type { Token } from "../../core/rest/session";
import { isRecord } from "../../core/schema/unknowns";

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
  readonly credentials: PasswordCredentials;
  /** Milliseconds until a request without an answer is given up. */
  readonly timeout?: number;
  /** Told of the id of the project that the token is for. */
  readonly onProject?: (id: string) => void;
}

/** Tokens are renewed this long before their end, or after half of their life where that is later. */
const MARGIN_MS = 5 * 60_000;
const ACTION = "POST /v3/auth/tokens";

/**
 * The login of the identity service (Keystone v3) with a password. It sends one request: who waits for it repeats it
 * under a deadline of its own.
 */
export function passwordLogin(options: LoginOptions): (signal: AbortSignal) => Promise<Token> {
  const { origin, pathname } = new URL(options.endpoint);
  const base = pathname.replace(/\/+$/, "");
  const path = `${base.endsWith("/v3") ? base : `${base}/v3`}/auth/tokens?nocatalog=true`;
  const { timeout, onProject } = options;
  const http = createHttp({ baseURL: origin, ...(timeout !== undefined && { timeout }) });
  const body = JSON.stringify(loginRequest(options.credentials));
  return async (signal) => {
    const headers = { "Content-Type": "application/json;charset=utf8" };
    const answer = await http({ method: "POST", path, headers, body, signal });
    const token = tokenOf(answer, Date.now());
    const project = projectOf(answer);
    if (project !== undefined) onProject?.(project);
    return token;
  };
}

/** The body of the login. */
export function loginRequest({ username, password, domainName, project }: PasswordCredentials): object {
  const user = { name: username, password, domain: { name: domainName } };
  return { auth: { identity: { methods: ["password"], password: { user } }, scope: { project } } };
}

/** The token in the answer to a login. */
export function tokenOf({ status, headers, body }: HttpAnswer, now: number): Token {
  const { "x-subject-token": value } = headers;
  const answer = parsed(body);
  if (status < 200 || status > 299 || value === undefined)
    throw loginError(status, answer, retryAfterOf(headers));
  const token = answer?.token;
  const expiry = isRecord(token) ? Date.parse(String(token.expires_at)) : NaN;
  return Number.isNaN(expiry)
    ? { value }
    : { value, renewAt: Math.max(expiry - MARGIN_MS, now + (expiry - now) / 2) };
}

function projectOf({ body }: HttpAnswer): string | undefined {
  const token = parsed(body)?.token;
  const project = isRecord(token) && isRecord(token.project) ? token.project.id : undefined;
  return typeof project === "string" ? project : undefined;
}

function loginError(
  status: number,
  answer: Readonly<Record<string, unknown>> | undefined,
  retryAfter: number | undefined,
): Error {
  const error = isRecord(answer?.error) ? answer.error : answer;
  const reason = [error?.message, error?.error_msg].find((text) => typeof text === "string");
  const message = `the identity service gave no token: ${reason ?? `HTTP status ${status}`}`.replace(
    /[.\s]+$/,
    "",
  );
  const failure: Failure = { action: ACTION, status, ...(retryAfter !== undefined && { retryAfter }) };
  if (status === 429) return new ThrottledError(`too many requests: ${message}`, failure);
  if (status >= 500 || status === 408) return new ServerError(message, failure);
  if (status === 401 || status === 403) {
    const advice = "Check `username`, `password`, `domainName` and the project of the connection";
    return new AuthorizationError(message, { ...failure, advice });
  }
  const advice = "Check `iamEndpoint`, `domainName` and the project of the connection";
  return new RefusedError(message, { ...failure, advice });
}

function parsed(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
