import type { ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";

import { type PolicyOptions, resourcePolicy, stackPolicy } from "./judging/policy";
import { countsInStack, hasMachines, listed } from "./judging/machines";

/** Arguments of `maxNodesPerEnvironment` and `maxNodesPerStack`. */
export interface MaxNodesOptions extends PolicyOptions {
  /** The most nodes. The pack's configuration may set it, too. Range: at least 0. */
  readonly nodes: number;
}

const configurable = { nodes: { type: "integer", minimum: 0 } } as const;

/**
 * No environment has more nodes than the limit: neither a named one nor that of a task in a job or template. The nodes
 * of a task are the instances of it that may run at once.
 */
export function maxNodesPerEnvironment(options: MaxNodesOptions): ResourceValidationPolicy {
  const about = {
    name: "max-nodes-per-environment",
    description: "No environment has more nodes than the limit.",
    configurable,
    appliesTo: hasMachines,
  };
  return resourcePolicy(about, options, (resource, { nodes: limit }, report) => {
    for (const { path, nodes = 0 } of resource.machines) {
      if (nodes > limit) {
        report(resource.says(path, `asks for ${nodes} nodes, at most ${limit} are allowed`));
      }
    }
    const unknown = resource.machines.find(({ nodes }) => nodes === undefined);
    if (unknown !== undefined) resource.demand(unknown.path);
  });
}

/**
 * The environments of the stack together have no more nodes than the limit. Templates do not count: how many of their
 * tasks run at once is not the stack's to say.
 */
export function maxNodesPerStack(options: MaxNodesOptions): StackValidationPolicy {
  const about = {
    name: "max-nodes-per-stack",
    description: "The environments of the stack together have no more nodes than the limit.",
    configurable,
  };
  return stackPolicy(about, options, (resources, { nodes: limit }, report) => {
    const counted = countsInStack(resources);
    const sum = counted.reduce((total, { machines: { nodes = 0 } }) => total + nodes, 0);
    if (sum > limit) {
      const parts = counted.filter(({ machines: { nodes = 0 } }) => nodes > 0);
      const texts = parts.map(({ resource, machines: { path, nodes = 0 } }) =>
        resource.says(path, `asks for ${nodes}`),
      );
      report(`The stack asks for ${sum} nodes, at most ${limit} are allowed. ${listed(texts)}`);
    }
    const unknown = counted.find(({ machines: { nodes } }) => nodes === undefined);
    if (unknown !== undefined) unknown.resource.demand(unknown.machines.path);
  });
}
