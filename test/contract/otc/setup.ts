import { functions, platform, resources } from "../../../provider/platforms/otc";
import type { OtcClient } from "../../../provider/platforms/otc/client";
import type { Emulator, startEmulator } from "pulumi-batchflow-emulator";
import * as scenes from "../scene";

export { MARK } from "../scene";

export type Scene = scenes.Scene<OtcClient>;

type OtcSettings = NonNullable<Parameters<typeof startEmulator>[0]>["otc"];

/** An emulator of its own. Jobs take milliseconds, tokens live long, unless the settings say otherwise. */
export function startOtc(otc: OtcSettings = {}): Promise<Emulator> {
  const durations = { token: 10_000_000, ...otc.durations };
  return scenes.openEmulator({ timeScale: 1_000, otc: { ...otc, durations } });
}

/** What a connection needs for a login with a password. */
export function passwordOf({ platforms }: Emulator): Record<string, unknown> {
  const { endpoint, iamEndpoint, region, projectId, username, password, domainName } = platforms.otc;
  return { endpoint, iamEndpoint, region, projectId, username, password, domainName };
}

/** A client of an emulator: with a password, unless other settings are given. */
export const sceneOf = (emulator: Emulator, settings = passwordOf(emulator)): Scene =>
  scenes.connectTo(platform, emulator, { lateAnswers: 0.5, ...settings });

export async function startScene(otc: OtcSettings = {}): Promise<Scene> {
  return sceneOf(await startOtc(otc));
}

export const resource = (type: string) => scenes.operationsOf<OtcClient>(resources, `otc:${type}`);

/** A resource type as the engine drives it in one run. */
export const lifecycleOf = (scene: Scene, type: string) =>
  scenes.lifecycleOf(resources, scene, `otc:${type}`);

export const run = (scene: Scene, name: string, args?: object) =>
  scenes.call(functions, scene, `otc:${name}`, args);

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
