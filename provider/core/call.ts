import { without } from "./compare";
import type { ConfigSource } from "./connection";
import type { FunctionDefinition } from "./definition";
import { ArgumentError, BatchflowError, DeadlineError, messageOf } from "./errors";
import { redact, secretsIn, secretsOfConnection } from "./redact";
import { formatPath } from "./schema";
import { hearingOfTrouble } from "./trouble";
import { problemsOf, unavailableProblems } from "./validate";
import { deadlineIn } from "./wait";

export interface CallHost {
  readonly config: ConfigSource;
  readonly print: (line: string) => void;
}

/** Calls a reader or function: refuses wrong arguments before any request, and leaves credentials out of the result. */
export async function callFunction(
  definition: FunctionDefinition,
  args: Readonly<Record<string, unknown>>,
  { config, print }: CallHost,
  timeoutSeconds = definition.timeoutSeconds,
): Promise<unknown> {
  const { type, platform, schema, inputs, outputs, spec } = definition;
  const given = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
  const wrong = problemsOf(schema, inputs, given);
  if (wrong.length > 0) throw new ArgumentError(explain(type, wrong));
  const { client, settings } = platform.connection(config, given.connection as string | undefined);
  const missing = unavailableProblems(inputs, given, settings);
  if (missing.length > 0) throw new ArgumentError(explain(type, missing));
  const secrets = [...secretsOfConnection(platform.schema, settings), ...secretsIn(inputs, given)];
  try {
    const log = (line: string) => print(`${type}: ${redact(line, secrets)}`);
    const signal = deadlineIn(timeoutSeconds);
    const result = await hearingOfTrouble(log, () =>
      spec.run({ client, settings, args: schema.parse(given), signal, log }),
    );
    return without(outputs, result, ({ marks }) => marks.secret === true);
  } catch (error) {
    const longer = error instanceof DeadlineError ? ". Raise `timeoutSeconds` if it only needs longer" : "";
    const message = `${type}: ${redact(messageOf(error), secrets)}${longer}`;
    const named = error instanceof BatchflowError ? error.withMessage(message) : new BatchflowError(message);
    if (error instanceof Error && error.stack !== undefined) named.stack = redact(error.stack, secrets);
    throw named;
  }
}

function explain(
  type: string,
  problems: readonly { path: readonly PropertyKey[]; reason: string }[],
): string {
  return `${type}: ${problems.map(({ path, reason }) => `${formatPath(path)}: ${reason}`).join("; ")}`;
}
