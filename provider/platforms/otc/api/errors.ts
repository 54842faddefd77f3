import { AuthorizationError, BatchflowError, hasCode, NotFoundError } from "../../../core/errors";
import type { HttpAnswer } from "../../../core/rest/transport/http";
import { type Meaning, meaningOfStatus, type Refusal } from "../../../core/rest/refusal";
import { isRecord } from "../../../core/schema/values";
import { nonEmpty, type Wire } from "../../../core/schema/wire";
import { clockAdvice } from "../../iam/signature";

/** The settings to check where the answers come from something else than the service. */
export const ADVICE = "Check `endpoint` and `region` of the connection, and the proxy";

const conflict = (advice: string): Meaning => ({ kind: "conflict", advice });
const invalid = (advice: string): Meaning => ({ kind: "invalidInput", advice });
const refused = (advice: string): Meaning => ({ kind: "refused", advice });
const server: Meaning = { kind: "server" };
const gone: Meaning = { kind: "notFound" };
const badToken: Meaning = {
  kind: "authorization",
  advice: "Check the credentials of the connection and its project, and with a key pair this machine's clock",
};
const throttled: Meaning = {
  kind: "throttled",
  advice: "Too many requests or jobs at a time; others may use the project too",
};

/** The service failed to submit a job. */
const NOT_SUBMITTED = "IMG.0018";

/** There is no job, and the request will make none. A second request may succeed; after that none does. */
const notSubmitted: Meaning = {
  kind: "server",
  answered: true,
  patience: {
    answers: 2,
    then: {
      kind: "failed",
      message: "the service failed to submit the job, also when it was asked once more",
      advice: "Try again later; if it stays so, tell the service's support the request id",
    },
  },
};

/** The service's codes. One that is not here is classed by the status that comes with it. */
const MEANINGS: ReadonlyMap<string | undefined, Meaning> = new Map([
  ["IMG.0008", refused("Stop the server first: the service makes an image only of one that is stopped")],
  ["IMG.0009", conflict("Names of images are unique: choose another")],
  ["IMG.0010", conflict("Tasks are in progress on the server; try again later")],
  [
    "IMG.0015",
    {
      kind: "quota",
      advice: "Delete private images that are not needed, or ask for a higher quota: getImageQuota shows it",
    },
  ],
  [NOT_SUBMITTED, notSubmitted],
  ["IMG.0023", server],
  ["IMG.0027", gone],
  ["IMG.0028", refused("The image is protected: take the protection off first")],
  ["IMG.0030", badToken],
  ["IMG.0047", refused("Only private images of the project itself can be changed")],
  ["IMG.0054", invalid("A description has no line breaks, < or >")],
  ["IMG.0055", invalid("Check source.minDisk")],
  ["IMG.0056", invalid("Check source.osVersion")],
  ["IMG.0057", invalid("The file must exist, be readable, and have a format that the service imports")],
  ["IMG.0058", invalid("The bucket must lie in the connection's region and be of the Standard class")],
  ["IMG.0059", invalid("The file or image is too large")],
  ["IMG.0060", throttled],
  ["IMG.0086", gone],
  ["IMG.0087", badToken],
  ["IMG.0090", conflict("The image is being created; try again later")],
  ["IMG.0092", refused("Only the owner of the image may do this")],
  ["IMG.0094", refused("Only the owner of the image may do this")],
  ["IMG.0115", invalid("Check the tags: a key has at most 36 characters, a value 43")],
  ["IMG.0116", invalid("An image has at most 10 tags, one of which is the provider's")],
]);

/** The codes with which a token is refused that was good before. */
const REFUSED_TOKEN: readonly string[] = ["IMG.0030", "IMG.0087"];

/** The service writes `{ error: { message, code } }`, the gateway before it `{ error_msg, error_code }`. */
export function refusalIn(body: Wire | undefined, { status }: HttpAnswer): Refusal | undefined {
  if (status >= 200 && status < 300) return undefined;
  const error = isRecord(body?.error) ? body.error : body;
  return {
    code: textOf(error?.code) ?? textOf(error?.error_code),
    message: nonEmpty(error?.message) ?? nonEmpty(error?.error_msg),
  };
}

/** What a refusal means, whether it comes from the service, from the gateway or from something before both. */
export function meaningOf({ code, message }: Refusal, status: number): Meaning {
  const advice = clockAdvice(message);
  if (advice !== undefined) return { kind: "authorization", advice };
  return MEANINGS.get(code) ?? meaningOfUnknown(status, code, message !== undefined);
}

function meaningOfUnknown(status: number, code: string | undefined, explained: boolean): Meaning {
  if (status === 401) return badToken;
  if (status === 403)
    return { kind: "authorization", advice: "Grant the user the use of IMS in the project" };
  if (status === 429) return throttled;
  // Only the service itself knows that an image is missing: the gateway before it means a missing page.
  if (status === 404 && code !== undefined && !code.startsWith("APIGW.")) return gone;
  const meaning = meaningOfStatus(status, ADVICE);
  return explained ? { kind: meaning.kind } : meaning;
}

/** Some codes arrive as numbers. */
function textOf(code: unknown): string | undefined {
  return typeof code === "number" ? String(code) : nonEmpty(code);
}

/** Whether a call was refused for its token, so that a new one may help. */
export function isTokenRefused(error: unknown): boolean {
  if (!(error instanceof AuthorizationError)) return false;
  return error.failure.status === 401 || hasCode(error, ...REFUSED_TOKEN);
}

/** Whether an answer says that something is not there, be it the service's own or that of the gateway before it. */
export function isAbsence(error: unknown): boolean {
  return error instanceof NotFoundError || (error instanceof BatchflowError && error.failure.status === 404);
}

/** Whether the service failed to submit a job. */
export function isSubmissionFault(error: unknown): boolean {
  return hasCode(error, NOT_SUBMITTED);
}
