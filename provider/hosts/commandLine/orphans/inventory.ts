import type { ConfigSource } from "../../../core/connection";
import type { Listed, MarkedObject, Operation } from "../../../core/operation";
import type { ResourceDefinition } from "../../../core/definition";
import { secretsOfConnection } from "../../../core/disclosure/places";
import { Secrets } from "../../../core/disclosure/redact";
import { messageOf } from "../../../core/errors";
import { Identity } from "../../../core/identity";
import { loadPlatform, loadResource } from "../../../registry";
import { knownOf } from "../../bag";
import { lifecycleFor } from "../lifecycleFor";
import type { Inventory } from "./orphanSearch";
import { stackConfig } from "../stackConfig";
import { terminal } from "../terminal";

/** Lists the objects of one type that carry a mark or a generated name. */
export type Listing = (operation: Operation<unknown>) => Promise<readonly MarkedObject[]>;

/** Asks the platforms for objects with and without a mark, too. */
export interface WholeInventory extends Inventory {
  /** All objects of a type; none where the platform has no list of them. */
  all(type: string, connection: string | undefined): Promise<readonly Listed[]>;
}

export interface StackInventory<I extends Inventory = Inventory> {
  readonly inventory: I;
  /** The names of the connections that the stack's configuration has. */
  readonly connections: readonly string[];
}

const CONNECTION = /^batchflow:(.+)$/;
const LIST_MS = 120_000;

/** What the platforms have, by the connections of a stack. */
export async function inventoryOf(stack: string | undefined): Promise<StackInventory<WholeInventory>> {
  const { get, values } = await stackConfig(stack);
  const connections = [...values.keys()].flatMap((key) => CONNECTION.exec(key)?.[1] ?? []);
  return { inventory: new PlatformInventory(get), connections };
}

class PlatformInventory implements WholeInventory {
  readonly #config: ConfigSource;

  constructor(config: ConfigSource) {
    this.#config = config;
  }

  async typesOf(platform: string): Promise<readonly string[]> {
    const { resources = new Map<string, ResourceDefinition>() } = (await loadPlatform(platform)) ?? {};
    return [...resources.values()]
      .filter((definition) => listingOf(definition) !== undefined)
      .map(({ type }) => type);
  }

  async list(type: string, connection: string): Promise<readonly MarkedObject[]> {
    const definition = await loadResource(type);
    const listing = definition && listingOf(definition);
    return definition === undefined || listing === undefined
      ? []
      : this.#ask(definition, connection, listing);
  }

  async all(type: string, connection: string | undefined): Promise<readonly Listed[]> {
    const definition = await loadResource(type);
    const { lookup } = definition?.spec ?? {};
    return definition === undefined || lookup?.all === undefined
      ? []
      : this.#ask(definition, connection, lookup.all.bind(lookup));
  }

  async #ask<T>(
    definition: ResourceDefinition,
    connection: string | undefined,
    listing: (operation: Operation<unknown>) => Promise<T>,
  ): Promise<T> {
    const { type } = definition;
    const { client, settings } = definition.platform.connection(this.#config, connection);
    const secrets = new Secrets(secretsOfConnection(definition.platform.schema, settings));
    const log = (text: string) => terminal.note(`${type}: ${secrets.show(text)}`);
    try {
      return await listing({ client, settings, signal: AbortSignal.timeout(LIST_MS), log });
    } catch (error) {
      throw new Error(secrets.show(messageOf(error)), { cause: error });
    }
  }

  whoIs(identity: string): string {
    return new Identity(identity).who;
  }

  async delete(type: string, id: string, connection: string): Promise<void> {
    const lifecycle = await lifecycleFor(type, this.#config);
    // What delete needs to know of an object is in its state, which this one has none of.
    const state = await lifecycle.read(knownOf(id, { connection }));
    if (state !== undefined) await lifecycle.delete(knownOf(id, { ...state.outputs, connection }));
  }
}

/** A definition's list of what carries a mark, where it has one. */
function listingOf({ spec }: ResourceDefinition): Listing | undefined {
  return spec.lookup.list?.bind(spec.lookup);
}
