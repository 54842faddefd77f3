import { setMaxListeners } from "node:events";

import { Batch } from "../core/batch";
import type { Found } from "../core/definition";
import { NotFoundError } from "../core/errors";
import { shared as sharedWork, waitUntil } from "../core/wait";
import type { TencentClient } from "./client";
import type { Wire } from "../core/wire";
import { isMalformedId } from "./errors";
import { itemsOf, listAll } from "./paging";
import { markOf, MARK_TAG } from "./structures/common";

/** A list action that takes ids. */
export interface ListAction {
  readonly action: string;
  /** The parameter that takes the ids. */
  readonly ids: string;
  readonly set: string;
  readonly key: string;
}

export const COMPUTE_ENVS: ListAction = {
  action: "DescribeComputeEnvs",
  ids: "EnvIds",
  set: "ComputeEnvSet",
  key: "EnvId",
};
export const CREATE_INFOS: ListAction = {
  action: "DescribeComputeEnvCreateInfos",
  ids: "EnvIds",
  set: "ComputeEnvCreateInfoSet",
  key: "EnvId",
};
export const TASK_TEMPLATES: ListAction = {
  action: "DescribeTaskTemplates",
  ids: "TaskTemplateIds",
  set: "TaskTemplateSet",
  key: "TaskTemplateId",
};
export const JOBS: ListAction = { action: "DescribeJobs", ids: "JobIds", set: "JobSet", key: "JobId" };

/** The most ids that one request takes. */
export const MAX_IDS = 100;

/** A shared request belongs to no single operation: it has a deadline of its own. */
const SHARED_REQUEST_MS = 60_000;

type Outcome = { readonly value: Wire } | { readonly error: unknown };

/** Joins what many resources ask for at the same time into few requests. */
export class Loaders {
  readonly computeEnvs: Loader;
  readonly createInfos: Loader;
  readonly taskTemplates: Loader;
  readonly jobs: Loader;
  readonly markedEnvs: MarkedObjects;
  readonly markedTemplates: MarkedObjects;
  readonly markedJobs: MarkedObjects;
  /** Where there are no tags, a template's name is all that can mark it. */
  readonly namedTemplates: MarkedObjects;
  /** Deletes task templates; an id that does not exist counts as deleted. */
  readonly deleteTaskTemplate: (id: string, signal: AbortSignal) => Promise<void>;

  constructor(client: TencentClient) {
    this.computeEnvs = new Loader(client, COMPUTE_ENVS);
    this.createInfos = new Loader(client, CREATE_INFOS);
    this.taskTemplates = new Loader(client, TASK_TEMPLATES);
    this.jobs = new Loader(client, JOBS);
    this.markedEnvs = new MarkedObjects(client, COMPUTE_ENVS, byTag);
    this.markedTemplates = new MarkedObjects(client, TASK_TEMPLATES, byTag);
    this.markedJobs = new MarkedObjects(client, JOBS, byTag);
    this.namedTemplates = new MarkedObjects(client, TASK_TEMPLATES, byTemplateName);
    const deletes = sharedBatch(client, "DeleteTaskTemplates", (ids) => deleteTemplates(client, ids));
    this.deleteTaskTemplate = async (id, signal) =>
      void (await shared(client, () => deletes.load(id), signal));
  }
}

/** Reads single objects through a list action. */
export class Loader {
  readonly #client: TencentClient;
  readonly #batch: Batch<Outcome>;

  constructor(client: TencentClient, list: ListAction) {
    this.#client = client;
    this.#batch = sharedBatch(client, list.action, (ids) => loadOutcomes(client, list, ids));
  }

  /** The object as the platform lists it, or undefined when it is not in the list. */
  async load(id: string, signal: AbortSignal): Promise<Wire | undefined> {
    const outcome = await shared(this.#client, () => this.#batch.load(id), signal);
    if (outcome === undefined) return undefined;
    if ("error" in outcome) throw outcome.error;
    return outcome.value;
  }
}

/** Where objects carry a mark. */
interface Marking {
  /** What narrows the listing to marked objects. */
  readonly parameters: Wire;
  readonly markOf: (item: Wire) => string | undefined;
}

const byTag: Marking = {
  parameters: { Filters: [{ Name: "tag-key", Values: [MARK_TAG] }] },
  markOf: ({ Tags }) => markOf(Tags),
};

const byTemplateName: Marking = {
  parameters: {},
  markOf: ({ TaskTemplateName }) => (typeof TaskTemplateName === "string" ? TaskTemplateName : undefined),
};

/** Objects by the mark that they carry, from one complete listing a process. */
export class MarkedObjects {
  readonly #client: TencentClient;
  readonly #list: ListAction;
  readonly #marking: Marking;
  readonly #fresh: Batch<Found>;
  #known: Promise<ReadonlyMap<string, Found>> | undefined;

