/**
 * Every platform, for what needs all definitions at once: the generator and the tests. What runs a program loads the
 * platforms that it uses by their folders' names: see `registry.ts`.
 */
export * as alibaba from "./alibaba";
export * as huawei from "./huawei";
export * as otc from "./otc";
export * as paddleflow from "./paddleflow";
export * as tencent from "./tencent";
