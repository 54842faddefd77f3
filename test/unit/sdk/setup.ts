import * as pulumi from "@pulumi/pulumi";

/** What the engine would be told of a resource. */
export interface Registration {
  readonly type: string;
  readonly name: string;
  readonly id: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/**
 * Stands in for the engine; the list grows by each resource that is registered. Once for each file: what components
 * register late would meet another stand-in.
 */
export async function mockEngine(preview = false): Promise<Registration[]> {
  const registrations: Registration[] = [];
  await pulumi.runtime.setMocks(
    {
      call: () => ({}),
      newResource: ({ type, name, id, inputs }) => {
        registrations.push({ type, name, id: id ?? "", inputs: inputs as Registration["inputs"] });
        return {
          id: id === undefined || id === "" ? `${name}-id` : id,
          state: inputs as Registration["inputs"],
        };
      },
    },
    "proj",
    "dev",
    preview,
  );
  return registrations;
}

/** Properties and options as the base class hands them to the engine's SDK. */
export function capture(): {
  transformations: pulumi.ResourceTransformation[];
  seen: { props: Readonly<Record<string, unknown>>; opts: pulumi.CustomResourceOptions }[];
} {
  const seen: { props: Readonly<Record<string, unknown>>; opts: pulumi.CustomResourceOptions }[] = [];
  return {
    seen,
    transformations: [
      ({ props, opts }) => {
        seen.push({ props: props, opts });
        return undefined;
      },
    ],
  };
}

/** The value of an output. */
export function valueOf<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => output.apply((value) => resolve(value)));
}

export function isSecret(value: unknown): Promise<boolean> {
  return pulumi.Output.isInstance(value) ? pulumi.isSecret(value) : Promise.resolve(false);
}
