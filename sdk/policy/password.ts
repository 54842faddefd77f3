import type { ResourceValidationPolicy } from "@pulumi/policy";

import { hasMachines } from "./judging/machines";
import { type PolicyOptions, resourcePolicy } from "./judging/policy";

/**
 * No node that everybody can reach takes a password: neither one of the program's nor one that the platform makes where
 * the program names no key.
 */
export function noPasswordWithPublicAddress(options: PolicyOptions = {}): ResourceValidationPolicy {
  const about = {
    name: "no-password-with-public-address",
    description: "No node with a public address takes a password.",
    appliesTo: hasMachines,
  };
  return resourcePolicy(about, options, (resource, _options, report) => {
    const possible = resource.machines.filter(
      ({ publicAddress, password }) => publicAddress !== false && password !== false,
    );
    for (const { path, publicAddress, password } of possible) {
      if (publicAddress === true && password === true) {
        report(resource.says(path, "asks for nodes with a public address that take a password, use keys"));
      }
    }
    const unknown = possible.find(({ publicAddress: a, password: b }) => a === undefined || b === undefined);
    if (unknown !== undefined) resource.demand(unknown.path);
  });
}
