import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";

import { type HostName, HOSTS, MODULES, type Properties } from "../../lifecycle/process";

export const PROJECT = "chaos";
export const STACK = "dev";

const PROVIDER_TYPES: Readonly<Record<HostName, string>> = {
  dynamic: "pulumi:providers:pulumi-nodejs",
  plugin: "pulumi:providers:batchflow",
};

/** The engine's own entry for the provider, which all resources refer to. */
function providerEntry(type: string): Held {
  return {
    urn: `urn:pulumi:${STACK}::${PROJECT}::${type}::default`,
    custom: true,
    type,
    id: "11111111-2222-4333-8444-555555555555",
    inputs: {},
    outputs: {},
    dependencies: [],
    propertyDependencies: {},
  };
}

/** The type of a resource, such as `tencent:Job`. */
export function typeOf({ urn }: { readonly urn: string }): string {
  const [, , type = ""] = urn.split("::");
  const module = HOSTS.map((host) => MODULES[host]).find((start) => type.startsWith(start)) ?? "";
  return type.slice(module.length);
}

/** A resource in the stack's state, as `pulumi stack export` shows it. */
export interface Held {
  readonly urn: string;
  readonly custom: true;
  readonly type: string;
  id: string;
  inputs: Properties;
  outputs: Properties;
  dependencies: readonly string[];
  propertyDependencies: Readonly<Record<string, readonly string[]>>;
  /** Why it is not fully made: the next up calls update. */
  initErrors?: readonly string[];
  /** It has a successor and is still to be deleted. */
  delete?: true;
  /** It was deleted, and its successor is still to be made. */
  pendingReplacement?: true;
  retainOnDelete?: true;
  /** When it was made, by the emulator's clock as the platforms tell it too. */
  created?: string;
}

export type Underway = "creating" | "updating" | "deleting";

export interface PendingOperation {
  readonly resource: Omit<Held, "id"> & { readonly id?: string };
  readonly type: Underway;
}

/** What `pulumi stack export` prints and `pulumi stack import` takes. */
export interface Deployment {
  readonly version: number;
  readonly deployment: {
    readonly manifest: Readonly<Record<string, string>>;
    readonly resources?: readonly Held[];
    readonly pending_operations?: readonly PendingOperation[];
  };
}

/** A plugin's inputs in state lack what the engine knows itself, which the driver of the plugin has beside them. */
function apart<R extends Omit<Held, "id">>({ inputs, ...resource }: R) {
  const { __identity: _identity, __createFirst: _first, __timeouts: customTimeouts, ...own } = inputs;
  return { ...resource, inputs: own, customTimeouts };
}

function together<R extends Omit<Held, "id"> & { readonly customTimeouts?: unknown }>(resource: R): R {
  const { urn, inputs, customTimeouts } = resource;
  return { ...resource, inputs: { ...inputs, __identity: urn, __timeouts: customTimeouts } };
}

/** The state of a stack, in a file that the stand-in for the CLI reads, written before and after each operation. */
export class Stack {
  resources: Held[] = [];
  pending: PendingOperation[] = [];
  /** Objects that were to stay when their resources went. */
  retained: Held[] = [];
  readonly #file: string;
  readonly #now: () => string;
  /** How many of the resources this run has come to, which stand first. */
  #reached = 0;

  readonly #provider: Held;

  constructor(
    readonly host: HostName,
    file: string,
    now: () => string,
  ) {
    this.#file = file;
    this.#now = now;
    this.#provider = providerEntry(PROVIDER_TYPES[host]);
    this.save();
  }

  /** The name by which the engine knows a resource, of a type such as `tencent:Job`. */
  urnOf(type: string, name: string, stack: string = STACK): string {
    return `urn:pulumi:${stack}::${PROJECT}::${MODULES[this.host]}${type}::${name}`;
  }

  /** A new run keeps of the unresolved operations those that may have left an object nobody knows. */
  begin(): void {
    this.#reached = 0;
    this.pending = this.pending.filter(({ type }) => type === "creating");
    this.save();
  }

  /** The resource as it is now, leaving aside what only waits for its deletion. */
  find(urn: string): Held | undefined {
    return this.resources.find((held) => held.urn === urn && held.delete !== true);
  }

  /** Writes down that an operation begins. Call the answer once it has ended. */
  underway(type: Underway, resource: PendingOperation["resource"]): () => void {
    const operation = { resource, type };
    this.pending.push(operation);
    this.save();
    return () => {
      this.pending = this.pending.filter((other) => other !== operation);
    };
  }

  /** Puts a resource to those that this run has come to. */
  reach(held: Held): void {
    held.created ??= this.#now();
    this.drop(held);
    this.resources.splice(this.#reached++, 0, held);
    this.save();
  }

  drop(held: Held): void {
    const place = this.resources.indexOf(held);
    if (place < 0) return;
    this.resources.splice(place, 1);
    if (place < this.#reached) this.#reached--;
    this.save();
  }

  export(): Deployment {
    const { urn, id } = this.#provider;
    const provided = <R extends Omit<Held, "id">>(resource: R) => ({
      ...(this.host === "plugin" ? apart(resource) : resource),
      provider: `${urn}::${id}`,
    });
    const resources = [this.#provider, ...this.resources.map(provided)];
    const pending = this.pending.map(({ resource, type }) => ({ resource: provided(resource), type }));
    return { version: 3, deployment: { manifest: {}, resources, pending_operations: pending } };
  }

  save(): void {
    writeFileSync(`${this.#file}.new`, JSON.stringify(this.export()));
    renameSync(`${this.#file}.new`, this.#file);
  }

  /** Takes over what another program has imported. */
  load(): void {
    if (!existsSync(this.#file)) return;
    const { deployment } = JSON.parse(readFileSync(this.#file, "utf8")) as Deployment;
    const taken = <R extends Omit<Held, "id">>(resource: R) =>
      this.host === "plugin" ? together(resource) : resource;
    this.resources = (deployment.resources ?? [])
      .filter(({ urn }) => urn !== this.#provider.urn)
      .map((held) => taken(held));
    this.pending = (deployment.pending_operations ?? []).map(({ resource, type }) => ({
      resource: taken(resource),
      type,
    }));
    this.#reached = 0;
  }

  clear(): void {
    this.resources = [];
    this.retained = [];
    this.pending = [];
    this.begin();
  }
}
