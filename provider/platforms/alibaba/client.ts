import { randomUUID } from "node:crypto";

import { type Failure, UnexpectedAnswerError } from "../../core/errors";
import { createHttp, type Http, type HttpAnswer, type HttpRequest, retryAfterOf } from "../../core/rest/http";
import { withRetry } from "../../core/rest/retry";
import { isRecord } from "../../core/schema/unknowns";
import { platformError, statusError } from "./errors";
import { type AlibabaSettings, endpointUrl } from "./settings";
import { resourceOf, signature } from "./signature";
import type { Wire } from "./wire";

const VERSION = "2015-06-30";
const JSON_TYPE = "application/json";

export interface Request {
  /** The operation's name, for people. */
  readonly action: string;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The type of the body, where it is not JSON. */
  readonly contentType?: string;
}

export interface CallOptions {
  /** Ends the call and its repetitions. */
  readonly signal: AbortSignal;
  /** Whether the request may be sent again although its first sending may have been carried out. */
  readonly idempotent: boolean;
}

/** The API of one account and region: signs, and repeats what is safe to repeat. */
export class AlibabaClient {
  readonly settings: AlibabaSettings;
  readonly #http: Http;

  constructor(settings: AlibabaSettings) {
    this.settings = settings;
    const baseURL = new URL(endpointUrl(settings)).origin;
    this.#http = createHttp({ baseURL, timeout: settings.requestTimeout * 1_000 });
  }

  /** Calls an operation whose answer has no members that count. */
  async call(request: Request, options: CallOptions): Promise<void> {
    await this.#send(request, options, () => undefined);
  }

  /** Calls an operation and answers the members of its answer. */
  async query(request: Request, options: CallOptions): Promise<Wire> {
    return this.#send(request, options, (answer, failure) => {
      const members = membersOf(answer.body);
      if (members !== undefined) return members;
      throw new UnexpectedAnswerError("the answer is not what the API describes", failure);
    });
  }

  #send<T>(
    request: Request,
    { signal, idempotent }: CallOptions,
    read: (answer: HttpAnswer, failure: Failure) => T,
  ): Promise<T> {
    return withRetry(
      async () => {
        const answer = await this.#http(this.#sign(request, signal));
        const failure = failureOf(request.action, answer);
        if (answer.status >= 200 && answer.status < 300) return read(answer, failure);
        throw refusalOf(answer, failure);
      },
      { signal, idempotent },
    );
  }

  /** Signs anew for each attempt: the platform refuses an old time and a nonce that it has seen. */
  #sign(request: Request, signal: AbortSignal): HttpRequest {
    const { method, path, query = {}, body, contentType = JSON_TYPE } = request;
    const { accessKeyId, accessKeySecret } = this.settings;
    const headers = {
      accept: JSON_TYPE,
      "content-type": contentType,
      "x-acs-version": VERSION,
      "x-acs-signature-method": "HMAC-SHA1",
      "x-acs-signature-version": "1.0",
      ...this.#identification(new Date().toUTCString()),
    };
    const signed = signature(accessKeySecret, { method, path, query, headers });
    return {
      method,
      path: resourceOf({ path, query }),
      headers: { ...headers, authorization: `acs ${accessKeyId}:${signed}` },
      ...(body !== undefined && { body }),
      signal,
    };
  }

  /** The headers in which the vendor's clients differ. */
  #identification(date: string): Record<string, string> {
    const { accessKeyId, securityToken, region, signatureHeaders } = this.settings;
    const token = securityToken === undefined ? {} : { "x-acs-security-token": securityToken };
    if (signatureHeaders === "minimal") return { "x-acs-date": date, ...token };
    return {
      date,
      "x-acs-signature-nonce": randomUUID(),
      "x-acs-region-id": region,
      "x-acs-access-key-id": accessKeyId,
      ...token,
    };
  }
}

function failureOf(action: string, { headers, status, body }: HttpAnswer): Failure {
  const inBody = status < 300 ? undefined : membersOf(body)?.RequestId;
  const requestId = headers["request-id"] ?? headers["x-acs-request-id"] ?? inBody;
  const retryAfter = retryAfterOf(headers);
  return {
    action,
    ...(typeof requestId === "string" && { requestId }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
}

/** The code stands in `Code`, or in `ErrorCode`, as the vendor's clients of this version expect it. */
function refusalOf({ status, body }: HttpAnswer, failure: Failure): Error {
  const members = membersOf(body);
  const code = members?.Code ?? members?.ErrorCode;
  if (typeof code !== "string" || code === "") return statusError(status, { ...failure, status });
  const message = typeof members?.Message === "string" ? members.Message : "";
  return platformError(message === "" ? code : message, { ...failure, code, status });
}

function membersOf(body: string): Wire | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    return isRecord(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
