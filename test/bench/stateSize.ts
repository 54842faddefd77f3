import type { TestStack } from "../toolchain/stack";

export interface StateSize {
  /** Bytes of the state file for each resource. */
  readonly bytesPerResource: number;
  /** Bytes of the longest `__provider`, of which each dynamic resource has two; undefined where none has one. */
  readonly providerBytes: number | undefined;
}

interface StateFile {
  readonly checkpoint: {
    readonly latest: {
      readonly resources: readonly {
        readonly id?: string;
        readonly type: string;
        readonly inputs?: { readonly __provider?: string };
      }[];
    };
  };
}

/** How large a stack of `count` resources is in its backend. */
export function sizeOfState(stack: TestStack, count: number): StateSize {
  const text = stack.stateText();
  const { resources } = (JSON.parse(text) as StateFile).checkpoint.latest;
  const own = resources.filter(({ id, type }) => id !== undefined && !type.startsWith("pulumi:"));
  if (own.length !== count) {
    throw new Error(`the state of ${stack.project} has ${own.length} resources, not ${count}`);
  }
  const providers = own.flatMap(({ inputs }) => inputs?.__provider ?? []);
  return {
    bytesPerResource: Buffer.byteLength(text) / count,
    providerBytes:
      providers.length === 0
        ? undefined
        : Math.max(...providers.map((provider) => Buffer.byteLength(provider))),
  };
}
