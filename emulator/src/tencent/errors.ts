import { Refusal } from "../core/requests/refusal";

/** A refusal with the platform's code. Messages never repeat a value that may be secret. */
export class ApiError extends Refusal {
  constructor(
    readonly code: string,
    message?: string,
  ) {
    super(message ?? MESSAGES[code] ?? `The request was refused: ${code}.`);
  }
}

const MESSAGES: Record<string, string> = {
  "AuthFailure.InvalidSecretId": "The SecretId is not a cloud API key.",
  "AuthFailure.SecretIdNotFound": "The SecretId does not exist.",
  "AuthFailure.SignatureExpire":
    "The signature has expired: the timestamp is too far from the server's time.",
  "AuthFailure.SignatureFailure":
    "The provided credentials could not be validated. Please check your signature is correct.",
  "AuthFailure.TokenFailure": "The token is not valid for this key.",
  AllowedOneAttributeInEnvIdAndComputeEnv: "Exactly one of `EnvId` and `ComputeEnv` must be given.",
  InternalError: "An internal error has occurred.",
  InvalidParameterAtLeastOneAttribute:
    "At least one of `TaskTemplateName`, `TaskTemplateDescription` and `TaskTemplateInfo` must be given.",
  RequestLimitExceeded: "Your request has exceeded the frequency limit of this action. Try again later.",
  UnsupportedProtocol: "Only GET and POST are supported.",
  "UnauthorizedOperation.UserNotAllowedToUseBatch": "The user is not allowed to use Batch.",
  "UnsupportedOperation.AcceptOtherRequest": "The compute environment is processing another request.",
  "UnsupportedOperation.ComputeEnvOperation": "The compute environment cannot be deleted now.",
  "UnsupportedOperation.ComputeNodeForbidTerminate": "The compute node cannot be terminated in its state.",
  "UnsupportedOperation.NotEnoughComputeNodesToTerminate": "There are not enough compute nodes to terminate.",
  "UnsupportedOperation.TerminateOperationWithEnvId":
    "Task instances in a named compute environment cannot be terminated.",
};
