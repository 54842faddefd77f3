export { platform } from "./api/connection";
export * as image from "./image";
export * as imageJob from "./imageJob";
export * as imageShare from "./imageShare";
