export { platform } from "./api/connection";
export * as computeEnv from "./computeEnv";
export * as instanceType from "./instanceType";
export * as job from "./job";
export * as jobMonitorData from "./jobMonitorData";
export * as taskTemplate from "./taskTemplate";
