import { formatPath, isNothing, isUnknown } from "../schema/values";
import type { Connection } from "../connection";
import type { ResourceDefinition } from "../definition";
import { ConfigurationError } from "../errors";
import { line } from "../disclosure/line";
import { secretsIn } from "../disclosure/places";
import { Secrets } from "../disclosure/redact";
import { prepareDocuments } from "../schema/document/prepare";
import type { Problem } from "../schema/field";
import { withoutNull } from "../schema/shape";
import { problemsOf, unavailableProblems } from "../schema/validate";
import { type Adoption, previewAdoption } from "./ownership/adoption";
import type { Context, Host, Properties, Wanted } from "./operation/context";
import { ownInState } from "./ownership/evidence";
import { refusalOf } from "./proof";
import { connectionOf, Subject, titleOf } from "./operation/subject";

export interface CheckResult {
  readonly inputs: Properties;
  /** Properties that the program leaves out, and that the resource therefore keeps as the adopted object has them. */
  readonly kept: readonly string[];
  readonly failures: readonly { readonly property: string; readonly reason: string }[];
}

/** The inputs of the last run, and what its check has kept of an adopted object. */
export interface Checked {
  readonly inputs: Properties;
  readonly kept: readonly string[];
}

/**
 * Fills in names, and judges the inputs. Sends nothing but what proves the connection, unless the resource is to adopt an
 * object: that is then read, so that the preview shows what becomes of it.
 */
export async function check(
  definition: ResourceDefinition,
  host: Host,
  old: Checked | undefined,
  { inputs: written, context, isImported = false }: Wanted,
): Promise<CheckResult> {
  if (isImported) return imported(definition, host, { inputs: written, context });
  const inputs = withoutNull(definition.inputs, written) as Properties;
  const kept = context.adopt === undefined ? [] : (old?.kept ?? []).filter((name) => isNothing(inputs[name]));
  const carried = Object.fromEntries(kept.map((name) => [name, old?.inputs[name]]));
  const given = { ...inputs, ...carried };
  const { adoption, problems: refused } = await adoptionOf(definition, host, old, { inputs: given, context });
  const found = adoption?.kept ?? {};
  const named = await withNames(definition, host, old, { inputs: { ...given, ...found }, context });
  // With those of the last run, with which diff compares.
  await prepareDocuments(definition.inputs, named, old?.inputs ?? {});
  const problems = [...refused, ...problemsOf(definition.schema, definition.inputs, named, context.secrets)];
  if (problems.length === 0)
    problems.push(...(await connectionProblems(definition, host, { inputs: named, context })));
  const secrets = new Secrets(secretsIn(definition.inputs, named, context.secrets));
  return {
    inputs: named,
    kept: [...kept, ...Object.keys(found)],
    failures: problems.map(({ path, reason }) => ({
      property: line(formatPath(path)),
      reason: secrets.show(reason),
    })),
  };
}

/**
 * What a read has shown is as the platform has it: nothing in it is refused, which the engine would take for a fault of the
 * provider. The next check requires the rest of the program.
 */
function imported(definition: ResourceDefinition, host: Host, { inputs, context }: Wanted): CheckResult {
  const lacking = lackingIn(definition, inputs, context);
  // Where the engine does not tell which resource it is, `batchflow import` has said it.
  if (lacking !== undefined && context.identity !== undefined)
    host.log(lacking, { resource: titleOf(definition, context), passing: false });
  return { inputs, kept: [], failures: [] };
}

/** What an imported object's program has to add to what a read has shown, such as a required password; for people. */
export function lackingIn(
  definition: ResourceDefinition,
  inputs: Properties,
  { secrets: marked }: Pick<Context, "secrets"> = {},
): string | undefined {
  const lacking = problemsOf(definition.schema, definition.inputs, inputs, marked);
  if (lacking.length === 0) return undefined;
  const list = lacking.map(({ path, reason }) => `${formatPath(path)} ${reason}`).join("; ");
  const secrets = new Secrets(secretsIn(definition.inputs, inputs, marked));
  return secrets.show(`the program has to declare what no read shows: ${list}`);
}

