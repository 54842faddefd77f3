import { longestPrefix } from "../../../core/errors";
import type { Meaning } from "../../../core/rest/refusal";

/** The settings to check where the answers come from something else than the API. */
export const ADVICE = "Check `endpoint` and `region` of the connection, and the proxy";

const unauthorizedBy = (advice: string): Meaning => ({ kind: "authorization", advice });
const unauthorized = unauthorizedBy("Check `accessKeyId` and `accessKeySecret` of the connection");
const unknownKey = unauthorizedBy(
  "Check `accessKeyId` of the connection; a temporary one needs its `securityToken`",
);
const badToken = unauthorizedBy(
  "Renew the temporary credentials: `securityToken` belongs to one key pair and expires",
);
const badTime = unauthorizedBy("Correct this machine's clock: 15 minutes are tolerated");
const badSignature = unauthorizedBy(
  "Check that `accessKeySecret` of the connection belongs to its `accessKeyId`, or set `signatureHeaders` to the other form",
);
const badHeaders = unauthorizedBy("Set `signatureHeaders` of the connection to the other form");
const badVersion: Meaning = {
  kind: "refused",
  advice: "The service does not offer version 2015-06-30 here; check `endpoint` and `region`",
};
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
  IncompleteSignature: badSignature,
  InternalError: {
    kind: "server",
    advice: "The platform failed; if it stays so, tell its support the request id",
  },
  InvalidAccessKeyId: unknownKey,
  InvalidHttpBody: { kind: "invalidInput" },
  InvalidJsonFormat: { kind: "invalidInput" },
  InvalidQueryString: { kind: "invalidInput" },
  "InvalidResource.AlreadyExisting": { kind: "conflict", advice: "Choose another name" },
  "InvalidResource.NotFound": { kind: "notFound" },
  InvalidSecurityToken: badToken,
  InvalidTimeStamp: badTime,
  InvalidUrlPattern: { kind: "invalidInput" },
  InvalidVersion: badVersion,
  MethodNotAllowed: { kind: "refused" },
  QuotaExhausted: {
    kind: "quota",
    advice: "Delete jobs that are not needed, or ask Alibaba Cloud for a higher quota",
  },
  ServiceUnavailable: { kind: "server" },
  SignatureDoesNotMatch: badSignature,
  // Each request has a nonce of its own: something on the way has sent this one twice.
  SignatureNonceUsed: { kind: "server" },
  StateConflict: { kind: "refused" },
  Throttling: throttled,
};

/** Codes such as "Missing JobName" and "Invalid Priority" name a parameter. */
const PARAMETER = /^(Missing|Invalid) ?(?:\{)?([A-Za-z][\w-]*)\}?$/;
/** The headers of the signature, and what is wrong with them. One that is not here is of one form of it only. */
const SIGNING = /^(authorization|date|x-acs-.*)$/i;
const OF_HEADER: Readonly<Record<string, Meaning>> = {
  authorization: badSignature,
  "x-acs-access-key-id": unknownKey,
  "x-acs-region-id": unauthorizedBy("Check `region` of the connection"),
  "x-acs-security-token": badToken,
  "x-acs-version": badVersion,
};

/** The meaning of a code, for an answer with this HTTP status. */
export function meaningOf(code: string, status: number): Meaning {
  const known = longestPrefix(MEANINGS, code);
  if (known !== undefined) return known;
  const [, fault, parameter] = PARAMETER.exec(code) ?? [];
  if (parameter === undefined) return meaningOfUnknown(status);
  return SIGNING.test(parameter) ? meaningOfHeader(parameter, fault === "Invalid") : { kind: "invalidInput" };
}

function meaningOfHeader(header: string, isGiven: boolean): Meaning {
  const name = header.toLowerCase();
  // A date that was sent and is refused is one of another time.
  if (isGiven && name.endsWith("date")) return badTime;
  return OF_HEADER[name] ?? badHeaders;
}

/** A code that no document names is classed by the status that comes with it. */
function meaningOfUnknown(status: number): Meaning {
  if (status === 401) return unauthorized;
  if (status === 404) return { kind: "notFound" };
  if (status === 429) return throttled;
  return { kind: status >= 500 ? "server" : "refused" };
}
