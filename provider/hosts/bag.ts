import type { ResourceDefinition } from "../core/definition";
import { type Path, sealed } from "../core/disclosure/places";
import { Identity } from "../core/identity";
import type {
  Checked,
  CheckResult,
  Context,
  Known,
  Notes,
  ObjectState,
  Properties,
  Wanted,
} from "../core/lifecycle";
import { isRecord, isUnknown, UNKNOWN } from "../core/schema/values";

/**
 * Properties that the SDK and the host put beside a resource's own: the engine stores them, and shows no more than their
 * names. What they mean stands in docs/architecture.md.
 */
export const INTERNAL = {
  provider: "__provider",
  identity: "__identity",
  organization: "__organization",
  timeouts: "__timeouts",
  secrets: "__secrets",
  adopt: "__adopt",
  createFirst: "__createFirst",
  ownProvider: "__ownProvider",
  kept: "__kept",
  unread: "__unread",
  unseenChanges: "__unseenChanges",
  incomplete: "__incomplete",
  release: "__release",
} as const;

/** Of the notes, those that stand in the outputs alone: the inputs are what check has answered. */
const OUTPUTS_ONLY: readonly string[] = [INTERNAL.incomplete, INTERNAL.release];

export function contextOf(bag: Properties): Context {
  const identity = textIn(bag, INTERNAL.identity);
  const timeouts = bag[INTERNAL.timeouts];
  return {
    identity: identity === undefined ? undefined : new Identity(identity),
    organization: textIn(bag, INTERNAL.organization),
    timeoutSeconds: isRecord(timeouts) ? timeouts : undefined,
    secrets: markedIn(bag),
    adopt: textIn(bag, INTERNAL.adopt),
    createFirst: bag[INTERNAL.createFirst] === true,
  };
}

/** Where the program has marked properties secret. The engine hands over values only. */
function markedIn(bag: Properties): Path[] {
  const marked = bag[INTERNAL.secrets];
  return Array.isArray(marked) ? marked.filter((path): path is Path => Array.isArray(path)) : [];
}

/**
 * Where the program has marked secrets, as check answers it. In a preview an output that is not known yet may turn out to
 * be one: then the whole is not known either, so that a plan of updates takes whatever it will be.
 */
export function notedSecrets(bag: Properties): Properties {
  const marked = bag[INTERNAL.secrets];
  return Array.isArray(marked) && marked.some(isUnknown) ? { [INTERNAL.secrets]: UNKNOWN } : {};
}

/** Properties with their secrets as `seal` writes them: of credentials, and of what the program has marked. */
export function sealedBag(
  { inputs, outputs }: ResourceDefinition,
  bag: Properties,
  seal: (value: unknown) => unknown,
): Properties {
  const fields = new Map([...outputs.fields, ...inputs.fields]);
  return sealed({ ...inputs, fields }, bag, markedIn(bag), seal) as Properties;
}

/** What the program asks for, of the properties that the engine hands over. */
export function wantedOf(bag: Properties): Wanted {
  return { inputs: ownOf(bag), context: contextOf(bag) };
}

/**
 * Whether inputs are those of an import, of which nothing has been applied yet. The dynamic form marks those that it has
 * applied, too, with the resource's identity beside.
 */
export function isImported(bag: Properties): boolean {
  return bag[INTERNAL.unread] === true && bag[INTERNAL.identity] === undefined;
}

/** The inputs of the last run; undefined where the resource is made in this one. */
export function checkedOf(bag: Properties | undefined): Checked | undefined {
  if (bag === undefined || Object.keys(bag).length === 0) return undefined;
  return { inputs: ownOf(bag), kept: textsIn(bag, INTERNAL.kept) };
}

/**
 * Why a check refuses, with the names of the properties in the texts: the engine prints the value of a property that a
 * failure itself names, secrets too.
 */
export function reasonsOf({ failures }: Pick<CheckResult, "failures">): string[] {
  return failures.map(({ property, reason }) => (property === "" ? reason : `${property}: ${reason}`));
}

/** What the state has of an object. `news` holds what check has noted for diff and update. */
export function knownOf(id: string, bag: Properties, news: Properties = {}): Known {
  const notes: Notes = {
    unread: bag[INTERNAL.unread] === true,
    incomplete: incompleteIn(bag),
    release: textIn(bag, INTERNAL.release),
  };
  return {
    id,
    outputs: ownOf(bag),
    notes,
    context: contextOf(bag),
    unseen: textsIn(news, INTERNAL.unseenChanges),
  };
}

/** The outputs of a create or update as the engine is to keep them, with what the program has put beside the inputs. */
export function packed(
  { outputs, notes: { incomplete, release } }: ObjectState,
  news: Properties,
): Properties {
  const { [INTERNAL.unread]: _unread, [INTERNAL.unseenChanges]: _unseen, ...internal } = internalOf(news);
  return {
    ...internal,
    ...outputs,
    ...(incomplete !== undefined && { [INTERNAL.incomplete]: incomplete }),
    ...(release !== undefined && { [INTERNAL.release]: release }),
  };
}

/** What stood beside the properties of a refreshed object, in its outputs and in its inputs. */
export function keptOf(
  bag: Properties,
  { unread, release }: Notes,
): { outputs: Properties; inputs: Properties } {
  const outputs = {
    ...internalOf(bag),
    ...(unread === true && { [INTERNAL.unread]: true }),
    ...(release !== undefined && { [INTERNAL.release]: release }),
  };
  const inputs = Object.entries(outputs).filter(([name]) => !OUTPUTS_ONLY.includes(name));
  return { outputs, inputs: Object.fromEntries(inputs) };
}

/** How long delete may take, where the program says so. */
export function deleteTimeout(bag: Properties): number | undefined {
  return contextOf(bag).timeoutSeconds?.delete;
}

/** A resource's own properties. */
export function ownOf(bag: Properties): Properties {
  return select(bag, (name) => !name.startsWith("__"));
}

export function internalOf(bag: Properties): Properties {
  return select(bag, (name) => name.startsWith("__"));
}

function select(bag: Properties, wanted: (name: string) => boolean): Properties {
  const entries = Object.entries(bag).filter(
    ([name, value]) => wanted(name) && value !== undefined && value !== null,
  );
  return Object.fromEntries(entries);
}

function textIn(bag: Properties, name: string): string | undefined {
  const value = bag[name];
  return typeof value === "string" && !isUnknown(value) ? value : undefined;
}

function incompleteIn(bag: Properties): Notes["incomplete"] {
  const value = bag[INTERNAL.incomplete];
  if (value === true) return true;
  return Array.isArray(value) ? value.map(String) : undefined;
}

function textsIn(bag: Properties, name: string): string[] {
  const value = bag[name];
  return Array.isArray(value) ? value.map(String) : [];
}
