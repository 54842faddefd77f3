import { ConfigurationError, type Failure, UnexpectedAnswerError } from "../../core/errors";
import { createHttp, type Http, type HttpAnswer, type HttpRequest, retryAfterOf } from "../../core/rest/http";
import { withRetry } from "../../core/rest/retry";
import { Session } from "../../core/rest/session";
import { isRecord } from "../../core/schema/unknowns";
import { authorization, sdkDate } from "../iam/signature";
import { passwordLogin } from "../iam/tokens";
import { isSubmissionFault, isTokenRefused, notSubmitted, platformError } from "./errors";
import { iamUrl, imsUrl, type OtcSettings } from "./settings";
import type { Wire } from "./wire";

const JSON_TYPE = "application/json";
/** Stands in paths for the connection's project. */
const PROJECT = "{project_id}";
/** What the scoped form signs for: the cloud's own SDK leaves both empty. */
const SCOPE = { region: "", service: "" };

export interface Request {
  /** The operation, for people. */
  readonly action: string;
  readonly method: HttpRequest["method"];
  /** With `{project_id}` where the connection's project belongs. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
}

export interface CallOptions {
  /** Ends the call and its repetitions. */
  readonly signal: AbortSignal;
  /** Whether the request may be sent again although its first sending may have been carried out. */
  readonly idempotent: boolean;
}

/** The Image Management Service of one project: proves who calls, and repeats what is safe to repeat. */
export class OtcClient {
  readonly settings: OtcSettings;
  /** The jobs that make images, by the ids of these: what this process has begun, it can follow to the end. */
  readonly creations = new Map<string, string>();
  /** The operations, by their deadlines, for which the service has failed to submit a job once. */
  readonly #faulted = new WeakSet<AbortSignal>();
  readonly #http: Http;
  readonly #host: string;
  readonly #session: Session | undefined;
  #project: string | undefined;

  constructor(settings: OtcSettings) {
    this.settings = settings;
    const { origin, host } = new URL(imsUrl(settings));
    const timeout = settings.requestTimeout * 1_000;
    this.#host = host;
    this.#http = createHttp({ baseURL: origin, timeout });
    this.#project = settings.projectId;
    this.#session = this.#startSession(timeout);
  }

  /** Calls an operation and answers the members of its answer; none where it is empty. */
  async call(request: Request, { signal, idempotent }: CallOptions): Promise<Wire> {
    const session = this.#session;
    if (session !== undefined) {
      // A login changes nothing: it is repeated whatever the call is.
      await withRetry(() => session.use(() => Promise.resolve(), signal), { signal, idempotent: true });
    }
    return withRetry(() => this.#attempt(request, signal), { signal, idempotent });
  }

  async #attempt(request: Request, signal: AbortSignal): Promise<Wire> {
    const session = this.#session;
    try {
      if (session === undefined) return await this.#send(request, signal);
      return await session.use((token) => this.#send(request, signal, token), signal);
    } catch (error) {
      if (!isSubmissionFault(error)) throw error;
      // It counts for the whole operation: a create without an answer submits anew, by another call.
      if (this.#faulted.has(signal)) throw notSubmitted(error);
      this.#faulted.add(signal);
      throw error;
    }
  }

  async #send(request: Request, signal: AbortSignal, token = this.settings.token): Promise<Wire> {
    const { action, method, body } = request;
    const path = this.#pathOf(request);
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers =
      token === undefined
        ? this.#sign(method, path, text)
        : { "Content-Type": JSON_TYPE, "X-Auth-Token": token };
    const answer = await this.#http({
      method,
      path,
      headers,
      signal,
      ...(text !== undefined && { body: text }),
    });
    return membersOf(action, answer);
  }

  #pathOf({ path, query = {} }: Request): string {
    if (path.includes(PROJECT) && this.#project === undefined) {
      throw new ConfigurationError("the login told no project", {
        advice: "Set `projectId` of the connection",
      });
    }
    const parameters = Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`],
    );
    const target = path.replace(PROJECT, encodeURIComponent(this.#project ?? ""));
    return parameters.length === 0 ? target : `${target}?${parameters.join("&")}`;
  }

  /** Signs anew for each attempt: the service refuses an old time. */
  #sign(method: string, path: string, body: string | undefined): Record<string, string> {
    const { accessKey = "", secretKey = "", securityToken, signatureForm } = this.settings;
    const headers = {
      "Content-Type": JSON_TYPE,
      Host: this.#host,
      "X-Project-Id": this.#project ?? "",
      "X-Sdk-Date": sdkDate(Date.now()),
    };
    const signed = { method, path, headers, ...(body !== undefined && { body }) };
    const scope = signatureForm === "scoped" ? SCOPE : undefined;
    return {
      ...headers,
      Authorization: authorization(signed, { accessKey, secretKey }, scope),
      ...(securityToken !== undefined && { "X-Security-Token": securityToken }),
    };
  }

  #startSession(timeout: number): Session | undefined {
    const { username = "", password, domainName = "", projectId, projectName, region } = this.settings;
    if (password === undefined) return undefined;
    const project = projectId === undefined ? { name: projectName ?? region } : { id: projectId };
    const credentials = { username, password, domainName, project };
    const onProject = (id: string) => void (this.#project = id);
    const login = passwordLogin({ endpoint: iamUrl(this.settings), credentials, timeout, onProject });
    return new Session({ login, isRefused: isTokenRefused });
  }
}

function membersOf(action: string, answer: HttpAnswer): Wire {
  const { status, headers, body } = answer;
  const value = parsed(body);
  const requestId = headers["x-request-id"];
  const retryAfter = retryAfterOf(headers);
  const failure: Failure = {
    action,
    ...(requestId !== undefined && { requestId }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
  if (status >= 200 && status < 300) {
    if (value !== undefined || body === "") return value ?? {};
    throw new UnexpectedAnswerError("the answer is not what the API describes", failure);
  }
  const { message, code } = errorOf(value);
  throw platformError(message, { ...failure, status, ...(code !== undefined && { code }) });
}

/** The service answers `{ error: { message, code } }`, the gateway before it `{ error_msg, error_code }`. */
function errorOf(value: Wire | undefined): { message?: string; code?: string } {
  const inner = isRecord(value?.error) ? value.error : value;
  const message = [inner?.message, inner?.error_msg].find(isText);
  const code = [inner?.code, inner?.error_code].map((item) =>
    typeof item === "number" ? String(item) : item,
  );
  const text = code.find(isText);
  return { ...(message !== undefined && { message }), ...(text !== undefined && { code: text }) };
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function parsed(body: string): Wire | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
