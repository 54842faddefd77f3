export { allowedInstanceTypes, type AllowedInstanceTypesOptions } from "./instanceTypes";
export { noPlainHttp, noUnlimitedRates } from "./connections";
export { type MaxNodesOptions, maxNodesPerEnvironment, maxNodesPerStack } from "./nodes";
export { type MaxPriceOptions, maxPricePerEnvironment, maxPricePerStack, type Prices } from "./price";
export { noPasswordWithPublicAddress } from "./password";
export type { PolicyOptions } from "./judging/policy";
export { requiredTags, type RequiredTagsOptions } from "./tags";
export type { Offer } from "../../provider/core/machines";
