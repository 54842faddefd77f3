import type { TestStack } from "../toolchain/stack";

export interface StateSize {
  /** Bytes of the state file for each resource. */
  readonly bytesPerResource: number;
  /** Bytes of the longest `__provider`, of which each resource has two. */
  readonly providerBytes: number;
}

interface StateFile {
  readonly checkpoint: {
    readonly latest: {
      readonly resources: readonly { readonly inputs?: { readonly __provider?: string } }[];
    };
  };
}

/** How large a stack of `count` resources is in its backend. */
export function sizeOfState(stack: TestStack, count: number): StateSize {
  const text = stack.stateText();
  const { resources } = (JSON.parse(text) as StateFile).checkpoint.latest;
  const providers = resources.flatMap(({ inputs }) => inputs?.__provider ?? []);
  if (providers.length !== count) {
    throw new Error(`the state of ${stack.project} has ${providers.length} resources, not ${count}`);
  }
  return {
    bytesPerResource: Buffer.byteLength(text) / count,
    providerBytes: Math.max(...providers.map((provider) => Buffer.byteLength(provider))),
  };
}
