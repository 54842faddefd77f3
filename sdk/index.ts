export { type ReaderOptions } from "./reader";
export { Resource, type ResourceOptions, useConnection } from "./resource";
export * as tencent from "./tencent";
