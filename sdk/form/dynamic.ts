import * as pulumi from "@pulumi/pulumi";

import { UNKNOWN } from "../../provider/core/schema/values";
import { dynamicType, identityUrn, pluginType, pluginUrn, providerSource } from "../../provider/hosts/token";
import { secondsOf } from "../duration";
import { refusal } from "../refusal";
import { holdsPending, markedSecrets } from "../secrets";
import type { Arguments, Form, ResourceSpec } from ".";
import { hasOwnProvider, requirePackage } from "./dynamicProvider";

/** What stands for an organization in backends that have none. */
const NO_ORGANIZATION = "organization";

/** Resources of the engine's dynamic-provider process, which is told by properties what the engine tells a plugin. */
export const dynamicForm: Form = {
  other: { type: pluginType, urn: pluginUrn },
  options: ({ secretOutputs }) => ({ additionalSecretOutputs: [...secretOutputs] }),
  beside: ({ type }, name, options) => ({
    __provider: providerSource(type),
    __identity: identity(type, name, options),
    ...organization(),
  }),
  besideLast(spec, name, properties, options) {
    const resource = `${spec.type} ${name}`;
    refuseImport(resource, options);
    requirePackage();
    return withoutAbsent({
      __secrets: marks(properties, spec),
      __timeouts: timeouts(resource, options.customTimeouts),
      __createFirst: standsBeside(options) || undefined,
      __ownProvider: hasOwnProvider(dynamicType(spec.type), options) || undefined,
    });
  },
};

/** The engine would call a program's provider code, which an import does not have yet, and fail without a word. */
function refuseImport(resource: string, options: pulumi.CustomResourceOptions): void {
  if (options.import === undefined) return;
  throw refusal(
    new TypeError(
      `${resource}: the option \`import\` does not work with dynamic resources: use \`pulumi-batchflow/plugin\`, \`adopt\`, or \`batchflow import\` with \`pulumi import --file\``,
    ),
  );
}

/** Without what is undefined: each property costs the engine's SDK an output, four promises and their stacks. */
function withoutAbsent(properties: Arguments): Arguments {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}

/** Where the program has marked values secret; absent where nowhere. */
function marks(properties: Arguments, { secretInputs }: ResourceSpec): Promise<unknown> | undefined {
  const own = Object.fromEntries(Object.entries(properties).filter(([name]) => !name.startsWith("__")));
  if (!holdsPending(own)) return undefined;
  return markedSecrets(own, secretInputs, UNKNOWN).then((marked) =>
    marked.length === 0 ? undefined : marked,
  );
}

/** Whether the old object is still there when a replacement is made. */
function standsBeside({ deleteBeforeReplace, retainOnDelete }: pulumi.CustomResourceOptions): boolean {
  return deleteBeforeReplace === false || retainOnDelete === true;
}

/** The stack's organization, where the backend has such: with it the stack's own state is found. */
function organization(): Arguments {
  try {
    const name = pulumi.getOrganization();
    return name === NO_ORGANIZATION ? {} : { __organization: name };
  } catch {
    // Outside a run of the engine, as in a unit test, there is none.
    return {};
  }
}

/** The resource's identity as a promise: as an output it would depend on the parent, and so on its own siblings. */
function identity(type: string, name: string, { parent }: pulumi.CustomResourceOptions): Promise<string> {
  const urn = pulumi.createUrn(name, dynamicType(type), parent);
  // A parent may be of the plugin's type.
  return new Promise((resolve) => urn.apply((text) => resolve(identityUrn(text))));
}

/** The time limits of operations, in seconds; absent where the program sets none. */
function timeouts(
  resource: string,
  custom: pulumi.CustomResourceOptions["customTimeouts"],
): Readonly<Record<string, number>> | undefined {
  const limits = Object.entries(custom ?? {}).flatMap(([operation, value]) => {
    const seconds = secondsOf(value, `${resource}: customTimeouts.${operation}`);
    return seconds === undefined ? [] : [[operation, seconds] as const];
  });
  return limits.length === 0 ? undefined : Object.fromEntries(limits);
}
