import { without, withoutNull } from "../schema/shape";
import type { ConfigSource, Connection } from "../connection";
import type { FunctionDefinition } from "../functionDefinition";
import { ArgumentError } from "../errors";
import type { Host } from "./operation/context";
import { explained, operate } from "./operation/operation";
import { type Path, secretsIn, secretsOfConnection } from "../disclosure/places";
import { line } from "../disclosure/line";
import { Secrets } from "../disclosure/redact";
import type { Problem } from "../schema/field";
import { formatPath } from "../schema/values";
import { problemsOf, unavailableProblems } from "../schema/validate";

/**
 * Calls a reader or function: refuses wrong arguments before any request, and leaves credentials out of the result.
 * `marked` says where the program has marked arguments secret.
 */
export async function callFunction(
  definition: FunctionDefinition,
  args: Readonly<Record<string, unknown>>,
  host: Pick<Host, "config" | "log" | "cancelled">,
  timeoutSeconds = definition.timeoutSeconds,
  marked: readonly Path[] = [],
): Promise<unknown> {
  const { type, platform, schema, inputs, outputs, spec } = definition;
  if (!(timeoutSeconds > 0)) {
    throw new ArgumentError(`${type}: timeoutSeconds must be a number above 0, but is ${timeoutSeconds}`);
  }
  const given = withoutNull(inputs, args) as Readonly<Record<string, unknown>>;
  const secrets = new Secrets(secretsIn(inputs, given, marked));
  const wrong = problemsOf(schema, inputs, given, marked);
  if (wrong.length > 0) throw new ArgumentError(explain(type, wrong, secrets));
  const connection = connectionOf(definition, host.config, given.connection as string | undefined, secrets);
  const { settings } = connection;
  const missing = unavailableProblems(inputs, given, settings, marked);
  if (missing.length > 0) throw new ArgumentError(explain(type, missing, secrets));
  secrets.add(secretsOfConnection(platform.schema, settings));
  const longer = "Raise `timeoutSeconds` if it only needs longer";
  const options = { resource: type, connection, seconds: timeoutSeconds, secrets, host, longer };
  const result = await operate(options, (operation) => spec.run({ ...operation, args: schema.parse(given) }));
  return without(outputs, result, ({ marks }) => marks.secret === true);
}

function connectionOf(
  { type, platform }: FunctionDefinition,
  config: ConfigSource,
  name: string | undefined,
  secrets: Secrets,
): Connection<unknown> {
  try {
    return platform.connection(config, name);
  } catch (error) {
    throw explained(error, { resource: type, secrets, longer: "" });
  }
}

function explain(type: string, problems: readonly Problem[], secrets: Secrets): string {
  const texts = problems.map(({ path, reason }) => `${formatPath(path)}: ${secrets.redact(reason)}`);
  return line(`${type}: ${texts.join("; ")}`);
}
