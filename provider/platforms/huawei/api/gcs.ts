import { AuthorizationError, InvalidInputError } from "../../../core/errors";
import { type Call, contentOf } from "../../../core/rest/call";
import { RestClient, type Signed, withHeaders } from "../../../core/rest/client";
import { decidingKey } from "../../../core/rest/transport/endpoint";
import type { HttpAnswer } from "../../../core/rest/transport/http";
import type { SessionOptions } from "../../../core/rest/session";
import { nonEmpty, type Wire } from "../../../core/schema/wire";
import { authorization, sdkDate, UNSIGNED_PAYLOAD } from "../../iam/signature";
import { passwordLogin } from "../../iam/tokens";
import { meaningOf } from "./errors";
import { gcsUrl, type HuaweiSettings, iamUrl, rateOf } from "./settings";
import { jsonIn } from "./wire";

/** The Gene Container Service of one project. */
export type GcsClient = RestClient<HuaweiSettings>;

/** The gateway takes no larger body with a signature. */
const MAX_SIGNED_BYTES = 12 * 1024 * 1024;

export function createGcsClient(settings: HuaweiSettings): GcsClient {
  const endpoint = gcsUrl(settings);
  const { host } = new URL(endpoint);
  return new RestClient({
    settings,
    endpoint,
    endpointKey: decidingKey("endpoint", settings.endpoint),
    requestTimeout: settings.requestTimeout,
    advice: "Check `endpoint` and `region` of the connection, and the proxy",
    session: sessionOf(settings),
    queueOf: ({ method }) => (method === "GET" ? "read" : "other"),
    rateOf: rateOf(settings.rateLimits),
    sign: (call, token = settings.token) =>
      token === undefined ? signed(call, settings, host) : withHeaders(call, { "X-Auth-Token": token }),
    resultIn: (body, answer) => body ?? listIn(answer),
    mayBeEmpty: true,
    refusalIn: (body, { status }) => {
      if (status >= 200 && status < 300) return undefined;
      const [code, message] = [nonEmpty(body?.error_code), nonEmpty(body?.error_msg)];
      return code === undefined && message === undefined ? undefined : { code, message };
    },
    meaningOf,
    requestIdIn: (body, { headers }) => headers["x-request-id"] ?? body?.request_id,
  });
}

/** An answer that is a list, as the member `items` of an object. */
function listIn({ body }: HttpAnswer): Wire | undefined {
  const items = jsonIn(body);
  return Array.isArray(items) ? { items } : undefined;
}

function sessionOf(settings: HuaweiSettings): SessionOptions | undefined {
  const { username = "", password, domainName = "", projectId, projectName, region } = settings;
  if (password === undefined) return undefined;
  const project = projectId === undefined ? { name: projectName ?? region } : { id: projectId };
  const credentials = { username, password, domainName, project };
  const timeout = settings.requestTimeout * 1_000;
  const endpointKey = decidingKey("iamEndpoint", settings.iamEndpoint);
  return {
    login: passwordLogin({ endpoint: iamUrl(settings), endpointKey, credentials, timeout }),
    isRefused: (error) =>
      error instanceof AuthorizationError &&
      (error.failure.status === 401 || /token must be updated/i.test(error.message)),
  };
}

/** The call with the signature of a key pair, made anew for each try: the gateway refuses an old time. */
function signed(call: Call, settings: HuaweiSettings, host: string): Signed {
  const { accessKey = "", secretKey = "", securityToken, projectId = "", multipartSignature } = settings;
  if (Buffer.byteLength(contentOf(call).body ?? "") > MAX_SIGNED_BYTES) {
    throw new InvalidInputError("a request that is signed with a key pair has at most 12 MB");
  }
  const unsigned = call.content !== undefined && multipartSignature === "unsigned";
  const request = withHeaders(call, {
    Host: host,
    "X-Project-Id": projectId,
    "X-Sdk-Date": sdkDate(Date.now()),
    ...(unsigned && { "X-Sdk-Content-Sha256": UNSIGNED_PAYLOAD }),
    ...(securityToken !== undefined && { "X-Security-Token": securityToken }),
  });
  const { headers = {} } = request;
  const key = { accessKey, secretKey };
  return { ...request, headers: { ...headers, Authorization: authorization({ ...request, headers }, key) } };
}
