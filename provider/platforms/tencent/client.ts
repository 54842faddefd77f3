import { randomInt } from "node:crypto";

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
import { Throttle } from "../../core/rest/throttle";
import { isRecord } from "../../core/schema/unknowns";
import type { Wire } from "../../core/schema/wire";
import { platformError } from "./errors";
import { Loaders } from "./loaders";
import { DOCUMENTED_RATES } from "./rates";
import { endpointUrl, type TencentSettings } from "./settings";
import {
  encodeParameters,
  flatten,
  FORM_TYPE,
  JSON_TYPE,
  tc3Authorization,
  v1Signature,
  v1StringToSign,
} from "./signature";

const VERSION = "2017-03-12";

export interface CallOptions {
  /** Ends the call and its repetitions. */
  readonly signal: AbortSignal;
  /** Whether the request may be sent again although its first sending may have been carried out. */
  readonly idempotent: boolean;
  /** The turn of the first attempt has been waited for already. */
  readonly reserved?: boolean;
  /** Made for many operations, any of which may tell of its failure: it carries nothing that is one resource's secret. */
  readonly shared?: boolean;
}

/** The API of one account and region: signs, keeps to the rates, repeats what is safe to repeat. */
export class TencentClient {
  readonly settings: TencentSettings;
  /** Reads that are joined into list requests, shared by all resources of the connection. */
  readonly loaders: Loaders;
  readonly #http: Http;
  readonly #host: string;
  readonly #throttle: Throttle;
  #lastFailure: string | undefined;

  constructor(settings: TencentSettings) {
    this.settings = settings;
    const { origin, host } = new URL(endpointUrl(settings));
    this.#host = host;
    this.#http = createHttp({ baseURL: origin, timeout: settings.requestTimeout * 1_000 });
    this.#throttle = new Throttle(rateOf(settings.rateLimits));
    this.loaders = new Loaders(this);
  }

  /** Calls an action and answers the members of its Response. */
  async call(action: string, parameters: Wire, options: CallOptions): Promise<Wire> {
    const { signal, idempotent, shared = false } = options;
    let taken = options.reserved === true;
    const ended = (failure?: Error) => {
      if (shared) this.#lastFailure = failure?.message;
    };
    const attempt = async (): Promise<Wire> => {
      if (!taken) await this.turn(action, signal);
      taken = false;
      const answer = answerOf(action, await this.#http(this.#sign(action, parameters, signal)));
      ended();
      return answer;
    };
    return withRetry(attempt, { signal, idempotent, onFailure: ended });
  }

  /** What a shared call failed with last, unless one has succeeded since: the cause, when shared work is given up. */
  get lastFailure(): string | undefined {
    return this.#lastFailure;
  }

  /** Waits until the action may be called. */
  turn(action: string, signal: AbortSignal): Promise<void> {
    return this.#throttle.turn(action, signal);
  }

  /** Signs anew for each attempt: the platform refuses an old time and a nonce that it has seen. */
  #sign(action: string, parameters: Wire, signal: AbortSignal): HttpRequest {
    const timestamp = Math.floor(Date.now() / 1_000);
    const { signatureMethod } = this.settings;
    return signatureMethod === "TC3-HMAC-SHA256"
      ? this.#signTc3(action, parameters, timestamp, signal)
      : this.#signV1(action, parameters, timestamp, signatureMethod, signal);
  }

  #signTc3(action: string, parameters: Wire, timestamp: number, signal: AbortSignal): HttpRequest {
    const { secretId, secretKey, token, region } = this.settings;
    const body = JSON.stringify(parameters);
    const headers = {
      Authorization: tc3Authorization({ secretId, secretKey, host: this.#host, body, timestamp }),
      "Content-Type": JSON_TYPE,
      Host: this.#host,
      "X-TC-Action": action,
      "X-TC-Version": VERSION,
      "X-TC-Region": region,
      "X-TC-Timestamp": String(timestamp),
      ...(token !== undefined && { "X-TC-Token": token }),
    };
    return { method: "POST", path: "/", headers, body, signal };
  }

  #signV1(
    action: string,
    parameters: Wire,
    timestamp: number,
    signatureMethod: "HmacSHA1" | "HmacSHA256",
    signal: AbortSignal,
  ): HttpRequest {
    const { secretId, secretKey, token, region, method } = this.settings;
    const all = flatten({
      ...parameters,
      Action: action,
      Version: VERSION,
      Region: region,
      Timestamp: timestamp,
      Nonce: randomInt(1, 2 ** 31),
      SecretId: secretId,
      SignatureMethod: signatureMethod,
      Token: token,
    });
    const signature = v1Signature(secretKey, signatureMethod, v1StringToSign(method, this.#host, all));
    const encoded = encodeParameters({ ...all, Signature: signature });
    return method === "GET"
      ? { method, path: `/?${encoded}`, signal }
      : { method, path: "/", headers: { "Content-Type": FORM_TYPE }, body: encoded, signal };
  }
}

function rateOf(limits: TencentSettings["rateLimits"]): (action: string) => number | undefined {
  if (limits === "off") return () => undefined;
  const rates = limits === "documented" ? DOCUMENTED_RATES : { ...DOCUMENTED_RATES, ...limits };
  return (action) => rates[action];
}

function answerOf(action: string, answer: HttpAnswer): Wire {
  const response = responseOf(answer.body);
  const requestId = response?.RequestId;
  const retryAfter = retryAfterOf(answer.headers);
  const failure: Failure = {
    action,
    ...(typeof requestId === "string" && { requestId }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
  if (isRecord(response?.Error) && typeof response.Error.Code === "string") {
    const message = typeof response.Error.Message === "string" ? response.Error.Message : "";
    const code = response.Error.Code;
    throw platformError(message === "" ? code : message, { ...failure, code, answered: true });
  }
  if (answer.status !== 200) throw statusError(answer.status, { ...failure, status: answer.status });
  if (response === undefined)
    throw new UnexpectedAnswerError("the answer is not what the API describes", failure);
  return response;
}

function responseOf(body: string): Wire | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    return isRecord(parsed) && isRecord(parsed.Response) ? parsed.Response : undefined;
  } catch {
    return undefined;
  }
}

/** A status other than 200 does not come from the API itself, but from what stands before it. */
function statusError(status: number, failure: Failure): Error {
  const message = `the endpoint answered with HTTP status ${status}`;
  if (status === 429) return new ThrottledError(message, failure);
  if (status >= 500 || status === 408) return new ServerError(message, failure);
  const advice = "Check `endpoint` of the connection and the proxy";
  if (status === 401 || status === 403) return new AuthorizationError(message, { ...failure, advice });
  return new RefusedError(message, { ...failure, advice });
}
