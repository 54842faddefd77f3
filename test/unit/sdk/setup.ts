import { readFileSync } from "node:fs";
import { join } from "node:path";

import * as pulumi from "@pulumi/pulumi";

import { repositoryRoot } from "../../toolchain/repository";

/** This package's version. */
export const { version } = JSON.parse(readFileSync(join(repositoryRoot, "package.json"), "utf8")) as {
  version: string;
};

/** What the engine would be told of a resource. */
export interface Registration {
  readonly type: string;
  readonly name: string;
  readonly id: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** What the name of a resource begins with that gets no id, as one does that a preview says it will create. */
export const LATER = "later";

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
        const given = id === undefined || id === "" ? `${name}-id` : id;
        return {
          id: name.startsWith(LATER) ? "" : given,
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

/** The same, but to readers it is an engine that runs, so that they call their platforms. */
export async function runningEngine(preview = false): Promise<Registration[]> {
  const registrations = await mockEngine(preview);
  const mocks = pulumi.runtime.getMonitor();
  const methods = ["registerResource", "registerResourceOutputs", "readResource", "supportsFeature"] as const;
  const hidden = methods.map((name) => [name, mocks?.[name].bind(mocks)]);
  pulumi.runtime.setMockOptions(Object.fromEntries(hidden), "proj", "dev", preview);
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
      ({ resource }) => {
        const all = Reflect.get(resource, "__transformations") as pulumi.ResourceTransformation[];
        all.push(({ props, opts }) => {
          seen.push({ props, opts });
          return undefined;
        });
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
