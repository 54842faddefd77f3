import type { ResourceDefinition } from "../provider/core/definition";
import {
  type Checkpoint,
  type CheckResult,
  type Host,
  Ledgers,
  Lifecycle,
  type Properties,
} from "../provider/core/lifecycle";
import { checkedOf, internalOf, keptOf, knownOf, packed, wantedOf } from "../provider/hosts/bag";
import { hasUnseenTimeout, unseenNotes } from "../provider/hosts/dynamic/unseen";

/** What the engine's state says in a test: the test changes it. */
export class State implements Checkpoint {
  pending: { urn: string; type: string }[] = [];
  resources: { urn: string; id: string; external?: boolean }[] = [];

  /** A creation of an earlier run stands there unresolved, beside the one that is under way. */
  interrupted(urn: unknown): void {
    const one = { urn: String(urn), type: "creating" };
    this.pending.push(one, one);
  }
}

/** A resource type in one run, with its properties as the engine hands them over. */
export class EngineRun {
  readonly #lifecycle: Lifecycle;

  constructor(definition: ResourceDefinition, host: Omit<Host, "ledgers"> & { readonly ledgers?: Ledgers }) {
    this.#lifecycle = new Lifecycle(definition, { ledgers: new Ledgers(), ...host });
  }

  async check(
    olds: Properties,
    news: Properties,
  ): Promise<{ inputs: Properties } & Pick<CheckResult, "failures">> {
    const { inputs, kept, failures } = await this.#lifecycle.check(checkedOf(olds), wantedOf(news));
    const bag = { ...inputs, ...internalOf(news), ...(kept.length > 0 && { __kept: kept }) };
    return { inputs: { ...bag, ...(await unseenNotes(this.#lifecycle, olds, bag)) }, failures };
  }

  async diff(id: string, olds: Properties, news: Properties) {
    const answer = await this.#lifecycle.diff(knownOf(id, olds, news), wantedOf(news));
    return { ...answer, changed: answer.changed || hasUnseenTimeout(olds, news) };
  }

  async create(news: Properties) {
    const state = await this.#lifecycle.create(wantedOf(news));
    return { id: state.id, inputs: news, outputs: packed(state, news) };
  }

  async read(id: string, properties: Properties) {
    const state = await this.#lifecycle.read(knownOf(id, properties));
    if (state === undefined) return undefined;
    const kept = keptOf(properties, state.notes);
    return {
      id,
      inputs: { ...state.inputs, ...kept.inputs },
      outputs: { ...state.outputs, ...kept.outputs },
    };
  }

  async update(id: string, olds: Properties, news: Properties) {
    const state = await this.#lifecycle.update(knownOf(id, olds, news), wantedOf(news));
    return { id, inputs: news, outputs: packed(state, news) };
  }

  delete(id: string, properties: Properties): Promise<void> {
    return this.#lifecycle.delete(knownOf(id, properties));
  }
}
