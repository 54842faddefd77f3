import { ConfigurationError } from "../../../core/errors";
import { type Call, JSON_TYPE, pathWith } from "../../../core/rest/call";
import { plain, RestClient, type Signed, withHeaders } from "../../../core/rest/client";
import type { SessionOptions } from "../../../core/rest/session";
import { decidingKey } from "../../../core/rest/transport/endpoint";
import { authorization, sdkDate } from "../../iam/signature";
import { passwordLogin } from "../../iam/tokens";
import { ADVICE, isTokenRefused, meaningOf, refusalIn } from "./errors";
import { iamUrl, imsUrl, type OtcSettings } from "./settings";

/** Stands in paths for the connection's project. */
const PROJECT = "{project_id}";
/** The scope of a signature in the scoped form: the cloud's own SDK leaves both empty. */
const SCOPE = { region: "", service: "" };

/** The Image Management Service of one project. */
export type OtcClient = RestClient<OtcSettings>;

/** Paths may hold `{project_id}` where the connection's project belongs. */
export const path = pathWith();

export function createClient(settings: OtcSettings): OtcClient {
  const endpoint = imsUrl(settings);
  const { host } = new URL(endpoint);
  // Where only the project's name is known, the login gives its id.
  let project = settings.projectId;
  return new RestClient({
    settings,
    endpoint,
    endpointKey: decidingKey("endpoint", settings.endpoint),
    requestTimeout: settings.requestTimeout,
    advice: ADVICE,
    session: sessionOf(settings, (id) => (project = id)),
    sign: (call, token = settings.token) => {
      const request = inProject(call, project);
      return token === undefined
        ? signed(request, settings, { Host: host, "X-Project-Id": project ?? "" })
        : withHeaders(request, { "X-Auth-Token": token });
    },
    mayBeEmpty: true,
    refusalIn,
    meaningOf,
    requestIdIn: (_body, { headers }) => headers["x-request-id"],
  });
}

/** The login of a connection with a password. */
function sessionOf(settings: OtcSettings, onProject: (id: string) => void): SessionOptions | undefined {
  const { username = "", password, domainName = "", projectId, projectName, region } = settings;
  if (password === undefined) return undefined;
  const project = projectId === undefined ? { name: projectName ?? region } : { id: projectId };
  const credentials = { username, password, domainName, project };
  const timeout = settings.requestTimeout * 1_000;
  const login = passwordLogin({
    endpoint: iamUrl(settings),
    endpointKey: decidingKey("iamEndpoint", settings.iamEndpoint),
    credentials,
    timeout,
    onProject,
  });
  return { login, isRefused: isTokenRefused };
}

function inProject(call: Call, project: string | undefined): Call {
  if (!call.path.includes(PROJECT)) return call;
  if (project !== undefined)
    return { ...call, path: call.path.replace(PROJECT, encodeURIComponent(project)) };
  throw new ConfigurationError("the login named no project", {
    advice: "Set `projectId` of the connection",
  });
}

/** Signs with a key pair, anew for each try: the service refuses an old time. */
function signed(call: Call, settings: OtcSettings, place: Readonly<Record<string, string>>): Signed {
  const { accessKey = "", secretKey = "", securityToken, signatureForm } = settings;
  const headers = { "Content-Type": JSON_TYPE, ...place, "X-Sdk-Date": sdkDate(Date.now()) };
  const request = { ...plain(call), headers };
  const scope = signatureForm === "scoped" ? SCOPE : undefined;
  const proof = {
    Authorization: authorization(request, { accessKey, secretKey }, scope),
    ...(securityToken !== undefined && { "X-Security-Token": securityToken }),
  };
  return { ...request, headers: { ...headers, ...proof } };
}
