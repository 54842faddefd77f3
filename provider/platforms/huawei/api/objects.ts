import { hasCode, InvalidInputError, NotFoundError, UnexpectedAnswerError } from "../../../core/errors";
import { deleteInSteps } from "../../../core/deletion";
import type { Lookup } from "../../../core/lookup";
import type { Found, Listed, ObjectOperation } from "../../../core/operation";
import type { Call, Query } from "../../../core/rest/call";
import { itemsIn, listByOffset, type OffsetPage } from "../../../core/rest/paging";
import { ifPresent } from "../../../core/rest/presence";
import { nonEmpty, type Wire } from "../../../core/schema/wire";
import { timeOf } from "../../../core/schema/values";
import type { HuaweiClient } from "./client";
import type { GcsClient } from "./gcs";

/** A kind of object of the Gene Container Service, and how its list is read. */
export interface ObjectKind {
  /** The kind's name in messages. */
  readonly name: string;
  readonly path: string;
  readonly actions: { readonly get: string; readonly list: string };
  /** The member of the list's answer that holds its entries, by which it is paged. */
  readonly entries: string;
  /** The objects in an entry. Default: the entry itself. */
  readonly inEntry: (entry: Wire) => readonly Wire[];
  /** The object's own members in an answer. Default: the answer itself. */
  readonly own: (wire: Wire) => Wire;
  /** The own member that holds the id. */
  readonly key: string;
  /** Whether an object is being deleted: it counts as gone, though the service still shows it. Default: no. */
  readonly isLeaving: (wire: Wire) => boolean;
  /** Whether the list has a filter by a part of the name. Default: yes. */
  readonly filtersByName: boolean;
}

type Defaults = Pick<ObjectKind, "inEntry" | "own" | "isLeaving" | "filtersByName">;

const DEFAULTS: Defaults = {
  inEntry: (entry) => [entry],
  own: (wire) => wire,
  isLeaving: () => false,
  filtersByName: true,
};

export function defineKind(kind: Omit<ObjectKind, keyof Defaults> & Partial<Defaults>): ObjectKind {
  return { ...DEFAULTS, ...kind };
}

const PAGE_SIZE = 100;
const BAD_OFFSET = "GCS.4003007";

/** All objects of a list. The service may give shorter pages than it is asked for. */
export function listObjects(
  client: GcsClient,
  kind: ObjectKind,
  query: Query,
  signal: AbortSignal,
): Promise<Wire[]> {
  const read = async (offset: number): Promise<OffsetPage> => {
    const answer = await getPage(client, kind, { ...query, offset, limit: PAGE_SIZE }, signal);
    const entries = itemsIn(answer, kind.entries);
    const { total_num: total } = answer;
    return {
      items: entries.flatMap(kind.inEntry),
      entries: entries.length,
      ...(typeof total === "number" && { total }),
    };
  };
  return listByOffset(read, (wire) => kind.own(wire)[kind.key]);
}

async function getPage(
  client: GcsClient,
  { actions, path }: ObjectKind,
  query: Query & { readonly offset: number },
  signal: AbortSignal,
): Promise<Wire> {
  try {
    return await client.call({ action: actions.list, method: "GET", path, query, signal, idempotent: true });
  } catch (error) {
    // An offset behind the last object may be refused instead of answered with an empty page.
    const isBehind = error instanceof InvalidInputError && hasCode(error, BAD_OFFSET);
    if (!isBehind || query.offset === 0) throw error;
    return {};
  }
}

/** An object by its id; undefined where it does not exist. */
export function getObject(
  client: GcsClient,
  kind: ObjectKind,
  id: string,
  signal: AbortSignal,
): Promise<Wire | undefined> {
  return ifPresent(() => getExisting(client, kind, id, signal));
}

/** An object by its id. Throws NotFoundError where it does not exist. */
export function getExisting(
  client: GcsClient,
  kind: ObjectKind,
  id: string,
  signal: AbortSignal,
  query: Query = {},
): Promise<Wire> {
  const path = `${kind.path}/${encodeURIComponent(id)}`;
  const call = { action: kind.actions.get, method: "GET", path, query, signal, idempotent: true } as const;
  return callOn(client, kind, id, call);
}

