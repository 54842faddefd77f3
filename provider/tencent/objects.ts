import { Batch } from "../core/batch";
import type { Found, MarkedObject } from "../core/definition";
import type { Wire } from "../core/wire";
import type { TencentClient } from "./client";
import { type ListAction, shared, SHARED_REQUEST_MS } from "./lists";
import { listAll } from "./paging";
import { markOf, MARK_TAG } from "./structures/common";

/** Objects in groups that are asked for by a key: from one complete listing a process, or from a new one. */
class Listed<F extends Found> {
  readonly #client: TencentClient;
  readonly #list: () => Promise<ReadonlyMap<string, F[]>>;
  readonly #fresh: Batch<F[]>;
  #known: Promise<ReadonlyMap<string, F[]>> | undefined;

  constructor(client: TencentClient, list: () => Promise<ReadonlyMap<string, F[]>>) {
    this.#client = client;
    this.#list = list;
    this.#fresh = new Batch({ maxSize: 10_000, load: list });
  }

  async find(key: string, fresh: boolean, signal: AbortSignal): Promise<readonly F[]> {
    const found = fresh
      ? await shared(this.#client, () => this.#fresh.load(key), signal)
      : (await this.groups(signal)).get(key);
    return found ?? [];
  }

  groups(signal: AbortSignal): Promise<ReadonlyMap<string, F[]>> {
    return shared(this.#client, () => this.#listed(), signal);
  }

  #listed(): Promise<ReadonlyMap<string, F[]>> {
    this.#known ??= this.#list().catch((error: unknown) => {
      this.#known = undefined;
      throw error;
    });
    return this.#known;
  }
}

/** Objects by the resource whose mark they carry. */
export class MarkedObjects {
  readonly #listed: Listed<MarkedObject>;

  constructor(client: TencentClient, list: ListAction) {
    const parameters = { Filters: [{ Name: "tag-key", Values: [MARK_TAG] }] };
    this.#listed = new Listed(client, async () => {
      const items = await itemsOf(client, list, parameters);
      const marked = items.flatMap((item) => {
        const mark = markOf(item.Tags);
        if (mark === undefined) return [];
        const { who, which } = mark;
        return [{ ...foundIn(item, list), who, which, name: nameOf(item, list) }];
      });
      return grouped(marked.map((one) => [one.who, one]));
    });
  }

  /** The objects that carry a resource's mark. */
  find(who: string, fresh: boolean, signal: AbortSignal): Promise<readonly MarkedObject[]> {
    return this.#listed.find(who, fresh, signal);
  }

  /** All that carry a mark. */
  async all(signal: AbortSignal): Promise<readonly MarkedObject[]> {
    return [...(await this.#listed.groups(signal)).values()].flat();
  }
}

/** Objects by their names, for where there are no tags. */
export class NamedObjects {
  readonly #listed: Listed<Found>;

  constructor(client: TencentClient, list: ListAction) {
    this.#listed = new Listed(client, async () => {
      const items = await itemsOf(client, list, {});
      return grouped(items.map((item) => [nameOf(item, list) ?? "", foundIn(item, list)]));
    });
  }

  find(name: string, fresh: boolean, signal: AbortSignal): Promise<readonly Found[]> {
    return this.#listed.find(name, fresh, signal);
  }
}

function grouped<V>(entries: readonly (readonly [key: string, value: V])[]): ReadonlyMap<string, V[]> {
  const groups = new Map<string, V[]>();
  for (const [key, value] of entries) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

/** What is listed and not on its way out. */
async function itemsOf(
  client: TencentClient,
  { action, set, key }: ListAction,
  parameters: Wire,
): Promise<Wire[]> {
  const signal = AbortSignal.timeout(SHARED_REQUEST_MS);
  const items = await listAll(client, { action, parameters, set, key, signal, shared: true });
  return items.filter((item) => typeof item[key] === "string" && item.NextAction !== "DELETING");
}

function foundIn(item: Wire, { key }: ListAction): Found {
  return { id: String(item[key]), createTime: timeOf(item.CreateTime) };
}

function nameOf(item: Wire, { name }: ListAction): string | undefined {
  const text = item[name];
  return typeof text === "string" ? text : undefined;
}

/** Milliseconds since the epoch, or undefined where it is no time. */
export function timeOf(text: unknown): number | undefined {
  const time = typeof text === "string" ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? undefined : time;
}
