// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
export * from "../common";
export * from "./connections";
export * from "./provider";
export * as alibaba from "./alibaba";
export * as huawei from "./huawei";
export * as otc from "./otc";
export * as paddleflow from "./paddleflow";
export * as tencent from "./tencent";
