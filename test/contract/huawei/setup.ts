import { setMaxListeners } from "node:events";

import { afterAll } from "vitest";

import { callFunction } from "../../../provider/core/call";
import type { Operation } from "../../../provider/core/definition";
import { functions, platform, resources } from "../../../provider/huawei";
import type { HuaweiClient } from "../../../provider/huawei/client";
import { type Emulator, startEmulator } from "../../emulator";

export interface Scene {
  readonly emulator: Emulator;
  /** The settings as the stack's configuration holds them. */
  readonly configured: Readonly<Record<string, unknown>>;
  readonly client: HuaweiClient;
  readonly operation: Operation<HuaweiClient>;
}

const running: Emulator[] = [];

// At the end of a file: tests of one file may run side by side.
afterAll(async () => {
  await Promise.all(running.map((emulator) => emulator.close()));
});

/** How the settings of a scene prove who calls. */
export function credentials({ platforms: { huawei } }: Emulator, kind: "password" | "keys" = "password") {
  const { username, password, domainName, accessKey, secretKey, projectId } = huawei;
  return kind === "password" ? { username, password, domainName } : { accessKey, secretKey, projectId };
}

/** An emulator of its own, and a client of it. Virtual time runs fast; the schedule of requests is off. */
export async function startScene(
  settings: Readonly<Record<string, unknown>> = {},
  timeScale = 1_000,
): Promise<Scene> {
  const emulator = await startEmulator({ timeScale, rateLimits: false });
  running.push(emulator);
  return connect(emulator, { ...credentials(emulator), ...settings });
}

/** Another client of the same emulator. */
export function connect(emulator: Emulator, settings: Readonly<Record<string, unknown>>): Scene {
  const { region, endpoint, iamEndpoint, cromwellEndpoint } = emulator.platforms.huawei;
  const configured = { region, endpoint, iamEndpoint, cromwellEndpoint, rateLimits: "off", ...settings };
  const connection = platform.connection(() => JSON.stringify(configured));
  const signal = AbortSignal.timeout(15_000);
  setMaxListeners(0, signal);
  const { client } = connection;
  return {
    emulator,
    configured,
    client,
    operation: { client, settings: connection.settings, signal, log: () => undefined },
  };
}

/** The operations of a resource type, with arguments as a program writes them. */
export function resource(type: string) {
  const found = resources.find((definition) => definition.type === `huawei:${type}`);
  if (found === undefined) throw new Error(`no resource ${type}`);
  const { spec, schema } = found;
  const parse = (args: object) => schema.parse(args);
  return {
    make: ({ operation }: Scene, args: object, token = "token") =>
      spec.create({ ...operation, inputs: parse(args), mark: "0".repeat(32), token }),
    read: ({ operation }: Scene, id: string, prior?: Readonly<Record<string, unknown>>) =>
      spec.read({ ...operation, id, prior }),
    update: async ({ operation }: Scene, id: string, args: object, ...changed: string[]) =>
      spec.update?.({ ...operation, id, inputs: parse(args), changed: new Set(changed) }),
    settle: async ({ operation }: Scene, id: string, args: object) =>
      spec.settle?.({ ...operation, id, inputs: parse(args), resuming: false }),
    remove: ({ operation }: Scene, id: string, prior = {}) => spec.delete({ ...operation, id, prior }),
  };
}

/** Calls a reader or function as a program does. */
export function run({ configured }: Scene, name: string, args: object = {}): Promise<unknown> {
  const found = functions.find((definition) => definition.type === `huawei:${name}`);
  if (found === undefined) throw new Error(`no function ${name}`);
  const config = (key: string) => (key === "batchflow:huawei" ? JSON.stringify(configured) : undefined);
  return callFunction(found, { ...args }, { config, print: () => undefined }, 15);
}

export const NOWHERE = "00000000-0000-4000-8000-000000000000";

/** A workflow whose one job runs the command of its input. */
export const file = `version: genecontainer_0_1
inputs:
  command:
    default: sleep 1
    type: string
    description: what the job does
workflow:
  job-a:
    type: GCS.Job
    tool: nginx:latest
    commands:
      - \${command}
outputs:
  job-a:
    paths:
      - sample/\${command}.txt
`;
export const workflowArgs = { name: "alignment", file };

/** A workflow, and the arguments of its executions. */
export async function startWithWorkflow(
  settings: Readonly<Record<string, unknown>> = {},
): Promise<{ scene: Scene; workflowId: string; runs: (command: string, more?: object) => object }> {
  const scene = await startScene(settings);
  const workflowId = await resource("Workflow").make(scene, workflowArgs);
  const runs = (command: string, more: object = {}) => ({
    name: "sample",
    workflowId,
    sfsPvcName: "gene-sfs",
    namespace: "gene-ns",
    inputsJson: { command },
    ...more,
  });
  return { scene, workflowId, runs };
}
