import type { Connection } from "../../connection";
import type { Found } from "../../operation";
import type { ResourceDefinition } from "../../definition";
import { Identity } from "../../identity";
import { secretsIn, secretsOfConnection } from "../../disclosure/places";
import { Secrets } from "../../disclosure/redact";
import type { Context, Host, Properties } from "./context";
import type { Ledger } from "./ledger";

/** One resource in one call: all that its verbs need, resolved once. */
export class Subject {
  readonly definition: ResourceDefinition;
  readonly host: Host;
  readonly context: Context;
  /** The properties that the program gives, or that the state has where there is no program. */
  readonly properties: Properties;
  readonly connection: Connection<unknown>;
  readonly identity: Identity;
  /** What no line and no error may show: the operation adds what it learns of. */
  readonly secrets: Secrets;
  #parsed: Record<string, unknown> | undefined;

  constructor(definition: ResourceDefinition, host: Host, properties: Properties, context: Context) {
    this.definition = definition;
    this.host = host;
    this.context = context;
    this.properties = properties;
    this.connection = connectionOf(definition, host, properties);
    this.identity = context.identity ?? new Identity(`${definition.type}::unnamed`);
    this.secrets = new Secrets([
      ...secretsIn(definition.inputs, properties, context.secrets),
      ...secretsOfConnection(definition.platform.schema, this.connection.settings),
    ]);
  }

  /** The inputs as the definition's verbs take them, with the defaults filled in. */
  get inputs(): Record<string, unknown> {
    return (this.#parsed ??= this.definition.schema.parse(this.properties));
  }

  /** Of objects that a search has found, those that carry the resource's mark or a name that was made for it. */
  evident(found: readonly Found[]): Found[] {
    return found.filter(({ which }) => which !== undefined || this.#hasGeneratedName);
  }

  /** Whether the program has chosen the name by which the object is found: it does not tell whose an object is. */
  get hasChosenName(): boolean {
    return this.#nameInput !== undefined && !this.#hasGeneratedName;
  }

  get #hasGeneratedName(): boolean {
    const name = this.#nameInput;
    const form = name === undefined ? undefined : this.definition.inputs.fields.get(name)?.marks.autoName;
    return name !== undefined && form !== undefined && this.identity.hasMade(this.inputs[name], form);
  }

  /** The input that names the object, where that is how it is found. */
  get #nameInput(): string | undefined {
    const { name } = this.definition.spec.lookup;
    return typeof name === "function" ? name(this.connection.settings) : name;
  }

  get ledger(): Ledger {
    return this.host.ledgers.of(this.connection, this.definition.type);
  }

  /** Notes that the resource has the object from now on, `beside` one that the state names and that goes. */
  has(id: string, beside = false): void {
    this.ledger.isMade(id, this.identity.text);
    this.ledger.isHeld(id, this.context.identity?.text, beside);
  }

  /** Type and name, and the id where it is known, for messages. */
  title(id?: string): string {
    return titleOf(this.definition, this.context, id);
  }
}

export function titleOf(definition: ResourceDefinition, context: Context, id?: string): string {
  const parts = [definition.type, context.identity?.name, id === undefined ? undefined : `(${id})`];
  return parts.filter(Boolean).join(" ");
}

export function connectionOf(
  definition: ResourceDefinition,
  { config }: Pick<Host, "config">,
  { connection }: Properties,
): Connection<unknown> {
  return definition.platform.connection(config, typeof connection === "string" ? connection : undefined);
}
