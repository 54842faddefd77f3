import { Refusal } from "../core/requests/refusal";

/** A refusal with the server's code; "" where the server forgets to set one, and then answers 500. */
export class ApiError extends Refusal {
  readonly status: number;

  constructor(
    readonly code: string,
    message?: string,
  ) {
    super(message ?? MESSAGES[code] ?? "");
    this.status = statusOf(code);
  }
}

/** Where the real server panics: it closes the connection without an answer. */
export class ServerPanic extends Refusal {}

const FORBIDDEN = new Set([
  "AccessDenied",
  "ActionNotAllowed",
  "OnlyRootAllowed",
  "UserNameDuplicated",
  "QueueNameDuplicated",
  "FileSystemClientBusy",
  "FileSystemNotExist",
]);
const NOT_FOUND = new Set([
  "RecordNotFound",
  "ResourceNotFound",
  "FlavourNotFound",
  "RunNotFound",
  "RunCacheNotFound",
  "PipelineNotFound",
  "ScheduleNotFound",
  "ArtifactEventNotFound",
  "JobNotFound",
  "InvalidVersion",
  "PathNotFound",
]);
const INTERNAL = new Set([
  "",
  "InternalError",
  "IOOperationFailure",
  "FileSystemDataBaseError",
  "LinkModelError",
  "FuseClientError",
  "K8sOperatorError",
  "GrantUserNameAndFs",
  "GetNamespaceFail",
  "InvalidComputeResource",
  "UpdateDatabaseFailed",
]);

function statusOf(code: string): number {
  if (INTERNAL.has(code)) return 500;
  if (FORBIDDEN.has(code)) return 403;
  if (NOT_FOUND.has(code)) return 404;
  return code === "MethodNotAllowed" ? 405 : 400;
}

/** What the server says where it gives no cause. */
const MESSAGES: Record<string, string> = {
  AccessDenied: "Access denied",
  ActionNotAllowed: "The operation cannot be executed at this phase/stage",
  AuthFailed: "Username or password not correct",
  AuthIllegalUser: "The user does not have permission to operate other users",
  AuthInvalidToken: "Invalid token. Please re-login",
  AuthWithoutToken: "Request should login first",
  ClusterNameNotFound: "ClusterName does not exist",
  ClusterNotFound: "Cluster not found",
  DuplicatedName: "Name has existed. Duplicated name is not allowed",
  GrantAlreadyExist: "This user already have the grant of the resource",
  GrantNotFound: "Grant not found. check the user and resource",
  GrantResourceTypeNotFound: "This kind of resource is not exist",
  GrantRootActionNotSupport: "Can not delete or create root's grant",
  InternalError: "We encountered an internal error. Please try again.",
  InvalidClusterProperties: "Cluster properties wrong",
  InvalidMarker: "The marker is invalid",
  InvalidNamePattern: "Name pattern does not match regex rule",
  MalformedJSON: "The JSON provided was not well-formatted",
  OnlyRootAllowed: "This operation is only allowed for root user",
  QueueNameNotFound: "QueueName does not exist",
  ResourceNotFound: "The resource not found",
  UserNameDuplicated: "The user name already exists",
  UserNotExist: "User not exist",
  UserPasswordWeak:
    "Password must consist of at least one number and one letter, and length must be greater than 6",
};
