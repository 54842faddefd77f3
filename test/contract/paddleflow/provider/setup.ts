import { setMaxListeners } from "node:events";

import { afterAll } from "vitest";

import { callFunction } from "../../../../provider/core/call";
import type { Connection } from "../../../../provider/core/connection";
import type { Operation } from "../../../../provider/core/definition";
import { functions, platform, resources } from "../../../../provider/paddleflow";
import type { PaddleFlowClient } from "../../../../provider/paddleflow/client";
import { type Emulator, startEmulator } from "../../../emulator";

/** A deadline for many requests at once. */
export function timeLimit(milliseconds: number): AbortSignal {
  const signal = AbortSignal.timeout(milliseconds);
  setMaxListeners(0, signal);
  return signal;
}

export interface Scene {
  readonly emulator: Emulator;
  /** The settings as the stack's configuration holds them. */
  readonly configured: Readonly<Record<string, unknown>>;
  readonly connection: Connection<PaddleFlowClient>;
  readonly client: PaddleFlowClient;
  /** Lines that operations have written. */
  readonly lines: string[];
  readonly operation: Operation<PaddleFlowClient>;
}

const running: Emulator[] = [];

// At the end of a file: tests of one file may run side by side.
afterAll(async () => {
  await Promise.all(running.map((emulator) => emulator.close()));
});

type EmulatorSettings = NonNullable<Parameters<Emulator["control"]["configure"]>[0]["paddleflow"]>;

/** An emulator of its own, and a client of it as root. Virtual time runs fast. */
export async function startScene(settings: EmulatorSettings = {}, timeScale = 100): Promise<Scene> {
  const emulator = await startEmulator({ timeScale, rateLimits: false });
  running.push(emulator);
  emulator.control.configure({ paddleflow: settings });
  const { endpoint, user, password } = emulator.platforms.paddleflow;
  return { emulator, ...connect({ endpoint, username: user, password }) };
}

/** A client of the same server as another user. */
export function as({ emulator }: Scene, username: string, password: string): Scene {
  const { endpoint } = emulator.platforms.paddleflow;
  return { emulator, ...connect({ endpoint, username, password }) };
}

function connect(configured: Readonly<Record<string, unknown>>): Omit<Scene, "emulator"> {
  const connection = platform.connection(() => JSON.stringify(configured));
  const lines: string[] = [];
  const operation = {
    client: connection.client,
    settings: connection.settings,
    signal: timeLimit(15_000),
    log: (line: string) => void lines.push(line),
  };
  return { configured, connection, client: connection.client, lines, operation };
}

/** The operations of a resource type, with arguments as a program writes them. */
export function resource(type: string) {
  const found = resources.find((definition) => definition.type === `paddleflow:${type}`);
  if (found === undefined) throw new Error(`no resource ${type}`);
  const { spec, schema } = found;
  const parse = (args: object) => schema.parse(args);
  return {
    make: ({ operation }: Scene, args: object, mark = "0".repeat(32)) =>
      spec.create({ ...operation, inputs: parse(args), mark, token: `token-${mark}` }),
    read: ({ operation }: Scene, id: string) => spec.read({ ...operation, id, prior: undefined }),
    update: ({ operation }: Scene, id: string, args: object, ...changed: string[]) =>
      spec.update?.({ ...operation, id, inputs: parse(args), changed: new Set(changed) }),
    settle: async ({ operation }: Scene, id: string, args: object, resuming = false) =>
      spec.settle?.({ ...operation, id, inputs: parse(args), resuming }),
    remove: ({ operation }: Scene, id: string) => spec.delete({ ...operation, id, prior: {} }),
    find: (
      { operation }: Scene,
      args: object,
      { mark = "0".repeat(32), fresh = false, named = false } = {},
    ) => spec.find?.({ ...operation, mark, fresh, named, inputs: parse(args) }),
  };
}

/** Calls a reader or function as a program does. */
export function run({ configured, lines }: Scene, name: string, args: object = {}): Promise<unknown> {
  const found = functions.find((definition) => definition.type === `paddleflow:${name}`);
  if (found === undefined) throw new Error(`no function ${name}`);
  const config = (key: string) => (key === "batchflow:paddleflow" ? JSON.stringify(configured) : undefined);
  return callFunction(found, { ...args }, { config, print: (line) => void lines.push(line) }, 15);
}
