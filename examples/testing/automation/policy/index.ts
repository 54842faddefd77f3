import { PolicyPack } from "@pulumi/policy";
import { maxNodesPerEnvironment, requiredTags } from "pulumi-batchflow/policy";

new PolicyPack("batchflow-testing", {
  policies: [maxNodesPerEnvironment({ nodes: 20 }), requiredTags({ tags: ["team"] })],
});
