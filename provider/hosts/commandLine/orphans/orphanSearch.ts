import type { MarkedObject } from "../../../core/operation";
import { messageOf } from "../../../core/errors";
import { type Deployment, hasObject, type StateResource } from "../../stack/stackExport";
import { plainValue } from "../../stack/stateSecrets";
import { pendingOperations, resourcesOf } from "../../stack/stackState";
import { platformOf } from "../../../registry";
import { dynamicType, identityUrn, resourceType } from "../../token";

/** Asks the platforms for the objects of all types. */
export interface Inventory {
  /** The types of a platform whose marked objects can be listed; none where there is no such platform. */
  typesOf(platform: string): readonly string[] | Promise<readonly string[]>;
  /** The marked objects of a type. Rejects where the connection cannot be used. */
  list(type: string, connection: string): Promise<readonly MarkedObject[]>;
  /** What `who` would be for a resource. */
  whoIs(identity: string): string;
  delete(type: string, id: string, connection: string): Promise<void>;
}

/**
 * `left`: a resource of these stacks made it, and no state has it. `interrupted`: so did a creation that is still
 * pending. `retained`: so did a resource whose objects are to be kept. `unknown`: its mark is of no resource in these
 * states; it may be another stack's or another project's.
 */
export type Standing = "left" | "interrupted" | "retained" | "unknown";

export interface Orphan extends MarkedObject {
  readonly type: string;
  readonly connection: string;
  readonly standing: Standing;
  /** The identity, a URN, of the resource that made it; absent where it is not known. */
  readonly resource?: string;
}

/** What the states of the named stacks say. */
export interface Known {
  /** The URNs of the resources whose objects stand in a state, by `type id`. */
  readonly objects: ReadonlyMap<string, string>;
  /** The identities of resources, those that are being created included. */
  readonly identities: readonly string[];
  /** The identities of those that are being created. */
  readonly pending: ReadonlySet<string>;
  /** The identities of those with the option `retainOnDelete`: a replacement leaves the old object on purpose. */
  readonly retained: ReadonlySet<string>;
  /** The platforms of the connections that resources use. */
  readonly connections: ReadonlyMap<string, string>;
}

export function knownFrom(deployments: readonly Deployment[]): Known {
  const retained = new Set<string>();
  const objects = new Map<string, string>();
  const identities = new Set<string>();
  const pending = new Set<string>();
  const connections = new Map<string, string>();
  const note = (entry: StateResource, isPending: boolean) => {
    const type = resourceType(entry.type ?? "");
    if (type === undefined) return;
    for (const identity of identitiesOf(entry)) {
      identities.add(identity);
      if (isPending) pending.add(identity);
      if (entry.retainOnDelete === true) retained.add(identity);
    }
    if (entry.id && hasObject(entry)) objects.set(objectKey(type, entry.id), entry.urn);
    const platform = platformOf(type);
    const name = plainValue(entry.inputs?.connection ?? entry.outputs?.connection);
    // A platform's default connection has the platform's name.
    connections.set(typeof name === "string" ? name : platform, platform);
  };
  for (const deployment of deployments) {
    for (const entry of resourcesOf(deployment)) note(entry, false);
    for (const { entry, kind } of pendingOperations(deployment).ours)
      note(entry.resource, kind === "creating");
  }
  return { objects, identities: [...identities], pending, retained, connections };
}

/** A rename or an alias leaves objects behind that carry the mark of an earlier URN. */
function identitiesOf({ urn, inputs, outputs, aliases }: StateResource): string[] {
  const own = plainValue(inputs?.__identity ?? outputs?.__identity);
  const former: unknown[] = Array.isArray(aliases) ? aliases : [];
  const urns = [urn, ...former].filter((one) => typeof one === "string").map(identityUrn);
  return [own, ...urns].filter((identity) => typeof identity === "string");
}

export function objectKey(type: string, id: string): string {
  return `${type} ${id}`;
}

/** The marked objects that no state has, and where they cannot be listed why. */
export async function findOrphans(
  known: Known,
  configured: readonly string[],
  inventory: Inventory,
): Promise<{ readonly orphans: readonly Orphan[]; readonly failures: readonly string[] }> {
  // Of a connection that no resource uses only a platform's own name says whose it is.
  const places = new Map([...configured.map((name) => [name, name] as const), ...known.connections]);
  const whose = whoseMarks(known, inventory);
  const orphans: Orphan[] = [];
  const failures: string[] = [];
  for (const [connection, platform] of places) {
    for (const type of await inventory.typesOf(platform)) {
      try {
        const marked = await inventory.list(type, connection);
        const unheld = marked.filter(({ id }) => !known.objects.has(objectKey(type, id)));
        orphans.push(
          ...unheld.map((object) => ({
            ...object,
            type,
            connection,
            ...makerOf(object, type, whose, known),
          })),
        );
      } catch (error) {
        failures.push(`${type} by connection ${connection}: ${messageOf(error)}`);
      }
    }
  }
  return { orphans, failures };
}

/** The identities of the resources that the states know, by their marks. */
export function whoseMarks(
  { identities }: Known,
  { whoIs }: Pick<Inventory, "whoIs">,
): ReadonlyMap<string, string> {
  return new Map(identities.map((identity) => [whoIs(identity), identity]));
}

/** Which resource has made an object that no state has, by its mark. */
export function makerOf(
  { who: mark }: Pick<MarkedObject, "who">,
  type: string,
  whose: ReadonlyMap<string, string>,
  { pending, retained }: Known,
): Pick<Orphan, "standing" | "resource"> {
  const resource =
    whose.get(mark) ??
    [...whose].find(([who, identity]) => isMade(mark, who) && isOfType(identity, type))?.[1];
  if (resource === undefined) return { standing: "unknown" };
  const kept = retained.has(resource) ? "retained" : "left";
  return { standing: pending.has(resource) ? "interrupted" : kept, resource };
}

const FEWEST_DIGITS = 7;

/** Whether the digits of a generated name are the first of a resource's. */
function isMade(digits: string, who: string): boolean {
  return digits.length >= FEWEST_DIGITS && who.startsWith(digits);
}

function isOfType(identity: string, type: string): boolean {
  return identity.includes(`${dynamicType(type)}::`);
}
