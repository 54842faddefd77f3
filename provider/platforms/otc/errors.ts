import {
  AuthorizationError,
  BatchflowError,
  ConflictError,
  type Failure,
  hasCode,
  InvalidInputError,
  type Meaning,
  NotFoundError,
  OperationFailedError,
  QuotaError,
  RefusedError,
  ServerError,
  ThrottledError,
} from "../../core/errors";

const CREDENTIALS = "Check the credentials of the connection and its project";
const THROTTLED = "Too many requests or jobs at a time; others may use the project too";

const invalid = (advice?: string): Meaning => ({
  error: InvalidInputError,
  ...(advice !== undefined && { advice }),
});
const refused = (advice: string): Meaning => ({ error: RefusedError, advice });
const server: Meaning = { error: ServerError };
const gone: Meaning = { error: NotFoundError };
const badToken: Meaning = { error: AuthorizationError, advice: CREDENTIALS };

/** The service failed to submit a job. */
const NOT_SUBMITTED = "IMG.0018";

/** The service's codes. One that is not here is classed by the status that comes with it. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  "IMG.0008": refused("Stop the server first: the service makes an image only of one that is stopped"),
  "IMG.0009": { error: ConflictError, advice: "Names of images are unique: choose another" },
  "IMG.0010": { error: ConflictError, advice: "Tasks are in progress on the server; try again later" },
  "IMG.0015": {
    error: QuotaError,
    advice: "Delete private images that are not needed, or ask for a higher quota: getImageQuota shows it",
  },
  [NOT_SUBMITTED]: server,
  "IMG.0023": server,
  "IMG.0027": gone,
  "IMG.0028": refused("The image is protected: take the protection off first"),
  "IMG.0030": badToken,
  "IMG.0047": refused("Only private images of the project itself can be changed"),
  "IMG.0054": invalid("A description has no line breaks, < or >"),
  "IMG.0055": invalid("Check source.minDisk"),
  "IMG.0056": invalid("Check source.osVersion"),
  "IMG.0057": invalid("The file must exist, be readable, and have a format that the service imports"),
  "IMG.0058": invalid("The bucket must lie in the connection's region and be of the Standard class"),
  "IMG.0059": invalid("The file or image is too large"),
  "IMG.0060": { error: ThrottledError, advice: THROTTLED },
  "IMG.0086": gone,
  "IMG.0087": badToken,
  "IMG.0090": { error: ConflictError, advice: "The image is being created; try again later" },
  "IMG.0092": refused("Only the owner of the image may do this"),
  "IMG.0094": refused("Only the owner of the image may do this"),
  "IMG.0115": invalid("Check the tags: a key has at most 36 characters, a value 43"),
  "IMG.0116": invalid("An image has at most 10 tags, one of which is the provider's"),
};

/** The codes with which a token is refused that was good before. */
const REFUSED_TOKEN: ReadonlySet<string> = new Set(["IMG.0030", "IMG.0087"]);

/** The error for an answer of the service, or of what stands before it. */
export function platformError(
  message: string | undefined,
  failure: Failure & { readonly status: number },
): BatchflowError {
  const { code, status } = failure;
  const { error: Class, advice } = MEANINGS[code ?? ""] ?? byStatus(status, code, message !== undefined);
  const text = message ?? code ?? `the endpoint answered with HTTP status ${status}`;
  return new Class(text.replace(/[.\s]+$/, ""), {
    ...failure,
    ...(advice !== undefined && { advice }),
    // There is no job, and none will come of the request.
    ...(code === NOT_SUBMITTED && { answered: true }),
  });
}

function byStatus(status: number, code: string | undefined, explained: boolean): Meaning {
  if (status === 401) return badToken;
  if (status === 403)
    return { error: AuthorizationError, advice: "Grant the user the use of IMS in the project" };
  // A missing page is no missing image: only the service's own answer says so, not that of the gateway before it.
  if (status === 404 && code !== undefined && !code.startsWith("APIGW.")) return gone;
  if (status === 429) return { error: ThrottledError, advice: THROTTLED };
  if (status >= 500 || status === 408) return server;
  return explained
    ? { error: RefusedError }
    : refused("Check `endpoint` and `region` of the connection, and the proxy");
}

/** Whether a call was refused for its token, so that a new one may help. */
export function isTokenRefused(error: unknown): boolean {
  if (!(error instanceof AuthorizationError)) return false;
  const { code = "", status } = error.failure;
  return status === 401 || REFUSED_TOKEN.has(code);
}

/** Whether an answer says that something is not there, be it the service's own or that of the gateway before it. */
export function isAbsence(error: unknown): boolean {
  return error instanceof NotFoundError || (error instanceof BatchflowError && error.failure.status === 404);
}

/** Whether the service failed to submit a job. Asked once more it may succeed; after that it will not. */
export function isSubmissionFault(error: unknown): error is BatchflowError {
  return hasCode(error, NOT_SUBMITTED);
}

/** The error of a job that the service failed to submit for the second time. */
export function notSubmitted({ failure }: BatchflowError): OperationFailedError {
  return new OperationFailedError("the service failed to submit the job, also when it was asked once more", {
    ...failure,
    advice: "Try again later; if it stays so, tell the service's support the request id",
  });
}
