import { setMaxListeners } from "node:events";

import { afterAll } from "vitest";

import { callFunction } from "../../../provider/core/call";
import type { Operation } from "../../../provider/core/definition";
import type { Connection } from "../../../provider/core/connection";
import { functions, platform, resources } from "../../../provider/tencent";
import type { TencentClient } from "../../../provider/tencent/client";
import { type Emulator, startEmulator } from "../../emulator";

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
  readonly connection: Connection<TencentClient>;
  readonly client: TencentClient;
  /** Lines that operations have written. */
  readonly lines: string[];
  readonly operation: Operation<TencentClient>;
}

const running: Emulator[] = [];

// At the end of a file: tests of one file may run side by side.
afterAll(async () => {
  await Promise.all(running.map((emulator) => emulator.close()));
});

/** An emulator of its own, and a client of it. Virtual time runs fast; the schedule of requests is off. */
export async function startScene(
  settings: Readonly<Record<string, unknown>> = {},
  timeScale = 100,
): Promise<Scene> {
  const emulator = await startEmulator({ timeScale, rateLimits: false });
  running.push(emulator);
  if (settings.edition === "2018") emulator.control.configure({ tencent: { edition: "2018" } });
  const { endpoint, region, secretId, secretKey } = emulator.platforms.tencent;
  const configured = { endpoint, region, secretId, secretKey, rateLimits: "off", ...settings };
  const connection = platform.connection(() => JSON.stringify(configured));
  const lines: string[] = [];
  const operation = {
    client: connection.client,
    settings: connection.settings,
    signal: timeLimit(15_000),
    log: (line: string) => void lines.push(line),
  };
  return { emulator, configured, connection, client: connection.client, lines, operation };
}

/** The operations of a resource type, with arguments as a program writes them. */
export function resource(type: string) {
  const found = resources.find((definition) => definition.type === `tencent:${type}`);
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
    find: ({ operation }: Scene, mark: string, fresh: boolean, args: object) =>
      spec.find?.({ ...operation, mark, fresh, named: false, inputs: parse(args) }),
  };
}

/** Calls a reader or function as a program does. */
export function run({ configured, lines }: Scene, name: string, args: object = {}): Promise<unknown> {
  const found = functions.find((definition) => definition.type === `tencent:${name}`);
  if (found === undefined) throw new Error(`no function ${name}`);
  const config = (key: string) => (key === "batchflow:tencent" ? JSON.stringify(configured) : undefined);
  return callFunction(found, { ...args }, { config, print: (line) => void lines.push(line) }, 15);
}

export const placement = { zone: "ap-guangzhou-2" };
export const envData = { instanceType: "S1.SMALL2", imageId: "img-bd78fy2t" };
export const envArgs = { envName: "env", placement, envData, desiredComputeNodeCount: 2 };
export const task = {
  taskName: "A",
  application: { deliveryForm: "LOCAL", command: "echo hello" },
  computeEnv: { envData },
};
export const jobArgs = { placement, tasks: [task] };
export const templateArgs = { taskTemplateName: "template", taskTemplateInfo: task };
