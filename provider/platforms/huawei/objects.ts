import type { Found, ObjectOperation } from "../../core/operation";
import type { Lookup } from "../../core/lookup";
import { hasCode, InvalidInputError, NotFoundError } from "../../core/errors";
import { isRecord } from "../../core/schema/unknowns";
import { waitUntil } from "../../core/wait";
import type { HuaweiClient } from "./client";
import { stateOf } from "./executionState";
import type { GcsClient } from "./gcsClient";
import type { Call } from "./request";
import { memberOf, timeOf, type Wire } from "./wire";

/** A kind of object of the Gene Container Service, and how its list is read. */
export interface ObjectKind {
  /** For people. */
  readonly name: string;
  readonly path: string;
  readonly actions: { readonly read: string; readonly list: string };
  /** The member of the list's answer that holds its entries, by which it is paged. */
  readonly entries: string;
  /** The objects in an entry. */
  readonly inEntry: (entry: Wire) => readonly Wire[];
  /** What one object says of itself, in the list and by itself. */
  readonly own: (wire: Wire) => Wire;
  readonly key: string;
  /** Whether an object is on its way out: it counts as gone, though the service still shows it. */
  readonly isLeaving: (wire: Wire) => boolean;
  /** Whether the list has a filter by a part of the name. */
  readonly filtersByName: boolean;
}

const items = (answer: unknown, name: string): Wire[] => {
  const list: unknown = isRecord(answer) ? answer[name] : undefined;
  return Array.isArray(list) ? list.filter(isRecord) : [];
};
const itself = (wire: Wire): Wire => wire;
const alone = (wire: Wire): readonly Wire[] => [wire];
/** Where no state tells it. */
const never = (): boolean => false;

export const ENVIRONMENTS: ObjectKind = {
  name: "environment",
  path: "/v1/environments",
  actions: { read: "getEnvironment", list: "getEnvironments" },
  entries: "environments",
  inEntry: alone,
  own: itself,
  key: "guid",
  isLeaving: ({ status }) => status === "Deleting",
  filtersByName: false,
};
export const WORKFLOWS: ObjectKind = {
  name: "workflow",
  path: "/v1/workflows",
  actions: { read: "getWorkflow", list: "getWorkflows" },
  entries: "workflow",
  inEntry: alone,
  // A single read is described with and without the member around it.
  own: (wire) => (isRecord(wire.workflow) ? wire.workflow : wire),
  key: "id",
  isLeaving: never,
  filtersByName: true,
};
export const EXECUTIONS: ObjectKind = {
  name: "execution",
  path: "/v1/executions",
  actions: { read: "getExecution", list: "getExecutions" },
  entries: "executions",
  inEntry: alone,
  own: (wire) => memberOf(wire, "execution"),
  key: "guid",
  isLeaving: (wire) => stateOf(wire).leaving,
  filtersByName: true,
};
export const TOOLS: ObjectKind = {
  name: "tool",
  path: "/v1/tools",
  actions: { read: "getTool", list: "getTools" },
  entries: "tools",
  // The versions of one tool.
  inEntry: (group) => items(group, "tool"),
  own: itself,
  key: "guid",
  isLeaving: never,
  filtersByName: true,
};

const PAGE_SIZE = 100;
const BAD_OFFSET = "GCS.4003007";

/**
 * All objects of a list. The service may give shorter pages than it is asked for: only the number of all, or a page that
 * brings nothing new, ends the list.
 */
export async function listObjects(
  client: GcsClient,
  kind: ObjectKind,
  query: Call["query"],
  signal: AbortSignal,
): Promise<Wire[]> {
  const found = new Map<unknown, Wire>();
  for (let offset = 0; ;) {
    const answer = await readPage(client, kind, { ...query, offset, limit: PAGE_SIZE }, signal);
    const entries = items(answer, kind.entries);
    const before = found.size;
    for (const wire of entries.flatMap(kind.inEntry)) found.set(kind.own(wire)[kind.key], wire);
    offset += entries.length;
    const total = isRecord(answer) ? answer.total_num : undefined;
    const isLast = typeof total === "number" && offset >= total;
    if (isLast || found.size === before) return [...found.values()];
  }
}

