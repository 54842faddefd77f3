import type { ResourceValidationPolicy } from "@pulumi/policy";

import { hasMachines } from "./judging/machines";
import { type PolicyOptions, resourcePolicy } from "./judging/policy";

/** Arguments of `allowedInstanceTypes`. */
export interface AllowedInstanceTypesOptions extends PolicyOptions {
  /**
   * The types, such as `S5.LARGE8`; `*` stands for any characters, as in `S5.*`. The pack's configuration may set them,
   * too.
   */
  readonly instanceTypes: readonly string[];
}

/**
 * Nodes are of allowed instance types only. To leave the choice to the platform is a violation as well, on platforms
 * that offer instance types.
 */
export function allowedInstanceTypes(options: AllowedInstanceTypesOptions): ResourceValidationPolicy {
  const about = {
    name: "allowed-instance-types",
    description: "Nodes are of allowed instance types only.",
    configurable: { instanceTypes: { type: "array", items: { type: "string" } } },
    appliesTo: hasMachines,
  } as const;
  return resourcePolicy(about, options, (resource, { instanceTypes: allowed }, report) => {
    const patterns = allowed.map(patternOf);
    const only = `allowed are ${allowed.join(", ")}`;
    for (const { path, instanceTypes } of resource.machines) {
      for (const type of instanceTypes.filter((one) => !patterns.some((pattern) => pattern.test(one)))) {
        report(resource.says(resource.placeOf(type, path) ?? path, `is ${type}, ${only}`));
      }
    }
    if (resource.platform.offers === undefined) return;
    for (const { path } of resource.machines.filter(({ instanceTypes }) => instanceTypes.length === 0)) {
      resource.demand(path);
      report(resource.says(path, `asks for nodes whose type the platform chooses, ${only}`));
    }
  });
}

function patternOf(text: string): RegExp {
  const literal = text.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${literal.join(".*")}$`);
}
