import { AuthorizationError, hasCode, type Kind } from "../../../core/errors";
import type { Meaning, Refusal } from "../../../core/rest/refusal";
import { FLOAT_PARAMETERS, UNSETTABLE_PARAMETERS } from "./workflow";

/** All codes of the server. */
export const KIND_OF_CODE: Readonly<Record<string, Kind>> = {
  AccessDenied: "authorization",
  ActionNotAllowed: "refused",
  ArtifactEventNotFound: "notFound",
  AuthFailed: "authorization",
  AuthIllegalUser: "authorization",
  AuthInvalidToken: "authorization",
  AuthWithoutToken: "authorization",
  CPUNotFound: "invalidInput",
  ClusterIdNotFound: "notFound",
  ClusterNameNotFound: "notFound",
  ClusterNotFound: "notFound",
  ConnectivityFailed: "refused",
  "Decode base64": "invalidInput",
  DuplicatedContent: "conflict",
  DuplicatedName: "conflict",
  FileSystemClientBusy: "conflict",
  FileSystemDataBaseError: "server",
  FileSystemNameFormatError: "invalidInput",
  FileSystemNotExist: "notFound",
  FileTypeNotSupported: "invalidInput",
  FlavourInvalidField: "invalidInput",
  FlavourNameEmpty: "invalidInput",
  FlavourNotFound: "notFound",
  FuseClientError: "refused",
  GetNamespaceFail: "server",
  GrantAlreadyExist: "conflict",
  GrantNotFound: "notFound",
  GrantResourceTypeNotFound: "invalidInput",
  GrantRootActionNotSupport: "invalidInput",
  GrantUserNameAndFs: "refused",
  IOOperationFailure: "server",
  InappropriateJSON: "invalidInput",
  InternalError: "server",
  InvalidArguments: "invalidInput",
  InvalidClusterCredential: "invalidInput",
  InvalidClusterProperties: "invalidInput",
  InvalidClusterStatus: "refused",
  InvalidComputeResource: "invalidInput",
  InvalidFileSystemFsName: "invalidInput",
  InvalidFileSystemMaxKeys: "invalidInput",
  InvalidFileSystemParamsProperties: "invalidInput",
  InvalidFileSystemParamsURL: "invalidInput",
  InvalidHTTPRequest: "invalidInput",
  InvalidLinkProperties: "invalidInput",
  InvalidLinkURL: "invalidInput",
  InvalidMarker: "invalidInput",
  InvalidNamePattern: "invalidInput",
  InvalidPVClaimsParams: "invalidInput",
  InvalidPipeline: "invalidInput",
  InvalidScaleResource: "invalidInput",
  InvalidState: "refused",
  InvalidURI: "invalidInput",
  InvalidVersion: "refused",
  JobCreateFailed: "invalidInput",
  JobInvalidField: "invalidInput",
  JobNotFound: "notFound",
  K8sOperatorError: "server",
  LinkFileSystemNotExist: "notFound",
  LinkFileSystemPathNotExist: "refused",
  LinkMetaPersistError: "refused",
  LinkModelError: "server",
  LinkNotExist: "notFound",
  LinkPathExist: "conflict",
  LinkPathMustBeEmpty: "refused",
  MalformedJSON: "invalidInput",
  MalformedYaml: "invalidInput",
  MemoryNotFound: "invalidInput",
  MethodNotAllowed: "refused",
  NamespaceNotFound: "invalidInput",
  OnlyRootAllowed: "authorization",
  PathNotFound: "refused",
  PipelineNotFound: "notFound",
  QueueActionIsNotSupported: "refused",
  QueueInvalidField: "invalidInput",
  QueueIsInUse: "conflict",
  QueueIsNotClosed: "refused",
  QueueNameDuplicated: "conflict",
  QueueNameNotFound: "notFound",
  QueueQuotaTypeIsNotSupported: "invalidInput",
  QueueResourceNotMatch: "refused",
  QueueUpdateFailed: "refused",
  ReadYamlFileFailed: "refused",
  RecordNotFound: "notFound",
  RequestExpired: "refused",
  RequiredFieldEmpty: "invalidInput",
  ResourceNotFound: "notFound",
  RunCacheNotFound: "notFound",
  RunNameDuplicated: "conflict",
  RunNotFound: "notFound",
  ScheduleNotFound: "notFound",
  UpdateDatabaseFailed: "server",
  UserNameDuplicated: "conflict",
  UserNotExist: "notFound",
  UserPasswordWeak: "invalidInput",
};

/** What the server says to the stop of a run that has ended, or has not begun. It would say the same again. */
export const NO_RUN = "workflow ptr is lost";

const CREDENTIALS = "Check `username` and `password` of the connection";
/** The oldest release that is known to have all calls but those of the table, which came later. */
const OLDEST_RELEASE = "v0.14.5";
const OLDEST_RELEASE_OF: Readonly<Record<string, string>> = {
  jobLog: "v0.14.6",
  listClusterResourceV2: "v0.14.6",
};

const ROOT_ONLY = "Use a connection of `root`";
const OWNER_ONLY = "Only the owner and `root` may do this";