  constructor(client: TencentClient, list: ListAction, marking: Marking) {
    this.#client = client;
    this.#list = list;
    this.#marking = marking;
    this.#fresh = new Batch({ maxSize: 10_000, load: () => this.#listing() });
  }

  async find(mark: string, fresh: boolean, signal: AbortSignal): Promise<Found | undefined> {
    if (fresh) return shared(this.#client, () => this.#fresh.load(mark), signal);
    const known = await shared(this.#client, () => this.#listed(), signal);
    return known.get(mark);
  }

  #listed(): Promise<ReadonlyMap<string, Found>> {
    this.#known ??= this.#listing().catch((error: unknown) => {
      this.#known = undefined;
      throw error;
    });
    return this.#known;
  }

  async #listing(): Promise<ReadonlyMap<string, Found>> {
    const { action, set, key } = this.#list;
    const { parameters, markOf: mark } = this.#marking;
    const signal = AbortSignal.timeout(SHARED_REQUEST_MS);
    const items = await listAll(this.#client, { action, parameters, set, key, signal, shared: true });
    return foundBy(items, key, mark);
  }
}

/** What of a list can be found again, the newest object of each mark. */
function foundBy(
  items: readonly Wire[],
  key: string,
  mark: (item: Wire) => string | undefined,
): ReadonlyMap<string, Found> {
  const found = new Map<string, Found>();
  for (const item of items) {
    const name = mark(item);
    const id = item[key];
    if (name === undefined || typeof id !== "string" || item.NextAction === "DELETING") continue;
    const createTime = Date.parse(String(item.CreateTime));
    const earlier = found.get(name);
    if (earlier === undefined || earlier.createTime < createTime) found.set(name, { id, createTime });
  }
  return found;
}

function sharedBatch<V>(
  client: TencentClient,
  action: string,
  load: (ids: readonly string[]) => Promise<ReadonlyMap<string, V>>,
): Batch<V> {
  const never = new AbortController().signal;
  setMaxListeners(0, never);
  return new Batch({ maxSize: MAX_IDS, ready: () => client.turn(action, never), load });
}

/** Waits for what belongs to many operations. */
function shared<T>(client: TencentClient, work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  return sharedWork(work, signal, () => client.lastFailure);
}

/** One malformed id makes the platform refuse the whole list: the others must not suffer from it. */
async function loadOutcomes(
  client: TencentClient,
  list: ListAction,
  ids: readonly string[],
  reserved = true,
): Promise<ReadonlyMap<string, Outcome>> {
  try {
    const items = await listByIds(client, list, ids, AbortSignal.timeout(SHARED_REQUEST_MS), reserved);
    return new Map(items.map((value) => [String(value[list.key]), { value }]));
  } catch (error) {
    if (!isMalformedId(error)) throw error;
    if (ids.length === 1) return new Map(ids.map((id) => [id, { error }]));
    const half = Math.ceil(ids.length / 2);
    const parts = [ids.slice(0, half), ids.slice(half)];
    const outcomes = await Promise.all(parts.map((part) => loadOutcomes(client, list, part, false)));
    return new Map(outcomes.flatMap((outcome) => [...outcome]));
  }
}

async function listByIds(
  client: TencentClient,
  { action, ids: parameter, set }: ListAction,
  ids: readonly string[],
  signal: AbortSignal,
  reserved = false,
): Promise<Wire[]> {
  const answer = await client.call(
    action,
    { [parameter]: ids, Offset: 0, Limit: MAX_IDS },
    { signal, idempotent: true, reserved, shared: true },
  );
  return itemsOf(answer, set);
}

/** Deletes templates that may or may not exist, and waits until none of them is listed any more. */
async function deleteTemplates(
  client: TencentClient,
  ids: readonly string[],
): Promise<ReadonlyMap<string, true>> {
  const signal = AbortSignal.timeout(SHARED_REQUEST_MS);
  let reserved = true;
  let rest = ids;
  return waitUntil({
    what: "the deletion of task templates",
    signal,
    log: () => undefined,
    poll: async () => {
      try {
        const parameters = { TaskTemplateIds: rest };
        await client.call("DeleteTaskTemplates", parameters, {
          signal,
          idempotent: true,
          reserved,
          shared: true,
        });
      } catch (error) {
        if (!(error instanceof NotFoundError)) throw error;
      }
      reserved = false;
      const left = await listByIds(client, TASK_TEMPLATES, rest, signal);
      rest = left.map((item) => String(item.TaskTemplateId));
      if (rest.length === 0) return { done: new Map(ids.map((id) => [id, true as const])) };
      return { progress: `${rest.length} left` };
    },
  });
}