/** A part of an object, such as the `inputs` of a workflow. Throws NotFoundError where the object does not exist. */
export function getPart(
  client: GcsClient,
  kind: ObjectKind,
  id: string,
  { part, action }: { readonly part: string; readonly action: string },
  signal: AbortSignal,
): Promise<Wire> {
  const path = `${kind.path}/${encodeURIComponent(id)}/${part}`;
  return callOn(client, kind, id, { action, method: "GET", path, signal, idempotent: true });
}

/** Creates an object and returns its id. */
export async function createObject(
  client: GcsClient,
  call: Pick<Call, "action" | "path" | "json" | "content" | "signal">,
): Promise<string> {
  const { id } = await client.call({ ...call, method: "POST", idempotent: false });
  if (typeof id === "string") return id;
  throw new UnexpectedAnswerError("the answer has no id", { action: call.action });
}

/** A call on one object. Throws NotFoundError where the object does not exist. */
export function callOn(client: GcsClient, kind: ObjectKind, id: string, call: Call): Promise<Wire> {
  return onObject(client, kind, id, call, () => client.call(call));
}

/** The text that a call on one object returns. */
export async function textOf(client: GcsClient, kind: ObjectKind, id: string, call: Call): Promise<string> {
  return (await onObject(client, kind, id, call, () => client.answer(call))).body;
}

/**
 * The service may report with status 400 that an object does not exist: such a refusal becomes NotFoundError where the
 * list does not have the object either.
 */
async function onObject<T>(
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

/** How objects of a kind are found again: only their names show whose they are. */
export function byName<I extends Readonly<Record<string, unknown>>>(
  kind: ObjectKind,
  member: keyof I & string,
  options: {
    /** Whether an object of the name is in the way of one with these inputs. */
    readonly fits?: (own: Wire, inputs: I) => boolean;
    readonly version?: (inputs: I) => string | undefined;
    /** Whether a listed object is the account's, and not one of the service's. Default: yes. */
    readonly isOwn?: (own: Wire) => boolean;
  } = {},
): Lookup<HuaweiClient, I> {
  const { fits = () => true, version = () => undefined, isOwn = () => true } = options;
  const nameIn = (inputs: I) => String(inputs[member]);
  return {
    what: (inputs) => {
      const name = [nameIn(inputs), version(inputs)].filter((part) => part !== undefined).join(":");
      return `${kind.name} ${JSON.stringify(name)}`;
    },
    name: member,
    // No document says whether names must be unique.
    unique: true,
    find: ({ client, inputs, signal }) =>
      findNamed(client.gcs, kind, nameIn(inputs), signal, (own) => fits(own, inputs)),
    all: ({ client, signal }) => listPresent(client.gcs, kind, isOwn, signal),
  };
}

/** The objects of a name that also fit otherwise, the newest first. */
async function findNamed(
  client: GcsClient,
  kind: ObjectKind,
  name: string,
  signal: AbortSignal,
  fits: (own: Wire) => boolean,
): Promise<readonly Found[]> {
  const listed = await listObjects(client, kind, kind.filtersByName ? { name } : {}, signal);
  return listed
    .map((wire) => ({ own: kind.own(wire), leaving: kind.isLeaving(wire) }))
    .filter(({ own }) => own.name === name && fits(own))
    .map(({ own, leaving }) => ({
      id: String(own[kind.key]),
      createTime: timeOf(own.create_at),
      ...(leaving && { leaving }),
    }))
    .sort((a, b) => (b.createTime ?? 0) - (a.createTime ?? 0));
}

/** All objects that are the account's and not being deleted. */
async function listPresent(
  client: GcsClient,
  kind: ObjectKind,
  isOwn: (own: Wire) => boolean,
  signal: AbortSignal,
): Promise<readonly Listed[]> {
  const listed = await listObjects(client, kind, {}, signal);
  return listed
    .filter((wire) => !kind.isLeaving(wire))
    .map(kind.own)
    .filter(isOwn)
    .map((own) => ({
      id: String(own[kind.key]),
      name: nonEmpty(own.name),
      createTime: timeOf(own.create_at),
    }));
}

/** Waits until an object is not there any more: one that was deleted still shows for a while. */
export async function waitUntilGone(
  { client, id, signal, log }: ObjectOperation<HuaweiClient>,
  kind: ObjectKind,
): Promise<void> {
  await deleteInSteps({
    what: `the ${kind.name}`,
    signal,
    log,
    read: () => getObject(client.gcs, kind, id, signal),
  });
}
