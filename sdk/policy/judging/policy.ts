import type {
  EnforcementLevel,
  Policy,
  PolicyConfigSchema,
  ResourceValidationPolicy,
  StackValidationPolicy,
} from "@pulumi/policy";

import { type Subject, subjectOf } from "./subject";

/** What every policy takes. */
export interface PolicyOptions {
  /** The policy's name, for packs that have two of one kind. Default: that of the function, such as `max-nodes-per-stack`. */
  readonly name?: string | undefined;
  /** What a violation does. The pack's configuration goes before. Default: `mandatory`. */
  readonly enforcementLevel?: EnforcementLevel | undefined;
}

/** What a policy is. */
export interface About {
  readonly name: string;
  readonly description: string;
  /** Options that the pack's configuration may set, too. */
  readonly configurable?: PolicyConfigSchema["properties"];
}

type Report = (violation: string) => void;

/** A policy on each resource of this package that it applies to. */
export function resourcePolicy<O extends PolicyOptions>(
  about: About & { readonly appliesTo: (resource: Subject) => boolean },
  options: O,
  judge: (resource: Subject, options: O, report: Report) => void,
): ResourceValidationPolicy {
  return {
    ...head(about, options),
    async validateResource(args, report) {
      const resource = await subjectOf(args);
      if (resource === undefined || !about.appliesTo(resource)) return args.notApplicable();
      judge(resource, { ...options, ...args.getConfig<Partial<O>>() }, report);
    },
  };
}

/** A policy on all resources of this package together. */
export function stackPolicy<O extends PolicyOptions>(
  about: About,
  options: O,
  judge: (resources: readonly Subject[], options: O, report: Report) => void,
): StackValidationPolicy {
  return {
    ...head(about, options),
    async validateStack(args, report) {
      const resources = (await Promise.all(args.resources.map(subjectOf))).filter((one) => one !== undefined);
      judge(resources, { ...options, ...args.getConfig<Partial<O>>() }, report);
    },
  };
}

/** What the pack says of a policy. */
export function head({ description, configurable, ...about }: About, options: PolicyOptions): Policy {
  const { name = about.name, enforcementLevel = "mandatory" } = options;
  return {
    name,
    description,
    enforcementLevel,
    ...(configurable && { configSchema: { properties: configurable } }),
  };
}
