import { RestClient, plain } from "../../../core/rest/client";
import type { Meaning } from "../../../core/rest/refusal";
import { nonEmpty } from "../../../core/schema/wire";
import { kindOfStatus } from "./errors";
import type { HuaweiSettings } from "./settings";

/** A Cromwell server. */
export type CromwellClient = RestClient<HuaweiSettings>;

/** The server has no authentication of its own: the credentials are for a proxy before it. */
export function createCromwellClient(settings: HuaweiSettings, endpoint: string): CromwellClient {
  const headers = authorizationOf(settings);
  return new RestClient({
    settings,
    endpoint,
    endpointKey: "cromwellEndpoint",
    requestTimeout: settings.requestTimeout,
    advice: "Check `cromwellEndpoint` of the connection, and the proxy before the server",
    sign: (call) => {
      const request = plain(call);
      return { ...request, headers: { ...request.headers, ...headers } };
    },
    refusalIn: (body, { status }) => {
      const isOwn = body?.status === "fail" || body?.status === "error";
      return isOwn && status >= 300 ? { message: nonEmpty(body.message) } : undefined;
    },
    meaningOf: (_refusal, status) => meaningOf(status),
  });
}

/** The server's own 403 says that the state of the workflow does not permit a step. */
function meaningOf(status: number): Meaning {
  return { kind: status === 403 ? "refused" : kindOfStatus(status) };
}

function authorizationOf({
  cromwellToken,
  cromwellUsername = "",
  cromwellPassword,
}: HuaweiSettings): Record<string, string> {
  if (cromwellToken !== undefined) return { Authorization: `Bearer ${cromwellToken}` };
  if (cromwellPassword === undefined) return {};
  const pair = Buffer.from(`${cromwellUsername}:${cromwellPassword}`).toString("base64");
  return { Authorization: `Basic ${pair}` };
}
