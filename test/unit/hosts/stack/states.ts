import type {
  Deployment,
  PendingOperation,
  StateResource,
} from "../../../../provider/hosts/stack/stackExport";
import { type OwnOperation, pendingOperations } from "../../../../provider/hosts/stack/stackState";
import { dynamicType } from "../../../../provider/hosts/token";

/** The engine's type of a resource of ours. */
export const TYPE = dynamicType("tencent:Job");
export const urnOf = (name: string) => `urn:pulumi:dev::shop::${TYPE}::${name}`;
/** The URN of the engine's provider of all dynamic resources. */
export const PROVIDER = "urn:pulumi:dev::shop::pulumi:providers:pulumi-nodejs::default";
export const provider: StateResource = { urn: PROVIDER, type: "pulumi:providers:pulumi-nodejs", id: "p1" };
export const resource = (name: string, more: Partial<StateResource> = {}): StateResource => ({
  urn: urnOf(name),
  type: TYPE,
  custom: true,
  id: `${name}-1`,
  provider: `${PROVIDER}::p1`,
  ...more,
});
/** An operation on a resource that has no id yet. */
export const pending = (
  name: string,
  type = "creating",
  more: Partial<StateResource> = {},
): PendingOperation => {
  const { id: _id, ...rest } = resource(name);
  return { type, resource: { ...rest, ...more } };
};
/** A pending operation as the tools see it. */
export function own(entry: PendingOperation): OwnOperation {
  const [operation] = pendingOperations({ pending_operations: [entry] }).ours;
  if (operation === undefined) throw new Error("it is none of ours");
  return operation;
}
/** The ids of a state's resources; those that wait for their deletion with a `!`. */
export const ids = ({ resources }: Deployment) =>
  resources?.map(({ id, delete: gone }) => (gone ? `${id}!` : id));

/** What `pulumi stack import` refuses, as the engine's VerifyIntegrity has it. */
export function faults({ resources = [] }: Deployment): string[] {
  const seen = new Set<string>();
  const providers = new Set<string>();
  const found: string[] = [];
  for (const entry of resources ?? []) {
    if (entry.type?.startsWith("pulumi:providers:")) providers.add(`${entry.urn}::${entry.id}`);
    if (entry.provider && !providers.has(entry.provider) && entry.pendingReplacement !== true) {
      found.push(`${entry.urn}: unknown provider`);
    }
    const lists = [entry.dependencies, entry.replaceWith, ...Object.values(entry.propertyDependencies ?? {})];
    const references = [entry.parent, entry.deletedWith, ...lists.flatMap((list) => list ?? [])];
    for (const urn of references)
      if (urn && !seen.has(urn)) found.push(`${entry.urn}: ${urn} is not before it`);
    seen.add(entry.urn);
  }
  for (const urn of seen) {
    const live = resources?.filter((entry) => entry.urn === urn && entry.delete !== true) ?? [];
    if (live.length > 1) found.push(`${urn}: twice`);
  }
  return found;
}
