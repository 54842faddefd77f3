import type { TestStack } from "../toolchain/stack";

export interface StateSize {
  /** Bytes of the state file for each resource. */
  readonly bytesPerResource: number;
  /** What of them is not the properties that the program and the platform give: those are the same in each form. */
  readonly besideBytes: number;
  /** Bytes of the longest `__provider`, of which each dynamic resource has two; undefined where none has one. */
  readonly providerBytes: number | undefined;
}

type Properties = Readonly<Record<string, unknown>> & { readonly __provider?: string };

interface StateFile {
  readonly checkpoint: {
    readonly latest: {
      readonly resources: readonly {
        readonly id?: string;
        readonly type: string;
        readonly inputs?: Properties;
        readonly outputs?: Properties;
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
  const propertyBytes = own
    .flatMap(({ inputs = {}, outputs = {} }) => [...Object.entries(inputs), ...Object.entries(outputs)])
    .filter(([name]) => !name.startsWith("__"))
    .reduce((sum, member) => sum + Buffer.byteLength(JSON.stringify(member)), 0);
  return {
    bytesPerResource: Buffer.byteLength(text) / count,
    besideBytes: (Buffer.byteLength(text) - propertyBytes) / count,
    providerBytes:
      providers.length === 0
        ? undefined
        : Math.max(...providers.map((provider) => Buffer.byteLength(provider))),
  };
}
