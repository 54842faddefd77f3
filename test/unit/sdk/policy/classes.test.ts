import { type ResourceValidationPolicy, validateResourceOfType } from "@pulumi/policy";
import { expect, it } from "vitest";

import { dynamicType, pluginType } from "../../../../provider/hosts/token";
import * as dynamic from "../../../../sdk/tencent";
import * as plugin from "../../../../sdk/plugin/tencent";
import { CLEAN, judge, OTHER } from "./judge";
import { env } from "./resources";

/** A policy of a user's own, whose arguments have the class's types. */
function onClass(
  resourceClass: typeof dynamic.ComputeEnv | typeof plugin.ComputeEnv,
): ResourceValidationPolicy {
  return {
    name: "own",
    description: "Its own.",
    enforcementLevel: "mandatory",
    validateResource: validateResourceOfType(
      resourceClass,
      ({ desiredComputeNodeCount: nodes }, _args, report) => {
        if (nodes > 1) report(`${nodes.toFixed(1)} nodes`);
      },
    ),
  };
}

it.each([
  ["dynamic", dynamic.ComputeEnv, dynamicType, pluginType],
  ["plugin", plugin.ComputeEnv, pluginType, dynamicType],
])("a policy on a class of the %s form judges resources of that form", async (_name, type, own, other) => {
  const policy = onClass(type);
  expect(await judge(policy, env({}, own))).toEqual({ ...CLEAN, violations: ["2.0 nodes"] });
  expect(await judge(policy, env({ desiredComputeNodeCount: 1 }, own))).toEqual(CLEAN);
  expect(await judge(policy, env({}, other))).toEqual(OTHER);
});
