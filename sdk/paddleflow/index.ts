// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
export * from "./cluster";
export * from "./fileSystem";
export * from "./fileSystemCache";
export * from "./fileSystemMount";
export * from "./flavour";
export * from "./functions";
export * from "./job";
export * from "./link";
export * from "./pipeline";
export * from "./pipelineVersion";
export * from "./queue";
export * from "./queueGrant";
export * from "./readers";
export * from "./run";
export * from "./schedule";
export * from "./types";
export * from "./user";
