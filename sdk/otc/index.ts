// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
export * from "./functions";
export * from "./image";
export * from "./imageShare";
export * from "./readers";
export * from "./types";