async function readPage(
  client: GcsClient,
  { actions, path }: ObjectKind,
  query: NonNullable<Call["query"]> & { readonly offset: number },
  signal: AbortSignal,
): Promise<unknown> {
  try {
    return await client.call({ action: actions.list, method: "GET", path, query, signal, idempotent: true });
  } catch (error) {
    // An offset behind the last object may be refused instead of answered with an empty page.
    const isBehind = error instanceof InvalidInputError && hasCode(error, BAD_OFFSET);
    if (!isBehind || query.offset === 0) throw error;
    return undefined;
  }
}

/** An object by its id; undefined where it does not exist, which the service may also tell with status 400. */
export async function readObject(
  client: GcsClient,
  kind: ObjectKind,
  id: string,
  signal: AbortSignal,
): Promise<Wire | undefined> {
  try {
    return await neededObject(client, kind, id, signal);
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

/** An object by its id. Throws NotFoundError where it does not exist. */
export async function neededObject(
  client: GcsClient,
  kind: ObjectKind,
  id: string,
  signal: AbortSignal,
): Promise<Wire> {
  const path = `${kind.path}/${encodeURIComponent(id)}`;
  const { read: action } = kind.actions;
  const answer = await ofObject(client, kind, id, { action, method: "GET", path, signal, idempotent: true });
  return isRecord(answer) ? answer : {};
}

/** A call on one object. Throws NotFoundError where the object does not exist. */
export async function ofObject(
  client: GcsClient,
  kind: ObjectKind,
  id: string,
  call: Call,
): Promise<unknown> {
  return told(client, kind, id, call, () => client.call(call));
}

/** The text that a call on one object answers. */
export async function textOfObject(
  client: GcsClient,
  kind: ObjectKind,
  id: string,
  call: Call,
): Promise<string> {
  return told(client, kind, id, call, () => client.text(call));
}

/** Turns a refusal with status 400 into NotFoundError where the list does not have the object either. */
async function told<T>(
  client: GcsClient,
  kind: ObjectKind,
  id: string,
  { action, signal }: Call,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof InvalidInputError) || error.failure.status !== 400) throw error;
    const all = await listObjects(client, kind, {}, signal);
    if (all.some((wire) => kind.own(wire)[kind.key] === id)) throw error;
    throw new NotFoundError(`there is no ${kind.name} ${id}`, { action });
  }
}

/** The objects of a name that also fit otherwise, the newest first. */
export async function findNamed(
  client: GcsClient,
  kind: ObjectKind,
  name: string,
  signal: AbortSignal,
  fits: (own: Wire) => boolean = () => true,
): Promise<readonly Found[]> {
  const listed = await listObjects(client, kind, kind.filtersByName ? { name } : {}, signal);
  return listed
    .filter((wire) => !kind.isLeaving(wire))
    .map((wire) => kind.own(wire))
    .filter((own) => own.name === name && fits(own))
    .map((own) => ({ id: String(own[kind.key]), createTime: timeOf(own.create_at) }))
    .sort((a, b) => (b.createTime ?? 0) - (a.createTime ?? 0));
}

/** How objects of a kind are found again: nothing tells whose they are but their names. */
export function byName<I extends Readonly<Record<string, unknown>>>(
  kind: ObjectKind,
  member: keyof I & string,
  options: {
    /** Whether an object of the name is in the way of one with these inputs. */
    readonly fits?: (own: Wire, inputs: I) => boolean;
    readonly version?: (inputs: I) => string | undefined;
  } = {},
): Lookup<HuaweiClient, I> {
  const { fits = () => true, version = () => undefined } = options;
  const nameIn = (inputs: I) => String(inputs[member]);
  return {
    what: (inputs) => {
      const name = [nameIn(inputs), version(inputs)].filter((part) => part !== undefined).join(":");
      return `${kind.name} ${JSON.stringify(name)}`;
    },
    name: member,
    // No document says so, nor the contrary.
    unique: true,
    find: ({ client, inputs, signal }) =>
      findNamed(client.gcs, kind, nameIn(inputs), signal, (own) => fits(own, inputs)),
  };
}

/** Waits until an object is not there any more: one that was deleted still shows for a while. */
export async function waitUntilGone(
  { client, id, signal, log }: ObjectOperation<{ readonly gcs: GcsClient }>,
  kind: ObjectKind,
): Promise<void> {
  await waitUntil({
    what: `the deletion of the ${kind.name}`,
    signal,
    log,
    poll: async () => {
      const wire = await readObject(client.gcs, kind, id, signal);
      return wire === undefined ? { done: undefined } : { progress: "it is still there" };
    },
  });
}
