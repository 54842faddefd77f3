import type { z } from "zod";

import { ConfigurationError } from "../errors";
import { isPlainHttp, PLAIN_HTTP_REFUSED } from "../rest/transport/endpoint";
import { unsendable } from "../rest/transport/text";
import type { Settings } from "../schema/field";
import { shapeOf } from "../schema/shape";
import { OWN_MESSAGES_ONLY, reasonOf } from "../schema/reasons";
import { containsUnknown, mapValues, valueAt } from "../schema/values";

/** Where a platform's settings come from. */
export interface Source<S extends z.ZodObject = z.ZodObject> {
  /** The platform's name, which is also the name of its default connection. */
  readonly name: string;
  readonly schema: S;
  /** The environment variables that fill absent keys of the default connection, the first that is set winning. */
  readonly environment: Readonly<Record<string, readonly string[]>>;
  /** Fills in what is left out and follows from other settings. */
  complete?(settings: z.output<S>): z.output<S>;
}

type Environmental = Pick<Source, "environment" | "schema">;

/** The settings of a connection, from the configuration's text and the environment. */
export function resolveSettings<S extends z.ZodObject>(
  definition: Source<S>,
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
  const given = { ...fallback, ...spelled(definition.schema, configured ?? {}) };
  const parsed = definition.schema.safeParse(given, OWN_MESSAGES_ONLY);
  const refused = refusedIn(definition, given, configured ?? {}, name);
  if (parsed.success && refused.length === 0) return definition.complete?.(parsed.data) ?? parsed.data;
  const problems = (parsed.error?.issues ?? []).map((issue) => {
    const key = issue.path.join(".");
    const variables = definition.environment[key] ?? [];
    const missing = issue.code === "invalid_type" && issue.path.length === 1 && !Object.hasOwn(given, key);
    const secret = isSecret(definition.schema, key);
    const hint = environmentHint(variables, useEnvironment, secret && ownCredentials);
    if (missing) return `set batchflow:${name}.${key}${secret ? " --secret" : ""}${hint}`;
    return wrong(issue, given, name);
  });
  throw new ConfigurationError(
    `connection "${name}" is incomplete or wrong: ${[...refused, ...problems].join("; ")}`,
  );
}

/**
 * What is wrong with those keys of a connection that are given and known: what is left out is missed, if it is, where the
 * connection is used.
 */
export function settingProblems(
  definition: Environmental,
  configured: Readonly<Record<string, unknown>>,
  name: string,
): string[] {
  const known = mapValues(configured, (value) => (containsUnknown(value) ? undefined : value));
  const given = spelled(definition.schema, known);
  const issues = definition.schema.safeParse(given, OWN_MESSAGES_ONLY).error?.issues ?? [];
  const own = issues.filter(({ code, path: [key] }) =>
    key === undefined ? code === "unrecognized_keys" : Object.hasOwn(given, key),
  );
  return [...refusedIn(definition, given, known, name), ...own.map((issue) => wrong(issue, given, name))];
}

function wrong(issue: z.core.$ZodIssue, given: Readonly<Record<string, unknown>>, name: string): string {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => `batchflow:${name}.${key}: there is no such key`).join("; ");
  }
  const place = [`batchflow:${name}`, ...issue.path.map(String)].join(".");
  return `${place}: ${reasonOf(issue, valueAt(given, issue.path))}`;
}

/** What no request can carry, and what would carry credentials in clear. */
function refusedIn(
  definition: Environmental,
  given: Readonly<Record<string, unknown>>,
  configured: Readonly<Record<string, unknown>>,
  name: string,
): string[] {
  return [
    ...unsendableIn(definition, given, configured, name),
    ...(given.allowHttp === true ? [] : plainHttpIn(definition.schema, given)).map(
      (key) => `batchflow:${name}.${key}: ${PLAIN_HTTP_REFUSED}, or for all with batchflow:${name}.allowHttp`,
    ),
  ];
}

/** The keys of the endpoints to which requests go in clear beyond this machine. */
export function plainHttpIn(schema: z.ZodObject, settings: Settings): string[] {
  const shape = shapeOf(schema);
  const fields = shape.kind === "object" ? [...shape.fields] : [];
  return fields.flatMap(([key, { marks }]) =>
    marks.endpoint === true && isPlainHttp(settings[key]) ? [key] : [],
  );
}

/** The texts that no header can carry, by where they come from: none of them is shown. */
function unsendableIn(
  { environment }: Environmental,
  given: Readonly<Record<string, unknown>>,
  configured: Readonly<Record<string, unknown>>,
  name: string,
): string[] {
  return Object.entries(given).flatMap(([key, value]) => {
    const problem = typeof value === "string" ? unsendable(value) : undefined;
    if (problem === undefined) return [];
    const variable = (environment[key] ?? []).find((one) => process.env[one] === value);
    const isConfigured = Object.hasOwn(configured, key) || variable === undefined;
    return [
      `${isConfigured ? `batchflow:${name}.${key}` : `the environment variable ${variable}`} ${problem}`,
    ];
  });
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

/**
 * Values of the type that their keys have: `pulumi config set --path` makes a number of what looks like one, such as a
 * password of digits, and a program may give a number or boolean as a text.
 */
function spelled(
  schema: z.ZodObject,
  configured: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const shape = shapeOf(schema);
  return mapValues(configured, (value, key) => {
    const member = shape.kind === "object" ? shape.fields.get(key) : undefined;
    if (member?.kind !== "scalar") return value;
    if (typeof value === "number" && member.type === "string") return String(value);
    if (typeof value !== "string") return value;
    if (member.type === "boolean" && /^(true|false)$/.test(value)) return value === "true";
    return member.type === "number" && /^\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  });
}

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
