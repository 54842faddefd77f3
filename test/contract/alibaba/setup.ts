import { afterAll } from "vitest";

import { functions, platform, resources } from "../../../provider/alibaba";
import type { AlibabaClient } from "../../../provider/alibaba/client";
import { callFunction } from "../../../provider/core/call";
import type { Operation } from "../../../provider/core/definition";
import { type Emulator, startEmulator } from "../../emulator";

export interface Scene {
  readonly emulator: Emulator;
  /** The settings as the stack's configuration holds them. */
  readonly configured: Readonly<Record<string, unknown>>;
  readonly client: AlibabaClient;
  /** Lines that operations have written. */
  readonly lines: string[];
  readonly operation: Operation<AlibabaClient>;
}

const running: Emulator[] = [];

// At the end of a file: tests of one file may run side by side.
afterAll(async () => {
  await Promise.all(running.map((emulator) => emulator.close()));
});

/** An emulator of its own, and a client of it. */
export async function startScene(
  settings: Readonly<Record<string, unknown>> = {},
  timeScale = 100,
): Promise<Scene> {
  const emulator = await startEmulator({ timeScale });
  running.push(emulator);
  const { endpoint, region, accessKeyId, accessKeySecret } = emulator.platforms.alibaba;
  const configured = { endpoint, region, accessKeyId, accessKeySecret, ...settings };
  const connection = platform.connection(() => JSON.stringify(configured));
  const lines: string[] = [];
  const operation = {
    ...connection,
    signal: AbortSignal.timeout(15_000),
    log: (line: string) => void lines.push(line),
  };
  return { emulator, configured, client: connection.client, lines, operation };
}

/** The operations of the resource type, with arguments as a program writes them. */
export function jobResource() {
  const [definition] = resources;
  if (definition === undefined) throw new Error("no resource");
  const { spec, schema } = definition;
  const parse = (args: object) => schema.parse(args);
  return {
    make: ({ operation }: Scene, args: object, mark = "0".repeat(32)) =>
      spec.create({ ...operation, inputs: parse(args), mark, token: "unused" }),
    read: ({ operation }: Scene, id: string) => spec.read({ ...operation, id, prior: undefined }),
    update: async ({ operation }: Scene, id: string, args: object, ...changed: string[]) =>
      spec.update?.({ ...operation, id, inputs: parse(args), changed: new Set(changed) }),
    settle: async ({ operation }: Scene, id: string, args: object, resuming = false) =>
      spec.settle?.({ ...operation, id, inputs: parse(args), resuming }),
    remove: ({ operation }: Scene, id: string) => spec.delete({ ...operation, id, prior: {} }),
    find: async ({ operation }: Scene, args: object, { fresh = false, named = false } = {}) =>
      spec.find?.({ ...operation, mark: "0".repeat(32), fresh, named, inputs: parse(args) }),
  };
}

/** Calls a reader or function as a program does. */
export function run({ configured, lines }: Scene, name: string, args: object = {}): Promise<unknown> {
  const found = functions.find((definition) => definition.type === `alibaba:${name}`);
  if (found === undefined) throw new Error(`no function ${name}`);
  const config = (key: string) => (key === "batchflow:alibaba" ? JSON.stringify(configured) : undefined);
  return callFunction(found, { ...args }, { config, print: (line) => void lines.push(line) }, 15);
}

export const task = (programArguments: string) => ({
  packageUri: "oss://bucket/worker.tar.gz",
  programName: "worker.py",
  programType: "python",
  programArguments,
  imageId: "img-000000000001",
  instanceCount: 1,
  resourceDescription: { cpu: 800, memory: 2_000 },
});

/** A job of one task; without arguments it runs for longer than any test. */
export const jobArgs = (programArguments = "sleep 80000") => ({
  jobName: "find-prime",
  description: "primes",
  taskDag: { taskDescMap: { Find: task(programArguments) } },
});

/** A job as the platform itself has it. */
export function jobOf({ emulator }: Scene, id: string) {
  const found = emulator.control.state("alibaba").jobs.find((job) => job.id === id);
  if (found === undefined) throw new Error(`no job ${id}`);
  return found;
}
