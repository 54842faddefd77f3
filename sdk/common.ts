export { useConnections } from "./connection";
export { type TextDocument, type YamlDocument, type ZipDocument } from "./document";
export { type ReaderOptions, type ReaderOutputOptions } from "./reader";
export { Resource, type ResourceOptions } from "./resource";
export {
  ArgumentError,
  AuthorizationError,
  BatchflowError,
  CancelledError,
  ConfigurationError,
  ConflictError,
  ConnectionError,
  DeadlineError,
  type Failure,
  InvalidInputError,
  NotFoundError,
  OperationFailedError,
  QuotaError,
  RefusedError,
  ServerError,
  ThrottledError,
  UnexpectedAnswerError,
} from "../provider/core/errors";
