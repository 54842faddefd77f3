import type { Failure, Kind } from "../../core/errors";
import { UnexpectedAnswerError } from "../../core/errors";
import { createHttp, type Http, type HttpAnswer, type HttpRequest, retryAfterOf } from "../../core/rest/http";
import { withRetry } from "../../core/rest/retry";
import { isRecord } from "../../core/schema/unknowns";
import { errorOf, kindOfStatus } from "./errors";
import { bodyOf, type Call, parsed, pathOf } from "./request";
import type { HuaweiSettings } from "./settings";
import { nonEmpty } from "./wire";

/** The path before all calls that concern workflows. */
export const WORKFLOWS = "/api/workflows/v1";

const ENDPOINT = "Check `cromwellEndpoint` of the connection, and the proxy before the server";

type Credentials = Pick<
  HuaweiSettings,
  "cromwellToken" | "cromwellUsername" | "cromwellPassword" | "requestTimeout"
>;

/** A Cromwell server. It has no authentication of its own: what is sent is for a proxy before it. */
export class CromwellClient {
  readonly #http: Http;
  readonly #base: string;
  readonly #authorization: Readonly<Record<string, string>>;

  constructor(settings: Credentials, endpoint: string) {
    const { origin, pathname } = new URL(endpoint);
    this.#base = pathname.replace(/\/+$/, "");
    this.#http = createHttp({ baseURL: origin, timeout: settings.requestTimeout * 1_000 });
    this.#authorization = authorizationOf(settings);
  }

  /** Calls an operation and answers its JSON. */
  async call(call: Call): Promise<Readonly<Record<string, unknown>>> {
    const { signal, idempotent } = call;
    const { contentType, body } = bodyOf(call);
    const request: HttpRequest = {
      method: call.method,
      path: `${this.#base}${pathOf(call)}`,
      headers: {
        ...this.#authorization,
        ...(body !== undefined && { "Content-Type": contentType }),
      },
      signal,
      ...(body !== undefined && { body }),
    };
    return withRetry(async () => answerOf(call, await this.#http(request)), { signal, idempotent });
  }
}

function authorizationOf({
  cromwellToken,
  cromwellUsername = "",
  cromwellPassword,
}: Credentials): Record<string, string> {
  if (cromwellToken !== undefined) return { Authorization: `Bearer ${cromwellToken}` };
  if (cromwellPassword === undefined) return {};
  const pair = Buffer.from(`${cromwellUsername}:${cromwellPassword}`).toString("base64");
  return { Authorization: `Basic ${pair}` };
}

function answerOf(call: Call, { status, headers, body }: HttpAnswer): Readonly<Record<string, unknown>> {
  const value = parsed(body);
  const retryAfter = retryAfterOf(headers);
  const failure: Failure = { action: call.action, status, ...(retryAfter !== undefined && { retryAfter }) };
  if (status >= 200 && status <= 299) {
    if (isRecord(value)) return value;
    throw new UnexpectedAnswerError("the answer is not what the API describes", failure);
  }
  const own = isRecord(value) && (value.status === "fail" || value.status === "error");
  const kind = own ? kindOfRefusal(status) : kindOfForeign(status);
  const message = (own ? nonEmpty(value.message) : undefined) ?? `the answer has HTTP status ${status}`;
  throw errorOf(kind, message, { ...failure, ...(!own && kind === "refused" && { advice: ENDPOINT }) });
}

/** The server answers 403 where a workflow is in no state for a step. */
function kindOfRefusal(status: number): Kind {
  return status === 403 ? "refused" : kindOfStatus(status);
}

/** What stands before the server knows no workflow: a page that is missing there is no workflow that is gone. */
function kindOfForeign(status: number): Kind {
  return status === 404 ? "refused" : kindOfStatus(status);
}