/** What becomes of an object that is to be adopted in this run. */
async function adoptionOf(
  definition: ResourceDefinition,
  host: Host,
  old: Checked | undefined,
  { inputs, context }: Wanted,
): Promise<{ adoption?: Adoption | undefined; problems: readonly Problem[] }> {
  if (context.adopt === undefined || isUnknown(inputs.connection)) return { problems: [] };
  try {
    const subject = new Subject(definition, host, inputs, context);
    return await previewAdoption(subject, context.adopt, old === undefined);
  } catch (error) {
    // A wrong connection is reported with the other problems.
    if (error instanceof ConfigurationError) return { problems: [] };
    throw error;
  }
}

/** The inputs with the names that the program leaves to the provider. */
async function withNames(
  definition: ResourceDefinition,
  host: Host,
  old: Checked | undefined,
  { inputs, context }: Wanted,
): Promise<Properties> {
  const { identity } = context;
  const named: Record<string, unknown> = { ...inputs };
  for (const [name, { marks }] of definition.inputs.fields) {
    if (marks.autoName === undefined || !isNothing(inputs[name])) continue;
    if (typeof old?.inputs[name] === "string") named[name] = old.inputs[name];
    else if (identity !== undefined) {
      named[name] = identity.autoName(marks.autoName, await replacedBeside(definition, host, context));
    }
  }
  return named;
}

/** The old object that exists beside its replacement. The engine calls check for a replacement without the old inputs. */
async function replacedBeside(
  { spec }: ResourceDefinition,
  host: Host,
  { identity, organization, createFirst }: Context,
): Promise<string | undefined> {
  if (identity === undefined) return undefined;
  const replaced = host.ledgers.replaced.get(identity.text);
  const isUnique = spec.lookup.unique === true;
  const own = () => ownInState(host, identity, organization);
  if (createFirst === true) return replaced ?? (isUnique ? (await own())[0]?.id : undefined);
  if (replaced === undefined || !isUnique) return undefined;
  // A component hands `retainOnDelete` down to its children: no program says so, only the state of the old object.
  return (await own()).find(({ id, retained }) => id === replaced && retained === true)?.id;
}

async function connectionProblems(
  definition: ResourceDefinition,
  host: Host,
  { inputs: properties, context }: Wanted,
): Promise<readonly Problem[]> {
  if (isUnknown(properties.connection)) return [];
  const { inputs, spec } = definition;
  try {
    const connection = connectionOf(definition, host, properties);
    const { settings } = connection;
    const problems = [
      ...unavailableProblems(inputs, properties, settings, context.secrets),
      ...(spec.validate?.(properties, settings) ?? []),
      ...ownProblems(definition, host, connection, properties),
    ];
    if (problems.length > 0) return problems;
    const refusal = await refusalOf(definition.platform, host, connection);
    return refusal === undefined ? [] : [{ path: ["connection"], reason: refusal }];
  } catch (error) {
    if (error instanceof ConfigurationError) return [{ path: ["connection"], reason: error.message }];
    throw error;
  }
}

/** Refuses objects of this program where a resource is for those of others only. */
export function ownProblems(
  { inputs }: ResourceDefinition,
  { ledgers }: Pick<Host, "ledgers">,
  connection: Pick<Connection<unknown>, "account" | "place">,
  properties: Properties,
): Problem[] {
  return [...inputs.fields].flatMap(([name, { marks }]) => {
    const id = properties[name];
    const { notOf } = marks;
    if (notOf === undefined || typeof id !== "string") return [];
    return ledgers.isKnown(id, connection, notOf.type)
      ? [{ path: [name], reason: `${id} is of this program: ${notOf.instead}` }]
      : [];
  });
}
