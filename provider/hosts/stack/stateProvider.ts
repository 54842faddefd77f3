import type { Deployment, StateResource } from "./stackExport";
import { referenceTo } from "./stateOrder";

/** Runs the code of our resources; its inputs are the stack's configuration. */
const DYNAMIC_PROVIDER = "pulumi:providers:pulumi-nodejs";
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
