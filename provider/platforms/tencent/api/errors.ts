import { InvalidInputError, type Kind, longestPrefix } from "../../../core/errors";
import type { Meaning } from "../../../core/rest/refusal";

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
  "InvalidParameter.CvmParameters":
    "Check envData: image, instance type, disks and network must fit the zone",
  "InvalidParameter.NotificationTopicName": "The topic must exist and have a subscription",
  "InvalidParameterValue.ComputeEnv": "Check placement and envData: they must fit each other and the region",
  "InvalidParameterValue.InstanceType": "getAvailableCvmInstanceTypes lists the instance types of a zone",
  "InvalidParameterValue.MaxRetryCount": "Lower maxRetryCount",
  InvalidZone: "The zone must lie in the connection's `region`",
  LimitExceeded: "Delete what is not needed, or ask Tencent Cloud for a higher quota",
  "LimitExceeded.CpuQuota":
    "Ask for fewer nodes or smaller ones, or ask Tencent Cloud for a higher CPU quota",
  NoSuchVersion: "Check `endpoint` of the connection",
  RequestLimitExceeded: "Others use the same account; lower `rateLimits` of the connection",
  ResourceInsufficient: "Choose another instance type or zone",
  UnauthorizedOperation: "Grant the key this action of Batch in CAM",
  "UnauthorizedOperation.UserNotAllowedToUseBatch":
    "Activate Batch for the account in the Tencent Cloud console",
  UnknownParameter: 'Where the service only knows the API of 2018, set `edition: "2018"` on the connection',
  "UnsupportedOperation.AcceptOtherRequest":
    "Another request on the environment is under way; try again later",
  "UnsupportedOperation.ComputeNodeForbidTerminate":
    "Nodes that are being created or destroyed cannot be terminated; try again later",
  "UnsupportedOperation.NotEnoughComputeNodesToTerminate":
    "Nodes that are still being created cannot be given up; try again later",
  "UnsupportedOperation.TerminateOperationWithEnvId":
    "The job runs in a named environment: let it run to its end",
  UnsupportedRegion: "Check `region` of the connection",
};

/** What a code means; an unknown one is a refusal, which is not repeated. */
export function meaningOf(code: string): Meaning {
  return {
    kind: longestPrefix(KIND_OF_CODE, code) ?? "refused",
    advice: longestPrefix(ADVICE, code),
    answered: true,
  };
}

/** Whether an id was refused for its form, whatever kind of id it is. */
export function isMalformedId(error: unknown): boolean {
  return error instanceof InvalidInputError && error.failure.code?.endsWith("IdMalformed") === true;
}
