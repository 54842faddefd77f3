import { InvalidInputError, RefusedError } from "../../../core/errors";
import { RestClient, plain } from "../../../core/rest/client";
import type { Meaning } from "../../../core/rest/refusal";
import { nonEmpty, type Wire } from "../../../core/schema/wire";
import { kindOfStatus } from "./errors";
import type { HuaweiSettings } from "./settings";

/** A Cromwell server. */
export type CromwellClient = RestClient<HuaweiSettings>;

/** The server itself asks for no credentials: what refuses them stands before it. */
const FROM_PROXY = {};
const badCredentials: Meaning = {
  kind: "authorization",
  advice:
    "Check `cromwellToken`, or `cromwellUsername` and `cromwellPassword`, of the connection: the proxy before the server " +
    "refuses them",
};

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
      if (isOwn && status >= 300) return { message: nonEmpty(body.message) };
      return status === 401 || status === 403 ? FROM_PROXY : undefined;
    },
    meaningOf: (refusal, status) => (refusal === FROM_PROXY ? badCredentials : meaningOf(status)),
  });
}

/** What earlier releases lack, and the release in which each came, by the server's change log. */
const SINCE = {
  labels: { release: 30, what: "the read of labels" },
  hold: { release: 32, what: "the hold of a workflow" },
  query: { release: 33, what: "a list without sub-workflows" },
  describe: { release: 37, what: "the description of a workflow" },
  keys: { release: 43, what: "includeKeys beside excludeKeys" },
  id: { release: 75, what: "the choice of a workflow's id, by which a submission can be repeated" },
  cost: { release: 88, what: "the cost of a workflow" },
} as const;

/** How a server refuses a part of a form, a key of a query, or keys together that it does not know. */
const UNKNOWN = /unexpected body part|unrecognized query key|together/i;

/** Asks for what earlier releases lack: where it is refused for that, the error tells the oldest release that has it. */
export async function since<T>(
  client: CromwellClient,
  feature: keyof typeof SINCE,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { release, what } = SINCE[feature];
    const server = isUnknown(error) ? await releaseOf(client, signal) : undefined;
    if (server === undefined || server >= release) throw error;
    throw new RefusedError(`the server is Cromwell ${server}, and ${what} came with ${release}`, {
      advice: `Use a server of Cromwell ${release} or later`,
    });
  }
}

function isUnknown(error: unknown): boolean {
  if (error instanceof InvalidInputError) return UNKNOWN.test(error.message);
  // A path that the server does not have is refused in words that are not its own.
  return error instanceof RefusedError && (error.failure.status === 404 || error.failure.status === 405);
}

async function releaseOf(client: CromwellClient, signal: AbortSignal): Promise<number | undefined> {
  const { cromwell } = await getVersion(client, signal).catch((): Wire => ({}));
  const release = parseInt(String(cromwell), 10);
  return Number.isNaN(release) ? undefined : release;
}

export function getVersion(client: CromwellClient, signal: AbortSignal): Promise<Wire> {
  const call = { action: "GET version", method: "GET", path: "/engine/v1/version" } as const;
  return client.call({ ...call, signal, idempotent: true });
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
