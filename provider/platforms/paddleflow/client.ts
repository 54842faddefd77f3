import {
  AuthorizationError,
  type Failure,
  RefusedError,
  ServerError,
  ThrottledError,
  UnexpectedAnswerError,
} from "../../core/errors";
import { createHttp, type Http, type HttpAnswer, type HttpRequest, retryAfterOf } from "../../core/rest/http";
import { withRetry } from "../../core/rest/retry";
import { Session, type Token } from "../../core/rest/session";
import { isRecord } from "../../core/schema/unknowns";
import { shared } from "../../core/wait";
import { isTokenRefused, platformError } from "./errors";
import { Lists } from "./lists";
import { addressProblem } from "./names";
import { passwordChanged, passwordsOf } from "./passwords";
import { BASE_PATH, type PaddleFlowSettings } from "./settings";
import type { Wire } from "./wire";

export type { Wire } from "./wire";

export interface Call {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** The segments after the base path, not encoded. */
  readonly path: readonly string[];
  /** Members that are undefined are left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  /** Ends the call and its repetitions. */
  readonly signal: AbortSignal;
  /** Whether the request may be sent again although its first sending may have been carried out. */
  readonly idempotent: boolean;
  /** The server's own word that it failed is taken for its last. */
  readonly final?: boolean;
}

/** So often the server may say that it failed until that is taken for its last word. */
export const MAX_SERVER_FAILURES = 5;
const ENDPOINT =
  "Check `endpoint` of the connection: what answers there does not seem to be PaddleFlow's API";

/** How the request of a create is sent, whose tries are counted by the caller: once, as the server may carry out each. */
export function once(attempt: number): Pick<Call, "idempotent" | "final"> {
  return { idempotent: false, final: attempt >= MAX_SERVER_FAILURES };
}

/** The id in the answer to a create. */
export function idIn(answer: Wire, member: string): string {
  const id = answer[member];
  if (typeof id === "string" && id !== "") return id;
  throw new UnexpectedAnswerError(`the answer has no ${member}`, { advice: ENDPOINT });
}

/** The API of one server as one user: logs in, and repeats what is safe to repeat. */
export class PaddleFlowClient {
  readonly settings: PaddleFlowSettings;
  /** Reads that are joined into listings, shared by all resources of the connection. */
  readonly lists: Lists;
  readonly #http: Http;
  readonly #base: string;
  readonly #session: Session;
  #lastFailure: string | undefined;

