// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
export * from "./computeEnv";
export * from "./functions";
export * from "./job";
export * from "./readers";
export * from "./taskTemplate";
export * from "./types";
