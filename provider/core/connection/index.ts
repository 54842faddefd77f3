import { z } from "zod";

import type { AuthorizationError } from "../errors";
import { type Change, field, type Settings } from "../schema/field";
import { shapeOf } from "../schema/shape";
import { plainHttpIn, resolveSettings, type Source } from "./settings";

export { commonKeys } from "./keys";

/** Reads a key of the stack's configuration, such as `batchflow:NAME`; structured values are JSON. */
export type ConfigSource = (key: string) => string | undefined;

export interface ConnectionDefinition<S extends z.ZodObject, C> extends Source<S> {
  /** The platform's name for readers of the docs. */
  readonly title: string;
  connect(settings: z.output<S>): C;
  /** How a preview proves that the settings are right. */
  readonly proof?: Proof<C>;
}

/** One cheap documented call that changes nothing. */
export interface Proof<C> {
  send(client: C, signal: AbortSignal): Promise<unknown>;
  /** Whether the platform knows the caller, who may only not make this call. Default: never. */
  isDenied?(error: AuthorizationError): boolean;
  /** Whether a refusal says that there is no such place, such as a region. Default: never. */
  isMisplaced?(error: unknown): boolean;
}

/** A platform as the core knows it: how to find the settings of a connection, and its one client in this process. */
export interface Platform<C = unknown> {
  readonly name: string;
  readonly title: string;
  readonly schema: z.ZodObject;
  readonly environment: Readonly<Record<string, readonly string[]>>;
  readonly proof?: Proof<C> | undefined;
  /** Resolves a connection at call time. Throws ConfigurationError with the key that is missing or wrong. */
  connection(config: ConfigSource, name?: string): Connection<C>;
}

export interface Connection<C> {
  /** Under which the configuration has it. */
  readonly name: string;
  readonly settings: Settings;
  /** The platform, account and place where objects are: the same for all connections that lead there. */
  readonly account: string;
  /** The same without the user: an id there is one object's, whoever asks for it. */
  readonly place: string;
  /** Whether requests leave this machine in clear. */
  readonly plainHttp: boolean;
  readonly client: C;
}

export function definePlatform<S extends z.ZodObject, C>(
  definition: ConnectionDefinition<S, C>,
): Platform<C> {
  /** By what their settings were made of: a run resolves the same connection thousands of times. */
  const resolved = new Map<string, Connection<C>>();
  const clients = new Map<string, Omit<Connection<C>, "name">>();
  const connect = (settings: z.output<S> & Settings): Omit<Connection<C>, "name"> => {
    const key = JSON.stringify(settings);
    let connection = clients.get(key);
    if (connection === undefined) {
      const account = textOf(definition, settings, [true, "user"]);
      const place = textOf(definition, settings, [true]);
      const plainHttp = plainHttpIn(definition.schema, settings).length > 0;
      connection = { settings, account, place, plainHttp, client: definition.connect(settings) };
      clients.set(key, connection);
    }
    return connection;
  };
  return {
    name: definition.name,
    title: definition.title,
    schema: definition.schema,
    environment: definition.environment,
    proof: definition.proof,
    connection(config, name = definition.name) {
      const text = config(`batchflow:${name}`);
      const source = JSON.stringify([name, text, ...variablesOf(definition, name)]);
      let connection = resolved.get(source);
      if (connection === undefined) {
        connection = { name, ...connect(resolveSettings(definition, text, name)) };
        resolved.set(source, connection);
      }
      return connection;
    },
  };
}

/** The environment's part in a connection's settings. */
function variablesOf(
  { name: own, environment }: Pick<ConnectionDefinition<z.ZodObject, unknown>, "name" | "environment">,
  name: string,
): (string | undefined)[] {
  if (name !== own) return [];
  return Object.values(environment).flatMap((variables) =>
    variables.map((variable) => process.env[variable]),
  );
}

/** What every resource and every function takes besides its own members. */
export function withConnection(schema: z.ZodObject, platform: Platform, change: Change): z.ZodObject {
  const { doc = "", ...marks } = shapeOf(schema).marks;
  const connection = field(
    z.string().min(1).optional(),
    `The name of the connection in the stack's configuration, \`batchflow:NAME\`. Left out, it is \`${platform.name}\`.`,
    { local: true, change, platformDefault: platform.name },
  );
  return field(schema.extend({ connection }), doc, marks);
}

/** The settings whose `account` mark is one of these, as one text. */
function textOf(
  { name, schema }: { name: string; schema: z.ZodObject },
  settings: Settings,
  kinds: readonly unknown[],
): string {
  const shape = shapeOf(schema);
  const keys = shape.kind === "object" ? [...shape.fields] : [];
  const parts = keys.flatMap(([key, { marks }]) =>
    kinds.includes(marks.account) ? [[key, settings[key]]] : [],
  );
  return JSON.stringify([name, ...parts]);
}