  constructor(settings: PaddleFlowSettings) {
    this.settings = settings;
    const { origin, pathname } = new URL(settings.endpoint);
    this.#base = pathname.replace(/\/+$/, "") + BASE_PATH;
    this.#http = createHttp({ baseURL: origin, timeout: settings.requestTimeout * 1_000 });
    this.lists = new Lists(this);
    this.#session = new Session({
      login: (signal) => this.#login(signal),
      isRefused: isTokenRefused,
      lastFailure: () => this.#lastFailure,
    });
  }

  /**
   * Makes a call and answers its object, which is empty where the server answers nothing. None of the calls at which the
   * server is known to break off the connection is made, so that one which breaks is a failure of the transport.
   */
  async call(action: string, call: Call): Promise<Wire> {
    const { path, signal, idempotent } = call;
    const unaddressable = path.map(addressProblem).find((problem) => problem !== undefined);
    if (unaddressable !== undefined) {
      throw new RefusedError(`${JSON.stringify(path.at(-1))} cannot be asked for: a name ${unaddressable}`, {
        action,
      });
    }
    let failures = 0;
    const send = async (token: string): Promise<Wire> => {
      const final = call.final === true || (idempotent && failures + 1 >= MAX_SERVER_FAILURES);
      const answer = answerOf(action, path[0] ?? "", await this.#http(this.#request(call, token)), final);
      this.#lastFailure = undefined;
      return answer;
    };
    return withRetry(() => this.#session.use(send, signal), {
      signal,
      idempotent,
      onFailure: (error) => {
        // Any operation may tell it: the failure of another call may quote what is one resource's secret.
        if (call.method === "GET") this.#lastFailure = error.message;
        if (isServerFailure(error)) failures += 1;
      },
    });
  }

  /** Waits for what belongs to many operations no longer than one of them may last. What failed last is then the cause. */
  shared<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    return shared(work, signal, () => this.#lastFailure);
  }

  /** To be told before a request that changes a user's password. */
  passwordChanged(user: string, password: string): void {
    passwordChanged(this.settings.endpoint, user, password);
  }

  async #login(signal: AbortSignal): Promise<Token> {
    const passwords = passwordsOf(this.settings);
    for (const [index, password] of passwords.entries()) {
      try {
        return await this.#loginWith(password, signal);
      } catch (error) {
        if (!isTokenRefused(error) || index === passwords.length - 1) throw error;
      }
    }
    throw new TypeError("there is always a password");
  }

  async #loginWith(password: string, signal: AbortSignal): Promise<Token> {
    const body = { username: this.settings.username, password };
    const request = this.#request({ method: "POST", path: ["login"], body, signal });
    const attempt = async (): Promise<Token> => {
      const { authorization } = answerOf("login", "login", await this.#http(request));
      if (typeof authorization === "string") return { value: authorization };
      throw new UnexpectedAnswerError("the answer to the login has no token", {
        action: "login",
        advice: ENDPOINT,
      });
    };
    return withRetry(attempt, {
      signal,
      idempotent: true,
      onFailure: (error) => (this.#lastFailure = error.message),
    });
  }

  #request({ method, path, query, body, signal }: Omit<Call, "idempotent">, token?: string): HttpRequest {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query ?? {})) {
      if (value !== undefined) parameters.set(name, String(value));
    }
    const search = parameters.size === 0 ? "" : `?${parameters.toString()}`;
    return {
      method,
      path: `${this.#base}/${path.map(encodeSegment).join("/")}${search}`,
      headers: {
        ...(body !== undefined && { "Content-Type": "application/json" }),
        ...(token !== undefined && { "x-pf-authorization": token }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal,
    };
  }
}

/** Escapes as Go does: of what is escaped otherwise the server compares the escaped form, and finds nothing. */
export function encodeSegment(segment: string): string {
  return encodeURIComponent(segment)
    .replaceAll(/%(?:24|26|2B|2C|3A|3B|3D|40)/g, decodeURIComponent)
    .replaceAll(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}

function answerOf(action: string, area: string, answer: HttpAnswer, final = false): Wire {
  const { status } = answer;
  const parsed = parse(answer.body);
  const requestId = parsed?.requestID ?? answer.headers["x-pf-request-id"];
  const retryAfter = retryAfterOf(answer.headers);
  const failure: Failure = {
    action,
    ...(typeof requestId === "string" && { requestId }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
  if (status === 200 || status === 201) {
    if (answer.body.trim() === "") return {};
    if (parsed !== undefined) return parsed;
    throw new UnexpectedAnswerError("the answer is not what the API describes", {
      ...failure,
      advice: ENDPOINT,
    });
  }
  if (typeof parsed?.code === "string" && typeof parsed.message === "string") {
    const refusal = { code: parsed.code, message: parsed.message, area, final };
    throw platformError(refusal, { ...failure, status, answered: true });
  }
  throw statusError(status, { ...failure, status });
}

function parse(body: string): Wire | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    return isRecord(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** An answer without the server's own error comes from what stands before it. */
function statusError(status: number, failure: Failure): Error {
  const message = `the endpoint answered with HTTP status ${status}`;
  if (status === 429) return new ThrottledError(`${message}, too many requests`, failure);
  if (status >= 500 || status === 408) return new ServerError(message, failure);
  const advice = "Check `endpoint` of the connection and the proxy";
  if (status === 401 || status === 403) return new AuthorizationError(message, { ...failure, advice });
  return new RefusedError(message, { ...failure, advice });
}

/** The server's own word that it failed, in contrast to a failure on the way to it. */
export function isServerFailure(error: unknown): error is ServerError {
  return error instanceof ServerError && error.failure.code !== undefined;
}
