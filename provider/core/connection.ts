import { z } from "zod";

import { mapValues } from "./schema/values";
import { ConfigurationError } from "./errors";
import { type Change, field, type Settings } from "./schema/field";
import { shapeOf } from "./schema/shape";

const LATE_ANSWERS_SECONDS = 30;

/** How long requests are waited for: keys of every connection. */
export const timing = ({ requestTimeout = 30 } = {}) => ({
  requestTimeout: field(
    z.number().positive().max(600).default(requestTimeout),
    "Seconds until a request whose answer is not complete is given up, and repeated where that is safe.",
  ),
  lateAnswers: field(
    z.number().min(0).max(600).default(LATE_ANSWERS_SECONDS),
    "Seconds for which a request that got no answer may still be carried out. A creation waits as long before it is " +
      "sent again, and so does a creation after a deletion without an answer.",
  ),
});

/** Reads a key of the stack's configuration, such as `batchflow:NAME`; structured values are JSON. */
export type ConfigSource = (key: string) => string | undefined;

export interface ConnectionDefinition<S extends z.ZodObject, C> {
  /** The platform's name, which is also the name of its default connection. */
  readonly name: string;
  /** The platform's name for readers of the docs. */
  readonly title: string;
  readonly schema: S;
  /** The environment variables that fill absent keys of the default connection, the first that is set winning. */
  readonly environment: Readonly<Record<string, readonly string[]>>;
  connect(settings: z.output<S>): C;
}

/** A platform as the core knows it: how to find the settings of a connection, and its one client in this process. */
export interface Platform<C = unknown> {
  readonly name: string;
  readonly title: string;
  readonly schema: z.ZodObject;
  readonly environment: Readonly<Record<string, readonly string[]>>;
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
      connection = { settings, account, place, client: definition.connect(settings) };
      clients.set(key, connection);
    }
    return connection;
  };
  return {
    name: definition.name,
    title: definition.title,
    schema: definition.schema,
    environment: definition.environment,
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

function resolveSettings<S extends z.ZodObject>(
  definition: Pick<ConnectionDefinition<S, unknown>, "name" | "schema" | "environment">,
  text: string | undefined,
  name: string,
): z.output<S> & Settings {
  const configured = readObject(text, name);
  if (configured === undefined && name !== definition.name) {
    throw new ConfigurationError(`the configuration has no connection "${name}"`, {
      advice: `Set it with: pulumi config set --path 'batchflow:${name}.KEY' VALUE`,
    });
  }
  // Only the default connection takes the environment's credentials: a named one stands for another account.
  const useEnvironment = name === definition.name;
  const ownCredentials = Object.keys(configured ?? {}).some((key) => isCredential(definition, key));
  const fallback = useEnvironment ? fromEnvironment(definition, ownCredentials) : {};
  const given = { ...fallback, ...texts(definition.schema, configured ?? {}) };
  const parsed = definition.schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => {
    const key = issue.path.join(".");
    const variables = definition.environment[key] ?? [];
    const missing = issue.code === "invalid_type" && issue.path.length === 1 && !Object.hasOwn(given, key);
    const secret = isSecret(definition.schema, key);
    const hint = environmentHint(variables, useEnvironment, secret && ownCredentials);
    if (missing) return `set batchflow:${name}.${key}${secret ? " --secret" : ""}${hint}`;
    return `batchflow:${key === "" ? name : `${name}.${key}`}: ${issue.message}`;
  });
  throw new ConfigurationError(`connection "${name}" is incomplete or wrong: ${problems.join("; ")}`);
}

function readObject(text: string | undefined, name: string): Record<string, unknown> | undefined {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // The text may hold a credential: neither it nor the parser's message, which quotes it, is shown.
  }
  throw new ConfigurationError(`batchflow:${name} must be an object`, {
    advice: `Set its keys with: pulumi config set --path 'batchflow:${name}.KEY' VALUE`,
  });
}

/** `pulumi config set --path` makes a number of what looks like one, such as a password of digits. */
function texts(schema: z.ZodObject, configured: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const shape = shapeOf(schema);
  const isText = (key: string) => {
    const member = shape.kind === "object" ? shape.fields.get(key) : undefined;
    return member?.kind === "scalar" && member.type === "string";
  };
  return mapValues(configured, (value, key) =>
    typeof value === "number" && isText(key) ? String(value) : value,
  );
}

type Environmental = Pick<ConnectionDefinition<z.ZodObject, unknown>, "environment" | "schema">;

function environmentHint(variables: readonly string[], used: boolean, overruled: boolean): string {
  if (!used || variables.length === 0) return "";
  if (overruled) return " (the environment is not asked where the configuration holds credentials)";
  return ` or the environment variable ${variables[0]}`;
}

function fromEnvironment(definition: Environmental, ownCredentials: boolean): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [key, variables] of Object.entries(definition.environment)) {
    // Credentials belong together: a token of the environment would spoil a configured key.
    if (ownCredentials && isCredential(definition, key)) continue;
    const value = variables.map((variable) => process.env[variable]).find(Boolean);
    if (value !== undefined) values[key] = value;
  }
  return values;
}

/** Whether a key holds a credential that the environment may hold too: others have nothing to do with those. */
function isCredential({ environment, schema }: Environmental, key: string): boolean {
  return Object.hasOwn(environment, key) && isSecret(schema, key);
}

function isSecret(schema: z.ZodObject, key: string): boolean {
  const shape = shapeOf(schema);
  return shape.kind === "object" && shape.fields.get(key)?.marks.secret === true;
}
