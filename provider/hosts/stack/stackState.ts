import { inOrder, isComplete } from "./stateOrder";
import { INTERNAL } from "../bag";
import type { Deployment, PendingOperation, StateResource } from "./stackExport";
import { hasSecret, secretValue } from "./stateSecrets";
import { resourceType } from "../token";

/** An operation that a run began on one of our resources and of which the state does not say how it ended. */
export interface OwnOperation {
  /** `platform:Type`. */
  readonly type: string;
  readonly urn: string;
  readonly kind: "creating" | "updating" | "deleting";
  /** Whether it is one on this resource's id; a creation has none. */
  readonly id: string | undefined;
  readonly entry: PendingOperation;
}

/** What a resource in state needs to say of an object that an interrupted run has made. */
export interface SettledObject {
  readonly id: string;
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Milliseconds since the epoch; absent where the platform does not tell. */
  readonly createTime?: number | undefined;
}

/** Set in the outputs of an object that the next update must bring to what the program declares. */
export const INCOMPLETE = INTERNAL.incomplete;
const CREATED = "an interrupted run created this object; `batchflow recover` brought it into the state";
const CHANGED = "a run was interrupted while it changed or deleted this object";

const KINDS: ReadonlySet<string> = new Set(["creating", "updating", "deleting"]);

/** The pending operations on this package's types, and all others. */
export function pendingOperations(deployment: Deployment): {
  readonly ours: readonly OwnOperation[];
  readonly others: readonly PendingOperation[];
} {
  const ours: OwnOperation[] = [];
  const others: PendingOperation[] = [];
  for (const entry of deployment.pending_operations ?? []) {
    const { urn, id } = entry.resource;
    const type = resourceType(entry.resource.type ?? "");
    if (type === undefined || !KINDS.has(entry.type)) others.push(entry);
    else ours.push({ type, urn, id: id ?? undefined, kind: entry.type as OwnOperation["kind"], entry });
  }
  return { ours, others };
}

export function resourcesOf(deployment: Deployment): readonly StateResource[] {
  return deployment.resources ?? [];
}

/** The entry that stands for a resource itself, not for an object that a replacement has still to delete. */
export function liveEntry(deployment: Deployment, urn: string): StateResource | undefined {
  return resourcesOf(deployment).find((entry) => entry.urn === urn && entry.delete !== true);
}

/** Whether an entry stands for an object, not only for one of the same id that was deleted to be replaced. */
export function isOf(id: string, entry: StateResource): boolean {
  return entry.id === id && entry.pendingReplacement !== true;
}

/** Takes one operation off the list. */
export function dropOperation(deployment: Deployment, entry: PendingOperation): Deployment {
  const others = (deployment.pending_operations ?? []).filter((other) => other !== entry);
  return { ...deployment, pending_operations: others };
}

/**
 * Puts the object of an interrupted creation into the state as not fully created. An entry whose object was deleted for
 * this replacement makes room; a live one is the old object of a replacement that creates first, and is to be deleted.
 */
export function settleCreating(
  deployment: Deployment,
  operation: OwnOperation,
  object: SettledObject,
  provider = operation.entry.resource.provider,
): Deployment {
  const rest = dropOperation(deployment, operation.entry);
  const present = resourcesOf(rest);
  if (present.some((entry) => entry.urn === operation.urn && isOf(object.id, entry))) return rest;
  const added = settled(present, { ...operation.entry.resource, provider }, object);
  const old = present.findIndex((entry) => entry.urn === operation.urn && entry.delete !== true);
  const replaced = present[old];
  if (replaced === undefined) return { ...rest, resources: inOrder([...present, added]) };
  const kept = replaced.pendingReplacement === true ? [] : [{ ...replaced, delete: true }];
  const resources = [...present.slice(0, old), added, ...kept, ...present.slice(old + 1)];
  return { ...rest, resources: inOrder(resources) };
}

function settled(
  present: readonly StateResource[],
  resource: StateResource,
  { id, outputs, createTime }: SettledObject,
): StateResource {
  const known = new Set(present.map(({ urn }) => urn));
  const isKnown = (urn: string | null | undefined) => typeof urn === "string" && known.has(urn);
  const entry: Record<string, unknown> = {
    ...resource,
    custom: true,
    id,
    outputs: settledOutputs(resource, outputs),
    initErrors: [CREATED],
    ...(createTime !== undefined && { created: new Date(createTime).toISOString() }),
  };
  // What it refers to may have left the state since, with a destroy.
  for (const name of ["parent", "deletedWith"] as const) if (!isKnown(resource[name])) delete entry[name];
  for (const name of ["dependencies", "replaceWith"] as const) {
    if (resource[name]) entry[name] = resource[name].filter(isKnown);
  }
  if (resource.propertyDependencies) {
    entry.propertyDependencies = Object.fromEntries(
      Object.entries(resource.propertyDependencies).map(([name, urns]) => [
        name,
        (urns ?? []).filter(isKnown),
      ]),
    );
  }
  delete entry.delete;
  delete entry.pendingReplacement;
  return entry as StateResource;
}

/** As the engine does it: what has the name of a secret input is secret, and what the resource says is. */
function settledOutputs(
  resource: StateResource,
  outputs: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const inputs = resource.inputs ?? {};
  const named = new Set(resource.additionalSecretOutputs ?? []);
  const marked = Object.entries(outputs).map(([name, value]) => {
    const isSecret = named.has(name) || hasSecret(inputs[name]);
    return [name, isSecret && !hasSecret(value) ? secretValue(value) : value] as const;
  });
  return { ...inputs, ...Object.fromEntries(marked), [INCOMPLETE]: true };
}

/**
 * Takes a resource whose object is gone out of the state. Where others depend on it, it stays as one whose object was
 * deleted for a replacement: the engine then creates it anew, or drops it, without a call of delete.
 */
export function dropResource(deployment: Deployment, urn: string, id: string): Deployment {
  const present = resourcesOf(deployment);
  const gone = present.find((entry) => entry.urn === urn && entry.id === id);
  if (gone === undefined) return deployment;
  const rest = present.filter((entry) => entry !== gone);
  if (isComplete(rest)) return { ...deployment, resources: rest };
  // One that waits for its deletion is asked for again by the next run, which finds nothing.
  if (gone.delete === true) return deployment;
  const kept = { ...gone, pendingReplacement: true };
  return { ...deployment, resources: present.map((entry) => (entry === gone ? kept : entry)) };
}

/** Makes the next `up` bring the resource to what the program declares, though state may say that it is so. */
export function markForConvergence(deployment: Deployment, urn: string): Deployment {
  const resources = resourcesOf(deployment).map((entry) =>
    entry.urn === urn && entry.delete !== true
      ? {
          ...entry,
          outputs: { ...entry.outputs, [INCOMPLETE]: true },
          initErrors: [...new Set([...(entry.initErrors ?? []), CHANGED])],
        }
      : entry,
  );
  return { ...deployment, resources };
}
