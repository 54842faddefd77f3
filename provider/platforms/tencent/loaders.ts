import { setMaxListeners } from "node:events";

import { Batch } from "../../core/rest/batch";
import { NotFoundError } from "../../core/errors";
import { waitUntil } from "../../core/wait";
import type { TencentClient } from "./client";
import type { Wire } from "../../core/schema/wire";
import { isMalformedId } from "./errors";
import {
  COMPUTE_ENVS,
  CREATE_INFOS,
  JOBS,
  type ListAction,
  MAX_IDS,
  shared,
  SHARED_REQUEST_MS,
  TASK_TEMPLATES,
} from "./lists";
import { MarkedObjects, NamedObjects } from "./objects";
import { itemsOf } from "./paging";

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
  readonly namedEnvs: NamedObjects;
  readonly namedTemplates: NamedObjects;
  /** Deletes task templates; an id that does not exist counts as deleted. */
  readonly deleteTaskTemplate: (id: string, signal: AbortSignal) => Promise<void>;

  constructor(client: TencentClient) {
    this.computeEnvs = new Loader(client, COMPUTE_ENVS);
    this.createInfos = new Loader(client, CREATE_INFOS);
    this.taskTemplates = new Loader(client, TASK_TEMPLATES);
    this.jobs = new Loader(client, JOBS);
    this.markedEnvs = new MarkedObjects(client, COMPUTE_ENVS);
    this.markedTemplates = new MarkedObjects(client, TASK_TEMPLATES);
    this.markedJobs = new MarkedObjects(client, JOBS);
    this.namedEnvs = new NamedObjects(client, COMPUTE_ENVS);
    this.namedTemplates = new NamedObjects(client, TASK_TEMPLATES);
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

function sharedBatch<V>(
  client: TencentClient,
  action: string,
  load: (ids: readonly string[]) => Promise<ReadonlyMap<string, V>>,
): Batch<V> {
  const never = new AbortController().signal;
  setMaxListeners(0, never);
  return new Batch({ maxSize: MAX_IDS, ready: () => client.turn(action, never), load });
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
