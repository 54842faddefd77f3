import { setMaxListeners } from "node:events";

import { callFunction } from "../../provider/core/lifecycle/call";
import { tell } from "../../provider/core/lifecycle/telling";
import type { Connection, Platform } from "../../provider/core/connection";
import type { FunctionDefinition } from "../../provider/core/functionDefinition";
import type { Operation } from "../../provider/core/operation";
import type { ResourceDefinition } from "../../provider/core/definition";
import type { Host } from "../../provider/core/lifecycle";
import { parseMark } from "../../provider/core/identity";
import type { ShownWhole } from "../../provider/core/story/shown";
import type { Depth, StoryDefinition } from "../../provider/core/story/story";
import { type Emulator, startEmulator } from "pulumi-batchflow-emulator";
import { EngineRun, State } from "../engineRun";
import { atEndOfFile } from "../toolchain/setup/closing";

/** An emulator, and what talks to it as the core does. */
export interface Scene<C> {
  readonly emulator: Emulator;
  /** The settings as the stack's configuration holds them. */
  readonly configured: Readonly<Record<string, unknown>>;
  readonly connection: Connection<C>;
  readonly client: C;
  /** Lines that operations have written. */
  readonly lines: string[];
  readonly operation: Operation<C>;
  /** What the engine's state says. */
  readonly state: State;
}

export const MARK = parseMark(`${"0".repeat(24)}-${"0".repeat(16)}`)!;

/** A deadline for many requests at once. */
export function timeLimit(milliseconds: number): AbortSignal {
  const signal = AbortSignal.timeout(milliseconds);
  setMaxListeners(0, signal);
  return signal;
}

/** An emulator that ends with the file's tests. */
export async function openEmulator(options: Parameters<typeof startEmulator>[0]): Promise<Emulator> {
  const emulator = await startEmulator(options);
  atEndOfFile(() => emulator.close());
  return emulator;
}

/** A client of an emulator. */
export function connectTo<C>(
  platform: Platform<C>,
  emulator: Emulator,
  configured: Readonly<Record<string, unknown>>,
): Scene<C> {
  const connection = platform.connection(() => JSON.stringify(configured));
  const lines: string[] = [];
  const operation = {
    ...connection,
    // Each use has the whole of it.
    get signal() {
      return timeLimit(15_000);
    },
    log: (line: string) => void lines.push(line),
  };
  const state = new State();
  return { emulator, configured, connection, client: connection.client, lines, operation, state };
}

/** The operations of a resource type, with arguments as a program writes them. */
export function operationsOf<C>(resources: readonly ResourceDefinition[], type: string) {
  const { spec, schema } = definitionOf(resources, type);
  const parse = (args: object) => schema.parse(args);
  return {
    make: ({ operation }: Scene<C>, args: object, mark = MARK) =>
      spec.create({ ...operation, inputs: parse(args), mark, token: `token-${mark.text}`, attempt: 1 }),
    read: ({ operation }: Scene<C>, id: string, prior?: Readonly<Record<string, unknown>>) =>
      spec.read({ ...operation, id, prior }),
    update: async ({ operation }: Scene<C>, id: string, args: object, ...names: string[]) => {
      const changed = new Set(names);
      return spec.update?.({ ...operation, id, inputs: parse(args), changed, pending: changed, mark: MARK });
    },
    settle: async ({ operation }: Scene<C>, id: string, args: object, resuming = false) =>
      spec.settle?.({ ...operation, id, inputs: parse(args), resuming }),
    remove: ({ operation }: Scene<C>, id: string, prior: Readonly<Record<string, unknown>> = {}) =>
      spec.delete({ ...operation, id, prior }),
    find: async ({ operation }: Scene<C>, args: object, { mark = MARK, fresh = false } = {}) =>
      spec.lookup.find({ ...operation, who: mark.who, fresh, inputs: parse(args) }),
  };
}

/** A resource type as the engine drives it in one run. */
export function lifecycleOf<C>(
  resources: readonly ResourceDefinition[],
  scene: Scene<C>,
  type: string,
): EngineRun {
  return new EngineRun(definitionOf(resources, type), hostOf(scene, type));
}

function definitionOf(resources: readonly ResourceDefinition[], type: string): ResourceDefinition {
  const found = resources.find((definition) => definition.type === type);
  if (found === undefined) throw new Error(`no resource ${type}`);
  return found;
}

/** Calls a reader or function as a program does. */
export function call<C>(
  functions: readonly FunctionDefinition[],
  scene: Scene<C>,
  type: string,
  args: object = {},
): Promise<unknown> {
  const found = functions.find((definition) => definition.type === type);
  if (found === undefined) throw new Error(`no function ${type}`);
  return callFunction(found, { ...args }, hostOf(scene, type), 15);
}

/** What has become of an object's work, as the command shows it. */
export function tellOf<C>(
  stories: ReadonlyMap<string, StoryDefinition>,
  scene: Scene<C>,
  type: string,
  id: string,
  depth: Partial<Depth> = {},
): Promise<ShownWhole> {
  const found = stories.get(type);
  if (found === undefined) throw new Error(`no story of ${type}`);
  return tell(found, hostOf(scene, type), { id, lines: 20, parts: 20, ...depth });
}

function hostOf<C>({ configured, lines, state }: Scene<C>, type: string): Omit<Host, "ledgers"> {
  const key = `batchflow:${type.split(":")[0]}`;
  return {
    config: (name) => (name === key ? JSON.stringify(configured) : undefined),
    log: (line, { resource }) => void lines.push(`${resource}: ${line}`),
    checkpoint: () => Promise.resolve(state),
  };
}
