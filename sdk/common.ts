export { type TextDocument, type YamlDocument, type ZipDocument } from "./document";
export { type ReaderOptions } from "./reader";
export { Resource, type ResourceOptions, useConnections } from "./resource";
export {
  ArgumentError,
  AuthorizationError,
  BatchflowError,
  ConfigurationError,
  DeadlineError,
  NotFoundError,
  QuotaError,
  RefusedError,
} from "../provider/core/errors";
