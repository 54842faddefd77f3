import { UnexpectedAnswerError } from "../../../core/errors";
import type { Query } from "../../../core/rest/call";
import { type Dialect, plain, RestClient } from "../../../core/rest/client";
import { ifPresent } from "../../../core/rest/presence";
import type { Token } from "../../../core/rest/session";
import { nonEmpty, type Wire } from "../../../core/schema/wire";
import { isTokenRefused, meaningOf } from "./errors";
import { passwordsOf } from "./passwords";
import { BASE_PATH, type PaddleFlowSettings } from "./settings";

/** The API of one server as one user. */
export type PaddleFlowClient = RestClient<PaddleFlowSettings>;

const ENDPOINT =
  "Check `endpoint` of the connection and the proxy: what answers there does not seem to be PaddleFlow's API";

/**
 * None of the calls at which the server is known to break off the connection is ever made, so that a connection which
 * breaks is a failure of the transport.
 */
export function createClient(settings: PaddleFlowSettings): PaddleFlowClient {
  const dialect: Dialect<PaddleFlowSettings> = {
    settings,
    endpoint: settings.endpoint.replace(/\/+$/, "") + BASE_PATH,
    requestTimeout: settings.requestTimeout,
    advice: ENDPOINT,
    mayBeEmpty: true,
    refusalIn: (body, { status }) => {
      if (status >= 200 && status < 300) return undefined;
      if (typeof body?.code !== "string" || typeof body.message !== "string") return undefined;
      return { code: nonEmpty(body.code), message: nonEmpty(body.message.replace(/[.\s]+$/, "")) };
    },
    meaningOf: (refusal, _status, { path, action }) => meaningOf(refusal, path.split("/")[1] ?? "", action),
    requestIdIn: (body, { headers }) => body?.requestID ?? headers["x-pf-request-id"],
  };
  const anonymous = new RestClient(dialect);
  return new RestClient({
    ...dialect,
    session: { login: (signal) => logIn(anonymous, signal), isRefused: isTokenRefused },
    sign: (call, token) => {
      const request = plain(call);
      return { ...request, headers: { ...request.headers, "x-pf-authorization": token ?? "" } };
    },
  });
}

/** Logs in with the password that the user has by now. */
async function logIn(client: PaddleFlowClient, signal: AbortSignal): Promise<Token> {
  const passwords = passwordsOf(client.settings);
  for (const password of passwords.slice(0, -1)) {
    try {
      return await logInWith(client, password, signal);
    } catch (error) {
      if (!isTokenRefused(error)) throw error;
    }
  }
  return logInWith(client, passwords.at(-1)!, signal);
}

async function logInWith(client: PaddleFlowClient, password: string, signal: AbortSignal): Promise<Token> {
  const answer = await client.call({
    action: "login",
    method: "POST",
    path: "/login",
    json: { username: client.settings.username, password },
    signal,
    idempotent: true,
    unrepeated: true,
  });
  return { value: textIn(answer, "authorization") };
}

/** An id or another text that an answer must have. */
export function textIn(answer: Wire, member: string): string {
  const text = nonEmpty(answer[member]);
  if (text !== undefined) return text;
  throw new UnexpectedAnswerError(`the answer has no ${member}`, { advice: ENDPOINT });
}

/** What an action shows of one object; undefined where the object is not there. */
export function getOne(
  client: PaddleFlowClient,
  action: string,
  path: string,
  signal: AbortSignal,
  query: Query = {},
): Promise<Wire | undefined> {
  return ifPresent(() => client.call({ action, method: "GET", path, query, signal, idempotent: true }));
}
