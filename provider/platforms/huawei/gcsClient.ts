import {
  AuthorizationError,
  type Failure,
  InvalidInputError,
  UnexpectedAnswerError,
  type Kind,
} from "../../core/errors";
import { createHttp, type Http, type HttpAnswer, type HttpRequest, retryAfterOf } from "../../core/rest/http";
import { withRetry } from "../../core/rest/retry";
import { Session } from "../../core/rest/session";
import { Throttle } from "../../core/rest/throttle";
import { isRecord } from "../../core/schema/unknowns";
import { authorization, sdkDate, UNSIGNED_PAYLOAD } from "../iam/signature";
import { passwordLogin } from "../iam/tokens";
import { errorOf, kindOf } from "./errors";
import { bodyOf, type Call, parsed, pathOf } from "./request";
import { gcsUrl, type HuaweiSettings, iamUrl, rateOf } from "./settings";
import { nonEmpty } from "./wire";

const REFUSALS: ReadonlySet<Kind> = new Set(["conflict", "invalidInput", "refused"]);
/** The gateway takes no larger body with a signature. */
const MAX_SIGNED_BYTES = 12 * 1024 * 1024;
const ENDPOINT = "Check `endpoint` and `region` of the connection, and the proxy";

/** The Gene Container Service: proves who calls, keeps to the rates, repeats what is safe to repeat. */
export class GcsClient {
  readonly #settings: HuaweiSettings;
  readonly #http: Http;
  readonly #host: string;
  readonly #throttle: Throttle;
  readonly #session: Session | undefined;

  constructor(settings: HuaweiSettings) {
    const { origin, host } = new URL(gcsUrl(settings));
    const timeout = settings.requestTimeout * 1_000;
    this.#settings = settings;
    this.#host = host;
    this.#http = createHttp({ baseURL: origin, timeout });
    this.#throttle = new Throttle(rateOf(settings.rateLimits));
    this.#session = sessionOf(settings, timeout);
  }

  /** Calls an operation and answers its JSON; undefined where the answer is empty. */
  async call(call: Call): Promise<unknown> {
    const text = await this.text(call);
    if (text === "") return undefined;
    const value = parsed(text);
    if (value === undefined) {
      throw new UnexpectedAnswerError("the answer is not what the API describes", { action: call.action });
    }
    return value;
  }

  /** Calls an operation and answers the text as it came. */
  async text(call: Call): Promise<string> {
    const { signal, idempotent } = call;
    const session = this.#session;
    if (session !== undefined) {
      // A login changes nothing: it is repeated whatever the call is.
      await withRetry(() => session.use(() => Promise.resolve(), signal), { signal, idempotent: true });
    }
    return withRetry(
      async () => {
        await this.#throttle.turn(call.method === "GET" ? "read" : "other", signal);
        if (session === undefined) return this.#send(call, this.#sign(call));
        return session.use((token) => this.#send(call, this.#tokenHeaders(call, token)), signal);
      },
      { signal, idempotent },
    );
  }

  async #send(call: Call, headers: Readonly<Record<string, string>>): Promise<string> {
    const { body } = bodyOf(call);
    const request: HttpRequest = {
      method: call.method,
      path: pathOf(call),
      headers,
      signal: call.signal,
      ...(body !== undefined && { body }),
    };
    return textOf(call, await this.#http(request));
  }

  #tokenHeaders(call: Call, token: string): Record<string, string> {
    return { "Content-Type": bodyOf(call).contentType, "X-Auth-Token": token };
  }

  /** Signs anew for each attempt: the gateway refuses an old time. */
  #sign(call: Call): Record<string, string> {
    const { accessKey = "", secretKey = "", securityToken, projectId = "", token } = this.#settings;
    if (token !== undefined) return this.#tokenHeaders(call, token);
    const { contentType, body = "" } = bodyOf(call);
    if (Buffer.byteLength(body) > MAX_SIGNED_BYTES) {
      throw new InvalidInputError("a request that is signed with a key pair has at most 12 MB");
    }
    const unsigned = call.form !== undefined && this.#settings.multipartSignature === "unsigned";
    const headers = {
      "Content-Type": contentType,
      Host: this.#host,
      "X-Project-Id": projectId,
      "X-Sdk-Date": sdkDate(Date.now()),
      ...(unsigned && { "X-Sdk-Content-Sha256": UNSIGNED_PAYLOAD }),
      ...(securityToken !== undefined && { "X-Security-Token": securityToken }),
    };
    const request = { method: call.method, path: pathOf(call), headers, body };
    return { ...headers, Authorization: authorization(request, { accessKey, secretKey }) };
  }
}

function sessionOf(settings: HuaweiSettings, timeout: number): Session | undefined {
  const { username = "", password, domainName = "", projectId, projectName, region } = settings;
  if (password === undefined) return undefined;
  const project = projectId === undefined ? { name: projectName ?? region } : { id: projectId };
  const credentials = { username, password, domainName, project };
  return new Session({
    login: passwordLogin({ endpoint: iamUrl(settings), credentials, timeout }),
    isRefused: (error) =>
      error instanceof AuthorizationError &&
      (error.failure.status === 401 || /token must be updated/i.test(error.message)),
  });
}

function textOf(call: Call, answer: HttpAnswer): string {
  const { status, headers, body } = answer;
  if (status >= 200 && status <= 299) return body;
  const value = parsed(body);
  const error = isRecord(value) ? value : {};
  const code = nonEmpty(error.error_code);
  const message = nonEmpty(error.error_msg) ?? code;
  const kind = kindOf(code, status);
  // Every refusal of the service has a code.
  const advice = code === undefined && kind === "refused" ? ENDPOINT : call.advice;
  const requestId = headers["x-request-id"] ?? error.request_id;
  const retryAfter = retryAfterOf(headers);
  const failure: Failure = {
    action: call.action,
    status,
    ...(code !== undefined && { code }),
    ...(typeof requestId === "string" && { requestId }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(advice !== undefined && REFUSALS.has(kind) && { advice }),
  };
  throw errorOf(kind, message ?? `the service answered with HTTP status ${status}`, failure);
}
