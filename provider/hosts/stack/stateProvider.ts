import { isRecord } from "../../core/schema/values";
import type { Deployment, StateResource } from "./stackExport";
import { plainValue } from "./stateSecrets";
import { referenceTo } from "./stateOrder";

/** Runs the code of our resources; its inputs are the stack's configuration. */
const DYNAMIC_PROVIDER = "pulumi:providers:pulumi-nodejs";
/** Serves the resources of programs in any language. */
const PLUGIN_PROVIDER = "pulumi:providers:batchflow";
/** The instance whose connections are those of the stack's configuration: all others have their own. */
export const IS_DEFAULT = /::default(_[^:]*)?$/;
const REFERENCE = /^(urn:pulumi:[^:]+::[^:]+::(.+)::.+?)::([^:]+)$/s;

/**
 * A state in which the provider of a resource stands, and the reference to it: the engine refuses a resource without. A
 * destroy that came before takes the provider away, and a later run gives it another id. Undefined where it is not one
 * that can be made again.
 */
export async function withProvider(
  deployment: Deployment,
  { provider }: StateResource,
  configuration: () => Promise<Readonly<Record<string, unknown>>>,
): Promise<{ readonly deployment: Deployment; readonly provider: string } | undefined> {
  const [, urn, type, id] = REFERENCE.exec(provider ?? "") ?? [];
  if (typeof provider !== "string" || urn === undefined || id === undefined) return undefined;
  const present = deployment.resources ?? [];
  if (present.some((entry) => referenceTo(entry) === provider)) return { deployment, provider };
  const other = present.find((entry) => entry.urn === urn && entry.delete !== true);
  if (other !== undefined) return { deployment, provider: referenceTo(other) };
  if (type !== DYNAMIC_PROVIDER) return undefined;
  const inputs = { ...(await configuration()) };
  const added: StateResource = { urn, custom: true, id, type, inputs, outputs: inputs };
  return { deployment: { ...deployment, resources: [added, ...present] }, provider };
}

/**
 * The configuration of the provider that a program has made for a resource, secrets in clear; undefined where the stack's
 * configuration is that of the provider. Throws where the state does not have that provider.
 */
export function ownConfiguration(
  { resources }: Deployment,
  { provider }: StateResource,
): Readonly<Record<string, unknown>> | undefined {
  const [, urn, type] = REFERENCE.exec(provider ?? "") ?? [];
  if (urn === undefined || type !== PLUGIN_PROVIDER || IS_DEFAULT.test(urn)) return undefined;
  const instances = (resources ?? []).filter((entry) => entry.urn === urn);
  const entry = instances.find((one) => referenceTo(one) === provider) ?? instances[0];
  if (entry === undefined) {
    throw new Error("its provider, whose connections are in no configuration, has left the state");
  }
  const inputs = plainValue(entry.inputs);
  return isRecord(inputs) ? inputs : {};
}
