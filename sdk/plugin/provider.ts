import * as pulumi from "@pulumi/pulumi";

import type { ProviderArgs } from "./connections";
import { PLUGIN } from "./package";

const NAME = "batchflow";

/**
 * A provider with connections of its own, for the option `provider`. It is a process of its own. Readers and functions
 * run in the program, and use the connections of the stack's configuration.
 */
export class Provider extends pulumi.ProviderResource {
  /** The package's name, by which the engine's SDK knows the class. */
  static readonly __pulumiType: string = NAME;

  constructor(name: string, args: ProviderArgs = {}, options?: pulumi.ResourceOptions) {
    super(NAME, name, texts(args), pulumi.mergeOptions({ ...PLUGIN }, options));
  }

  /** Whether an object is a Provider, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is Provider {
    return (
      pulumi.ProviderResource.isInstance(object) &&
      Reflect.get(object, "__pulumiType") === `pulumi:providers:${NAME}`
    );
  }
}

/** Arguments as a provider's configuration has them in every language: texts, of which each holds credentials. */
function texts(args: ProviderArgs): Record<string, pulumi.Output<string>> {
  const given = Object.entries(args).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(
    given.map(([name, value]) => [name, pulumi.secret(pulumi.jsonStringify(value as unknown))]),
  );
}
