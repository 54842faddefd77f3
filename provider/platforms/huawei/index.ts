export { platform } from "./api/connection";
export * as cromwell from "./cromwell";
export * as environment from "./environment";
export * as execution from "./execution";
export * as tool from "./tool";
export * as workflow from "./workflow";
