export { platform } from "./api/connection";
export * as image from "./image";
export * as job from "./job";
