import type { Kind } from "../../../core/errors";
import type { Meaning, Refusal } from "../../../core/rest/refusal";
import { clockAdvice } from "../../iam/signature";

/** The published codes. The seven digits of any other code begin with the HTTP status that it counts as. */
export const KIND_OF_CODE: Readonly<Record<string, Kind>> = {
  "APIGW.0101": "refused",
  "APIGW.0102": "refused",
  "APIGW.0103": "refused",
  "APIGW.0201": "server",
  "APIGW.0301": "authorization",
  "APIGW.0302": "authorization",
  "APIGW.0303": "authorization",
  "APIGW.0305": "authorization",
  "APIGW.0307": "authorization",
  "APIGW.0308": "throttled",
  "GCS.4003001": "notFound",
  "GCS.4003007": "invalidInput",
  "GCS.4003008": "invalidInput",
  "GCS.4003009": "invalidInput",
  "GCS.4003011": "conflict",
  "GCS.4003015": "invalidInput",
  "GCS.4003019": "invalidInput",
  "GCS.4003020": "invalidInput",
  "GCS.4003021": "refused",
  "GCS.4003022": "invalidInput",
  "GCS.4003024": "invalidInput",
  "GCS.4003025": "invalidInput",
  "GCS.4003026": "conflict",
  "GCS.4003028": "invalidInput",
  "GENE.5008012": "server",
};

const CREDENTIALS =
  "Check the credentials and the project of the connection, and with a key pair this machine's clock";
const NOT_OFFERED = "Check `endpoint` of the connection: the service is not offered there";
const BODY = "Check the arguments: the service does not take the body of the request";

const ADVICE: Readonly<Record<string, string>> = {
  "APIGW.0101": NOT_OFFERED,
  "APIGW.0102": NOT_OFFERED,
  "APIGW.0103": NOT_OFFERED,
  "APIGW.0301": CREDENTIALS,
  "APIGW.0303": CREDENTIALS,
  "APIGW.0307":
    "The token has ended, or rights of its user have changed: give a new `token`, or check those rights",
  "APIGW.0308": "Others use the same account: requests are sent more slowly until it has room",
  "GCS.4003007": "The service does not take the pages that it is asked for",
  "GCS.4003008": BODY,
  "GCS.4003009": BODY,
  "GCS.4003015": BODY,
  "GCS.4003028": BODY,
  "GCS.4003011":
    "The cluster or namespace has an environment already: take that one over with the option `adopt`",
  "GCS.4003026": "Wait until it is gone",
  "GCS.4003019": "Check `clusterId`",
  "GCS.4003020": "The cluster or namespace must exist in the project",
  "GCS.4003021": "Bring the cluster into operation first",
  "GCS.4003022": "Give `sfsPvcName`",
  "GCS.4003024": "Create the shared storage (PVC) in the namespace or cluster first",
  "GCS.4003025": "Give `clusterId`",
  "GENE.5008012": "The service failed; if it stays so, tell its support the request id",
};

/** What a refusal of the Gene Container Service means. */
export function meaningOf({ code, message }: Refusal, status: number): Meaning {
  const kind = kindOf(code, status);
  return {
    kind,
    advice: clockAdvice(message) ?? ADVICE[code ?? ""],
    ...(kind === "throttled" && { message: `too many requests: ${message ?? code}` }),
  };
}

function kindOf(code: string | undefined, status: number): Kind {
  const known = KIND_OF_CODE[code ?? ""];
  if (known !== undefined) return known;
  const digits = /^(?:GCS|GENE)\.([45]\d\d)\d{4}$/.exec(code ?? "")?.[1];
  const kind = kindOfStatus(digits === undefined ? status : Number(digits));
  // A 404 means a missing object only in an answer of the service itself: to the gateway before it, a page is missing.
  return kind === "notFound" && (code === undefined || code.startsWith("APIGW.")) ? "refused" : kind;
}

/** What the HTTP status of a service's own answer means. */
export function kindOfStatus(status: number): Kind {
  if (status === 400 || status === 413 || status === 422) return "invalidInput";
  if (status === 401 || status === 403) return "authorization";
  if (status === 404) return "notFound";
  if (status === 409) return "conflict";
  if (status === 429) return "throttled";
  return status >= 500 || status === 408 ? "server" : "refused";
}
