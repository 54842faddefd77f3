import {
  AuthorizationError,
  type BatchflowError,
  ConflictError,
  type Failure,
  InvalidInputError,
  longestPrefix,
  type Meaning,
  NotFoundError,
  QuotaError,
  RefusedError,
  ServerError,
  ThrottledError,
} from "../../core/errors";

const CREDENTIALS = "Check `accessKeyId` and `accessKeySecret` of the connection";
const THROTTLED = "Too many requests reach the account; others may use it too";

/** Codes of the service and of the gateway before it. A code that is not here counts as its longest prefix that is. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  BadDAG: {
    error: InvalidInputError,
    advice: "Check taskDag.dependencies: they must name tasks of the job and lead round in no circle",
  },
  Forbidden: { error: AuthorizationError, advice: "Grant the key the use of BatchCompute in RAM" },
  IncompleteSignature: { error: AuthorizationError, advice: CREDENTIALS },
  InternalError: {
    error: ServerError,
    advice: "The platform failed; if it stays so, tell its support the request id",
  },
  InvalidAccessKeyId: { error: AuthorizationError, advice: CREDENTIALS },
  InvalidHttpBody: { error: InvalidInputError },
  InvalidJsonFormat: { error: InvalidInputError },
  InvalidQueryString: { error: InvalidInputError },
  "InvalidResource.AlreadyExisting": { error: ConflictError, advice: "Choose another name" },
  "InvalidResource.NotFound": { error: NotFoundError },
  InvalidSecurityToken: {
    error: AuthorizationError,
    advice: "Renew the temporary credentials: `securityToken` belongs to one key pair and expires",
  },
  InvalidTimeStamp: {
    error: AuthorizationError,
    advice: "Correct this machine's clock: 15 minutes are tolerated",
  },
  InvalidUrlPattern: { error: InvalidInputError },
  InvalidVersion: {
    error: RefusedError,
    advice: "The service does not offer version 2015-06-30 here; check `endpoint` and `region`",
  },
  MethodNotAllowed: { error: RefusedError },
  QuotaExhausted: {
    error: QuotaError,
    advice: "Delete jobs that are not needed, or ask Alibaba Cloud for a higher quota",
  },
  ServiceUnavailable: { error: ServerError },
  SignatureDoesNotMatch: { error: AuthorizationError, advice: CREDENTIALS },
  // Each request has a nonce of its own: something on the way has sent this one twice.
  SignatureNonceUsed: { error: ServerError },
  StateConflict: { error: RefusedError },
  Throttling: { error: ThrottledError, advice: THROTTLED },
};

/** The error for an answer that holds a code. */
export function platformError(
  message: string,
  failure: Failure & { readonly code: string; readonly status: number },
): BatchflowError {
  const { error: Class, advice } = meaningOf(failure.code, failure.status);
  return new Class(message.replace(/[.\s]+$/, ""), { ...failure, ...(advice !== undefined && { advice }) });
}

/** The error for an answer without a code: it comes from what stands before the service. */
export function statusError(status: number, failure: Failure): BatchflowError {
  const message = `the endpoint answered with HTTP status ${status}`;
  if (status === 429) return new ThrottledError(message, { ...failure, advice: THROTTLED });
  if (status >= 500 || status === 408) return new ServerError(message, failure);
  const advice = "Check `endpoint` and `region` of the connection, and the proxy";
  if (status === 401 || status === 403) return new AuthorizationError(message, { ...failure, advice });
  return new RefusedError(message, { ...failure, advice });
}

function meaningOf(code: string, status: number): Meaning {
  // Codes such as "Missing JobName" and "Invalid Priority" name a parameter.
  const parameter = /^(?:Missing|Invalid) ?(?:\{)?([A-Za-z][\w-]*)\}?$/.exec(code)?.[1];
  const known = longestPrefix(MEANINGS, code);
  if (known !== undefined) return known;
  if (parameter !== undefined) {
    const signing = /^(authorization|date|x-acs-.*)$/i.test(parameter);
    return signing ? { error: AuthorizationError, advice: CREDENTIALS } : { error: InvalidInputError };
  }
  return byStatus(status);
}

/** A code that no document names is classed by the status that comes with it. */
function byStatus(status: number): Meaning {
  if (status === 401) return { error: AuthorizationError, advice: CREDENTIALS };
  if (status === 404) return { error: NotFoundError };
  if (status === 429) return { error: ThrottledError, advice: THROTTLED };
  return { error: status >= 500 ? ServerError : RefusedError };
}
