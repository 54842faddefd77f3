import { Refusal } from "../core/requests/refusal";

/** A refusal with the service's code. Messages never repeat a value that may be secret. */
export class ApiError extends Refusal {
  readonly status: number;

  constructor(
    readonly code: string,
    message?: string,
  ) {
    super(message ?? messageOf(code));
    this.status = STATUSES[code] ?? 400;
  }
}

export const missing = (parameter: string): ApiError => new ApiError(`Missing ${parameter}`);
export const invalid = (parameter: string): ApiError => new ApiError(`Invalid ${parameter}`);

const STATUSES: Record<string, number> = {
  Forbidden: 403,
  InternalError: 500,
  InvalidHttpBody: 403,
  InvalidQueryString: 403,
  "InvalidResource.AlreadyExisting": 403,
  "InvalidResource.NotFound": 404,
  "InvalidVersion.NotFound": 403,
  QuotaExhausted: 403,
  StateConflict: 409,
  // Neither of the two is in the service's list: they are those of the vendor's gateway.
  ServiceUnavailable: 503,
  Throttling: 429,
};

const MESSAGES: Record<string, string> = {
  BadDAG: "The dependencies of the job are no directed acyclic graph of its tasks.",
  Forbidden: "User not authorized to operate on the specified resource.",
  InternalError: "The request processing has failed due to some unknown error.",
  "InvalidAccessKeyId.NotFound": "Specified access key is not found.",
  InvalidJsonFormat: "The request body is no JSON object.",
  InvalidQueryString: "Specified query string is not valid.",
  "InvalidResource.AlreadyExisting": "The name is taken.",
  "InvalidResource.NotFound": "Specified resource is not found.",
  InvalidSecurityToken: "The security token does not belong to the access key.",
  "InvalidTimeStamp.Expired": "The date of the request is more than 15 minutes from the server's time.",
  InvalidUrlPattern: "The URL is not valid.",
  "InvalidVersion.NotFound": "Specified version is not found.",
  MethodNotAllowed: "The resource does not support the method.",
  QuotaExhausted: "The quota of jobs or instances is used up.",
  SignatureDoesNotMatch: "The signature does not match the one that was calculated.",
  SignatureNonceUsed: "The nonce has been used before.",
  Throttling: "The request was denied due to flow control.",
};

function messageOf(code: string): string {
  const [kind, parameter] = code.split(" ");
  if (parameter !== undefined && kind === "Missing") return `The parameter ${parameter} is missing.`;
  if (parameter !== undefined && kind === "Invalid") return `Specified parameter ${parameter} is not valid.`;
  return MESSAGES[code] ?? `The request was refused: ${code}.`;
}
