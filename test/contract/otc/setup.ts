import { afterAll } from "vitest";

import { callFunction } from "../../../provider/core/call";
import type { Operation } from "../../../provider/core/definition";
import { functions, platform, resources } from "../../../provider/otc";
import type { OtcClient } from "../../../provider/otc/client";
import { type Emulator, startEmulator } from "../../emulator";

export interface Scene {
  readonly emulator: Emulator;
  /** The settings as the stack's configuration holds them. */
  readonly configured: Readonly<Record<string, unknown>>;
  readonly client: OtcClient;
  /** Lines that operations have written. */
  readonly lines: string[];
  readonly operation: Operation<OtcClient>;
}

const running: Emulator[] = [];

// At the end of a file: tests of one file may run side by side.
afterAll(async () => {
  await Promise.all(running.map((emulator) => emulator.close()));
});

type OtcSettings = NonNullable<Parameters<typeof startEmulator>[0]>["otc"];

/** An emulator of its own. Jobs take milliseconds, tokens live long, unless the settings say otherwise. */
export async function startOtc(otc: OtcSettings = {}): Promise<Emulator> {
  const durations = { token: 10_000_000, ...otc.durations };
  const emulator = await startEmulator({ timeScale: 1_000, otc: { ...otc, durations } });
  running.push(emulator);
  return emulator;
}

/** What a connection needs for a login with a password. */
export function passwordOf({ platforms }: Emulator): Record<string, unknown> {
  const { endpoint, iamEndpoint, region, projectId, username, password, domainName } = platforms.otc;
  return { endpoint, iamEndpoint, region, projectId, username, password, domainName };
}

/** A client of an emulator: with a password, unless other settings are given. */
export function sceneOf(emulator: Emulator, settings = passwordOf(emulator)): Scene {
  const connection = platform.connection(() => JSON.stringify(settings));
  const lines: string[] = [];
  const operation = {
    ...connection,
    signal: AbortSignal.timeout(15_000),
    log: (line: string) => void lines.push(line),
  };
  return { emulator, configured: settings, client: connection.client, lines, operation };
}

export async function startScene(otc: OtcSettings = {}): Promise<Scene> {
  return sceneOf(await startOtc(otc));
}

export const MARK = "0123456789abcdef0123456789abcdef";

/** The operations of a resource type, with arguments as a program writes them. */
export function resource(type: string) {
  const found = resources.find((definition) => definition.type === `otc:${type}`);
  if (found === undefined) throw new Error(`no resource ${type}`);
  const { spec, schema } = found;
  const parse = (args: object) => schema.parse(args);
  return {
    make: ({ operation }: Scene, args: object, mark = MARK) =>
      spec.create({ ...operation, inputs: parse(args), mark, token: "unused" }),
    read: ({ operation }: Scene, id: string, prior?: Record<string, unknown>) =>
      spec.read({ ...operation, id, prior }),
    settle: async ({ operation }: Scene, id: string, args: object, resuming = false) =>
      spec.settle?.({ ...operation, id, inputs: parse(args), resuming }),
    remove: ({ operation }: Scene, id: string, prior: Record<string, unknown> = {}) =>
      spec.delete({ ...operation, id, prior }),
    find: async ({ operation }: Scene, args: object, { fresh = false, named = false, mark = MARK } = {}) =>
      spec.find?.({ ...operation, mark, fresh, named, inputs: parse(args) }),
  };
}

/** Calls a reader or function as a program does. */
export function run({ configured, lines }: Scene, name: string, args: object = {}): Promise<unknown> {
  const found = functions.find((definition) => definition.type === `otc:${name}`);
  if (found === undefined) throw new Error(`no function ${name}`);
  const config = (key: string) => (key === "batchflow:otc" ? JSON.stringify(configured) : undefined);
  return callFunction(found, { ...args }, { config, print: (line) => void lines.push(line) }, 15);
}

export const SERVER = "5e000000-0000-4000-8000-000000000001";
export const SYSTEM_DISK = "d1000000-0000-4000-8000-000000000001";
export const DATA_DISK = "d1000000-0000-4000-8000-000000000002";
export const BACKUP = "ba000000-0000-4000-8000-000000000001";
export const VAULT = "fa000000-0000-4000-8000-000000000001";
export const PUBLIC_IMAGE = "90000000-0000-4000-8000-000000000001";

/** The arguments of an image of a server. */
export const imageArgs = { name: "golden", source: { from: "server", instanceId: SERVER } };

/** An image as the platform itself has it. */
export function imageOf({ emulator }: Scene, id: string) {
  const found = emulator.control.state("otc").images.find((image) => image.id === id);
  if (found === undefined) throw new Error(`no image ${id}`);
  return found;
}

/** The project's own images, but for those on their way out. */
export function ownImages({ emulator }: Scene) {
  return emulator.control
    .state("otc")
    .images.filter(({ attributes, deleting }) => attributes.__imagetype === "private" && !deleting);
}

/** The requests so far that change something. */
export function changes({ emulator }: Scene): string[] {
  return emulator.control
    .requests()
    .map(({ action }) => action)
    .filter((action) => !/^(get|list|createToken)/.test(action));
}
