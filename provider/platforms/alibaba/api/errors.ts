import { longestPrefix } from "../../../core/errors";
import type { Meaning } from "../../../core/rest/refusal";

/** The settings to check where the answers come from something else than the API. */
export const ADVICE = "Check `endpoint` and `region` of the connection, and the proxy";

const CREDENTIALS = "Check `accessKeyId` and `accessKeySecret` of the connection";

const unauthorized: Meaning = { kind: "authorization", advice: CREDENTIALS };
const throttled: Meaning = {
  kind: "throttled",
  advice: "Too many requests reach the account; others may use it too",
};

/** Codes of the service and of the gateway before it. A code that is not here counts as its longest prefix that is. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  BadDAG: {
    kind: "invalidInput",
    advice: "Check taskDag.dependencies: they must name tasks of the job and lead round in no circle",
  },
  Forbidden: { kind: "authorization", advice: "Grant the key the use of BatchCompute in RAM" },
  IncompleteSignature: unauthorized,
  InternalError: {
    kind: "server",
    advice: "The platform failed; if it stays so, tell its support the request id",
  },
  InvalidAccessKeyId: unauthorized,
  InvalidHttpBody: { kind: "invalidInput" },
  InvalidJsonFormat: { kind: "invalidInput" },
  InvalidQueryString: { kind: "invalidInput" },
  "InvalidResource.AlreadyExisting": { kind: "conflict", advice: "Choose another name" },
  "InvalidResource.NotFound": { kind: "notFound" },
  InvalidSecurityToken: {
    kind: "authorization",
    advice: "Renew the temporary credentials: `securityToken` belongs to one key pair and expires",
  },
  InvalidTimeStamp: {
    kind: "authorization",
    advice: "Correct this machine's clock: 15 minutes are tolerated",
  },
  InvalidUrlPattern: { kind: "invalidInput" },
  InvalidVersion: {
    kind: "refused",
    advice: "The service does not offer version 2015-06-30 here; check `endpoint` and `region`",
  },
  MethodNotAllowed: { kind: "refused" },
  QuotaExhausted: {
    kind: "quota",
    advice: "Delete jobs that are not needed, or ask Alibaba Cloud for a higher quota",
  },
  ServiceUnavailable: { kind: "server" },
  SignatureDoesNotMatch: unauthorized,
  // Each request has a nonce of its own: something on the way has sent this one twice.
  SignatureNonceUsed: { kind: "server" },
  StateConflict: { kind: "refused" },
  Throttling: throttled,
};

/** Codes such as "Missing JobName" and "Invalid Priority" name a parameter. */
const PARAMETER = /^(?:Missing|Invalid) ?(?:\{)?([A-Za-z][\w-]*)\}?$/;
/** The parameters of the signature. */
const SIGNING = /^(authorization|date|x-acs-.*)$/i;

/** The meaning of a code, for an answer with this HTTP status. */
export function meaningOf(code: string, status: number): Meaning {
  const known = longestPrefix(MEANINGS, code);
  if (known !== undefined) return known;
  const parameter = PARAMETER.exec(code)?.[1];
  if (parameter !== undefined) return SIGNING.test(parameter) ? unauthorized : { kind: "invalidInput" };
  return meaningOfUnknown(status);
}

/** A code that no document names is classed by the status that comes with it. */
function meaningOfUnknown(status: number): Meaning {
  if (status === 401) return unauthorized;
  if (status === 404) return { kind: "notFound" };
  if (status === 429) return throttled;
  return { kind: status >= 500 ? "server" : "refused" };
}
