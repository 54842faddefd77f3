import { Batch } from "../../core/rest/batch";
import type { Found, MarkedObject } from "../../core/definition";
import { timeOf } from "../../core/times";
import type { Wire } from "../../core/schema/wire";
import type { TencentClient } from "./client";
import { type ListAction, shared, SHARED_REQUEST_MS } from "./lists";
import { listAll } from "./paging";
import { markOf, MARK_TAG } from "./structures/common";

/** More keys than a run has creates under way. */
const MAX_KEYS = 10_000;

/** Objects by the resource whose mark they carry: from one complete listing a process, or from a new one. */
export class MarkedObjects {
  readonly #client: TencentClient;
  readonly #list: ListAction;
  readonly #fresh: Batch<MarkedObject[]>;
  #known: Promise<ReadonlyMap<string, MarkedObject[]>> | undefined;

  constructor(client: TencentClient, list: ListAction) {
    this.#client = client;
    this.#list = list;
    this.#fresh = new Batch({ maxSize: MAX_KEYS, load: () => this.#listing() });
  }

  /** The objects that carry a resource's mark. */
  async find(who: string, fresh: boolean, signal: AbortSignal): Promise<readonly MarkedObject[]> {
    const found = fresh
      ? await shared(this.#client, () => this.#fresh.load(who), signal)
      : (await this.#listed(signal)).get(who);
    return found ?? [];
  }

  /** All that carry a mark. */
  async all(signal: AbortSignal): Promise<readonly MarkedObject[]> {
    return [...(await this.#listed(signal)).values()].flat();
  }

  #listed(signal: AbortSignal): Promise<ReadonlyMap<string, MarkedObject[]>> {
    const listing = () =>
      (this.#known ??= this.#listing().catch((error: unknown) => {
        this.#known = undefined;
        throw error;
      }));
    return shared(this.#client, listing, signal);
  }

  async #listing(): Promise<ReadonlyMap<string, MarkedObject[]>> {
    const list = this.#list;
    const items = await itemsOf(this.#client, list, {
      Filters: [{ Name: "tag-key", Values: [MARK_TAG] }],
    });
    return grouped(
      items.flatMap((item) => {
        const mark = markOf(item.Tags);
        if (mark === undefined) return [];
        const { who, which } = mark;
        return [[who, { ...foundIn(item, list), who, which, name: nameOf(item, list) }]];
      }),
    );
  }
}

/** Objects by their names, for where there are no tags: as they are now, as a name must be free at the creation. */
export class NamedObjects {
  readonly #client: TencentClient;
  readonly #fresh: Batch<Found[]>;

  constructor(client: TencentClient, list: ListAction) {
    this.#client = client;
    this.#fresh = new Batch({
      maxSize: MAX_KEYS,
      load: async () => {
        const items = await itemsOf(client, list, {});
        return grouped(items.map((item) => [nameOf(item, list) ?? "", foundIn(item, list)]));
      },
    });
  }

  async find(name: string, signal: AbortSignal): Promise<readonly Found[]> {
    return (await shared(this.#client, () => this.#fresh.load(name), signal)) ?? [];
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
