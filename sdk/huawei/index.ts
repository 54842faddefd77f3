// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
export * from "./cromwellExecution";
export * from "./environment";
export * from "./execution";
export * from "./functions";
export * from "./readers";
export * from "./tool";
export * from "./types";
export * from "./workflow";
