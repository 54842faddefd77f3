import * as pulumi from "@pulumi/pulumi";

import { ArgumentError, BatchflowError } from "../provider/core/errors";
import type { FunctionDefinition } from "../provider/core/functionDefinition";
import { inheritedConnection } from "./connection";
import { refusal } from "./refusal";
import { markedSecrets, type SecretPath } from "./secrets";

/** Options of a reader or function. */
export interface ReaderOptions {
  /** The component or resource to which it belongs: it uses the connection that `useConnections` gives to its children. */
  parent?: pulumi.Resource | undefined;
  /** Seconds until it is given up. Default: 120; longer for functions that wait for work, whose descriptions say how long. */
  timeoutSeconds?: number | undefined;
}

/** Options of the form of a reader that takes and gives outputs. */
export interface ReaderOutputOptions extends ReaderOptions {
  /** Resources that must be there first. While one of them is yet to be created, as in a preview, the result is unknown. */
  dependsOn?: pulumi.Input<pulumi.Input<pulumi.Resource>[]> | pulumi.Input<pulumi.Resource> | undefined;
}

type Arguments = Readonly<Record<string, unknown>>;

/** What Pulumi keeps of components and outputs without declaring it. */
interface ComponentParts {
  readonly __data?: Promise<unknown>;
  readonly __childResources?: ReadonlySet<pulumi.Resource>;
}
interface OutputParts {
  allResources?(): Promise<ReadonlySet<pulumi.Resource>>;
}

/** Calls a reader or function in the program. */
export async function call<Result>(
  type: string,
  args: object,
  options: ReaderOptions = {},
  marked: readonly SecretPath[] = [],
): Promise<Result> {
  const { parent, timeoutSeconds, ...others } = options;
  refuse(type, others);
  const [platform = ""] = type.split(":");
  const { connection = inheritedConnection(platform, parent), ...rest } = args as Arguments;
  const given = { ...rest, ...(connection !== undefined && { connection }) };
  const definition = await definitionOf(type);
  if (isMocked()) return (await mocked(definition, given)) as Result;
  const { callFunction } = await import("../provider/core/lifecycle/call.js");
  const host = {
    config: (key: string) => pulumi.runtime.getConfig(key),
    log: (line: string, { resource }: { resource: string }) => void pulumi.log.info(`${resource}: ${line}`),
  };
  return (await callFunction(definition, given, host, timeoutSeconds ?? undefined, marked).catch(
    fail,
  )) as Result;
}

/** Calls what changes something, which a preview must not do: there the answer is undefined. */
export async function perform<Result>(
  type: string,
  args: object,
  options?: ReaderOptions,
): Promise<Result | undefined> {
  if (!pulumi.runtime.isDryRun()) return call<Result>(type, args, options);
  await pulumi.log.info(`${type}: not called in a preview`);
  return undefined;
}

/** The same for arguments that are outputs: called once all of them are known, and what they depend on is there. */
export function callOutput<Result>(
  type: string,
  args: object,
  { dependsOn, ...options }: ReaderOutputOptions = {},
): pulumi.Output<Result> {
  const secrets = markedSecrets(args, undefined, undefined);
  const given = pulumi.output(args);
  // As for other invokes: a value of a resource may be known in a preview that has yet to create the resource.
  const origins = (given as OutputParts).allResources?.().then((resources) => [...resources]);
  return pulumi.all([given, created(dependsOn), created(origins)]).apply(async ([known]) => {
    const marked = (await secrets).filter((path) => path !== undefined);
    return call<Result>(type, known, options, marked);
  });
}

async function definitionOf(type: string): Promise<FunctionDefinition> {
  // Loaded when first used: most programs declare resources and read nothing.
  const { loadFunction } = await import("../provider/registry.js");
  const definition = await loadFunction(type);
  if (definition === undefined) throw new TypeError(`there is no function ${type}`);
  return definition;
}

function refuse(type: string, options: Arguments): void {
  const [wrong] = Object.keys(options).filter((name) => options[name] !== undefined);
  if (wrong === undefined) return;
  const advice = wrong === "provider" ? "Choose the account with the argument `connection`" : "";
  throw refusal(new ArgumentError(`${type}: there is no option \`${wrong}\``, { advice }));
}

/** Whether the program is a unit test, with mocks in the engine's place. */
function isMocked(): boolean {
  const monitor: object | undefined = pulumi.runtime.getMonitor();
  return monitor !== undefined && "mocks" in monitor;
}

/** What the mocks answer, as to an invoke of `batchflow:PLATFORM:FUNCTION`. */
async function mocked({ type, outputs }: FunctionDefinition, args: Arguments): Promise<unknown> {
  const token = `batchflow:${type}`;
  const answer = (await pulumi.runtime.invoke(token, { ...args })) as Arguments;
  if (outputs.kind === "object") return answer;
  // As of other invokes, a list is the only member of an object.
  const [list] = Object.values(answer);
  if (Array.isArray(list)) return list;
  throw new TypeError(`${token}: the mock of a list must answer an object with the list: { items: […] }`);
}

/** Resolves when resources are there; unknown while one of them is yet to be created. */
function created(resources: ReaderOutputOptions["dependsOn"]): pulumi.Output<unknown> {
  return pulumi.output(resources).apply((some) => pulumi.all([some ?? []].flat().map(ids)));
}

function ids(resource: pulumi.Resource): pulumi.Output<unknown> {
  if (pulumi.CustomResource.isInstance(resource)) return resource.id;
  // A component has no id, but children, which are known once it is constructed.
  const component = resource as unknown as ComponentParts;
  const built = Promise.resolve(component.__data);
  const children: Promise<pulumi.Resource[]> = built.then(() => [...(component.__childResources ?? [])]);
  return created(children);
}

/** A fault of this package keeps its stack. */
function fail(error: unknown): never {
  throw error instanceof BatchflowError && error.constructor !== BatchflowError ? refusal(error) : error;
}
