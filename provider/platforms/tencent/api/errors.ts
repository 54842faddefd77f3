import { InvalidInputError, type Kind, longestPrefix } from "../../../core/errors";
import type { Meaning, Refusal } from "../../../core/rest/refusal";
import type { Settings } from "../../../core/schema/field";

/** Business codes and common codes. A code that is not here counts as its longest prefix that is. */
const KIND_OF_CODE: Readonly<Record<string, Kind>> = {
  AllowedOneAttributeInEnvIdAndComputeEnv: "invalidInput",
  AuthFailure: "authorization",
  DryRunOperation: "refused",
  FailedOperation: "refused",
  InternalError: "server",
  InvalidAction: "refused",
  InvalidFilter: "invalidInput",
  InvalidParameter: "invalidInput",
  InvalidParameterAtLeastOneAttribute: "invalidInput",
  InvalidParameterValue: "invalidInput",
  InvalidZone: "invalidInput",
  LimitExceeded: "quota",
  MissingParameter: "invalidInput",
  NoSuchVersion: "refused",
  RequestLimitExceeded: "throttled",
  ResourceInUse: "conflict",
  ResourceInsufficient: "quota",
  ResourceNotFound: "notFound",
  ResourceUnavailable: "refused",
  UnauthorizedOperation: "authorization",
  UnknownParameter: "invalidInput",
  UnsupportedOperation: "refused",
  "UnsupportedOperation.AcceptOtherRequest": "conflict",
  "UnsupportedOperation.ComputeEnvAcceptOtherRequest": "conflict",
  "UnsupportedOperation.ComputeNodeForbidTerminate": "conflict",
  "UnsupportedOperation.ComputeNodeIsTerminating": "conflict",
  "UnsupportedOperation.NotEnoughComputeNodesToTerminate": "conflict",
  UnsupportedProtocol: "refused",
  UnsupportedRegion: "invalidInput",
};

const CREDENTIALS = "Check `secretId` and `secretKey` of the connection";

/** The next step for the user, by code or prefix. */
const ADVICE: Readonly<Record<string, string>> = {
  AuthFailure: CREDENTIALS,
  "AuthFailure.MFAFailure": "Use a key that needs no multi-factor authentication",
  "AuthFailure.SignatureExpire": "Correct this machine's clock",
  "AuthFailure.TokenFailure": "Renew the temporary credentials: `token` belongs to one key pair and expires",
  "AuthFailure.UnauthorizedOperation": "Grant the key this action of Batch in CAM",
  InternalError: "The platform failed; if it stays so, tell its support the request id",
  InvalidAction: "The endpoint does not have this action; check `endpoint` and `edition` of the connection",
  "InvalidParameter.NotificationTopicName": "The topic must exist and have a subscription",
  "InvalidParameterValue.InstanceType": "getAvailableCvmInstanceTypes lists the instance types of a zone",
  "InvalidParameterValue.MaxRetryCount": "Lower maxRetryCount",
  InvalidZone: "The zone must lie in the connection's `region`",
  LimitExceeded: "Delete what is not needed, or ask Tencent Cloud for a higher quota",
  "LimitExceeded.CpuQuota":
    "Ask for fewer nodes or smaller ones, or ask Tencent Cloud for a higher CPU quota",
  NoSuchVersion: "Check `endpoint` of the connection",
  RequestLimitExceeded: "Others use the same account: requests are sent more slowly until it has room",
  ResourceInsufficient: "Choose another instance type or zone",
  UnauthorizedOperation: "Grant the key this action of Batch in CAM",
  "UnauthorizedOperation.UserNotAllowedToUseBatch":
    "Activate Batch for the account in the Tencent Cloud console",
  "UnsupportedOperation.AcceptOtherRequest":
    "Another request on the environment is under way; try again later",
  "UnsupportedOperation.ComputeNodeForbidTerminate":
    "Nodes that are being created or destroyed cannot be terminated; try again later",
  "UnsupportedOperation.NotEnoughComputeNodesToTerminate":
    "Nodes that are still being created cannot be given up; try again later",
  "UnsupportedOperation.TerminateOperationWithEnvId":
    "The job runs in a named environment: let it run to its end",
  UnsupportedProtocol: "Check `signatureMethod` and `method` of the connection",
  UnsupportedRegion: "Check `region` of the connection",
};

/** Codes that say no more than that something of an environment is wrong: which arguments that is about, tells the call. */
const OF_ENVIRONMENTS: ReadonlySet<string> = new Set([
  "InvalidParameter.CvmParameters",
  "InvalidParameterValue.ComputeEnv",
]);

const FIT =
  "an environment that is named must exist in the region; image, instance type, disks and network must fit the zone";

/** The arguments that describe environments, by action. */
const ENVIRONMENT_ARGUMENTS: Readonly<Record<string, string>> = {
  CreateComputeEnv: "Check placement and envData: image, instance type, disks and network must fit the zone",
  CreateTaskTemplate: `Check envId or computeEnv of taskTemplateInfo: ${FIT}`,
  ModifyTaskTemplate: `Check envId or computeEnv of taskTemplateInfo: ${FIT}`,
  SubmitJob: `Check placement, and envId or computeEnv of the tasks: ${FIT}`,
};

/** What a refusal of an action means; an unknown code is a refusal, which is not repeated. */
export function meaningOf(refusal: Refusal, action: string, { edition }: Settings): Meaning {
  const { code = "" } = refusal;
  return {
    kind: longestPrefix(KIND_OF_CODE, code) ?? "refused",
    advice: adviceOn(refusal, action, edition),
    answered: true,
  };
}

function adviceOn(
  { code = "", message = "" }: Refusal,
  action: string,
  edition: unknown,
): string | undefined {
  if (code === "UnknownParameter" && edition !== "2018") {
    return 'Where the service only knows the API of 2018, set `edition: "2018"` on the connection';
  }
  if (!OF_ENVIRONMENTS.has(code)) return longestPrefix(ADVICE, code);
  const named = namedIn(message);
  return named === undefined ? ENVIRONMENT_ARGUMENTS[action] : `Check ${named}`;
}

/** The argument that a message quotes by its name in the API, in the program's spelling. */
function namedIn(message: string): string | undefined {
  const [, path] = /`([A-Z]\w*(?:\.[A-Z]\w*)*)`/.exec(message) ?? [];
  return path?.replace(/(^|\.)([A-Z])/g, (_all, dot: string, letter: string) => dot + letter.toLowerCase());
}

/** Whether an id was refused for its form, whatever kind of id it is. */
export function isMalformedId(error: unknown): boolean {
  return error instanceof InvalidInputError && error.failure.code?.endsWith("IdMalformed") === true;
}
