import { PolicyPack } from "@pulumi/policy";
import {
  allowedInstanceTypes,
  maxNodesPerEnvironment,
  maxNodesPerStack,
  maxPricePerEnvironment,
  maxPricePerStack,
  noPasswordWithPublicAddress,
  noPlainHttp,
  noUnlimitedRates,
  requiredTags,
} from "pulumi-batchflow/policy";

/** The file lies beside this one, in the folder in which a pack runs. */
const prices = "prices.json";

new PolicyPack("batchflow", {
  policies: [
    maxNodesPerEnvironment({ nodes: 20 }),
    maxNodesPerStack({ nodes: 50 }),
    allowedInstanceTypes({ instanceTypes: ["S5.*", "SA2.MEDIUM4"] }),
    maxPricePerEnvironment({ perHour: 10, currency: "CNY", prices }),
    maxPricePerStack({ perMonth: 20_000, currency: "CNY", prices }),
    noPasswordWithPublicAddress(),
    requiredTags({ tags: ["team"], enforcementLevel: "advisory" }),
    noUnlimitedRates(),
    noPlainHttp(),
  ],
});