/** The next step for the user, by code. */
const ADVICE: Readonly<Record<string, string>> = {
  AccessDenied: OWNER_ONLY,
  AuthFailed: CREDENTIALS,
  AuthIllegalUser: "Only `root` may act for another user",
  AuthInvalidToken: CREDENTIALS,
  AuthWithoutToken: CREDENTIALS,
  ClusterNameNotFound: "The cluster must exist: let the program create it first",
  ClusterNotFound: "The cluster must exist: let the program create it first",
  ConnectivityFailed:
    "The server must reach the storage at its address, with the credentials that are given with it",
  FuseClientError: "The server must reach the storage of the file system",
  InternalError: "The server's log tells more; the request id is in it",
  InvalidClusterCredential:
    "`credential` must be a kubeconfig in base64 whose context has a cluster; only a server that runs in the cluster itself " +
    "needs none",
  InvalidClusterProperties:
    "The server does not tell which value it refuses: check clusterType with version, status, credential, and that no " +
    "namespace is dropped which a queue uses",
  InvalidClusterStatus: "Bring the cluster online first",
  NamespaceNotFound: "The namespace must be in the cluster's namespaceList, where it has one",
  OnlyRootAllowed: ROOT_ONLY,
  QueueIsInUse: "Stop the jobs, or wait for them",
  QueueResourceNotMatch: "Check the queue's object in Kubernetes, and the `credential` of the cluster",
  UserPasswordWeak: "Take at least 6 characters with a digit and a lower-case letter",
};

/** The next step where only the message tells what was wrong. */
const ADVICE_OF_MESSAGE: readonly (readonly [code: string, message: RegExp, advice: string])[] = [
  ["AccessDenied", /can set userFilter/, `Leave out \`usernames\`. ${ROOT_ONLY} to see what others have`],
  ["ActionNotAllowed", /has no access to resource/, OWNER_ONLY],
  ["FuseClientError", /no such file or directory/, "The folder above `fsPath` must exist in the file system"],
  [
    "InvalidPipeline",
    /expect type\[int\]|check dict param failed in end/,
    `Perhaps ${UNSETTABLE_PARAMETERS}`,
  ],
  ["InvalidPipeline", /expect type\[float\]/, `Perhaps ${FLOAT_PARAMETERS}`],
  [
    "InvalidFileSystemParamsURL",
    /can not support \[afs\]/,
    "The server must be later than v0.14.7-rc1 for AFS: no release up to then has it",
  ],
];

/**
 * The number of answers in which the server reports a failure of its own until the failure counts as lasting, such as a
 * Kubernetes cluster that cannot be reached.
 */
const MAX_SERVER_FAILURES = 5;

/** What a refusal of an action means. The area is the first segment of the path: what the request was about. */
export function meaningOf(refusal: Refusal, area: string, action = ""): Meaning {
  const kind = kindOf(refusal, area);
  const meaning = { kind, advice: adviceOn(refusal, kind, area, action), answered: true } as const;
  if (kind !== "server") return meaning;
  const patience = { answers: MAX_SERVER_FAILURES, then: { ...meaning, kind: "refused" } } as const;
  return { ...meaning, patience };
}

function adviceOn(
  { code = "", message = "" }: Refusal,
  kind: Kind,
  area: string,
  action: string,
): string | undefined {
  if (code === "UserNotExist" && kind === "authorization") return CREDENTIALS;
  if (code === "MethodNotAllowed" || code === "PathNotFound") {
    const oldest = Object.hasOwn(OLDEST_RELEASE_OF, action) ? OLDEST_RELEASE_OF[action] : OLDEST_RELEASE;
    return `The server does not have the call: it must be ${oldest} or later. Check \`endpoint\` of the connection too`;
  }
  if (code === "AccessDenied" && area === "user") return ROOT_ONLY;
  // It says no more than that this is not allowed now.
  if (code === "ActionNotAllowed" && action === "showQueue") return "The user needs a grant of the queue";
  const found = ADVICE_OF_MESSAGE.find(([of, pattern]) => of === code && pattern.test(message));
  return found?.[2] ?? (Object.hasOwn(ADVICE, code) ? ADVICE[code] : undefined);
}

/** An unknown code is a refusal, which is not repeated. */
function kindOf({ code = "", message = "" }: Refusal, area: string): Kind {
  if (code === "") return kindWithoutCode(message);
  // Elsewhere the connection's own user has been deleted, which says nothing of the object.
  if (code === "UserNotExist" && area !== "user" && area !== "grant") return "authorization";
  if (code === "InternalError" && message.includes(NO_RUN)) return "refused";
  if (code === "LinkModelError" && /not created fspath|record not found/i.test(message)) return "notFound";
  return Object.hasOwn(KIND_OF_CODE, code) ? KIND_OF_CODE[code]! : "refused";
}

/** The server forgets the code of some errors, which then differ in their messages only. */
function kindWithoutCode(message: string): Kind {
  if (/record not found/i.test(message)) return "notFound";
  if (/duplicate (entry|key)|unique constraint/i.test(message)) return "conflict";
  return "refused";
}

/** Whether a call was refused because of its token. Its status is then 400, never 401. */
export function isTokenRefused(error: unknown): boolean {
  return (
    error instanceof AuthorizationError &&
    hasCode(error, "AuthFailed", "AuthInvalidToken", "AuthWithoutToken")
  );
}
