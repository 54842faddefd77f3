import type { Emulator, startEmulator } from "pulumi-batchflow-emulator";

import * as otcPlatform from "../../../provider/platforms/otc";
import type { OtcClient } from "../../../provider/platforms/otc/api/client";
import { definitionsIn } from "../../../provider/registry";
import * as scenes from "../scene";

export { MARK } from "../scene";

export type Scene = scenes.Scene<OtcClient>;

const { image, platform } = otcPlatform;
const definitions = definitionsIn(otcPlatform);
const resources = [...definitions.resources.values()];
const functions = [...definitions.functions.values()];

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

/** The definition of the images. */
export const imageSpec = image.resources[0]!.spec;

/** A resource type as the engine drives it in one run. */
export const lifecycleOf = (scene: Scene, type: string) =>
  scenes.lifecycleOf(resources, scene, `otc:${type}`);

export const run = (scene: Scene, name: string, args?: object) =>
  scenes.call(functions, scene, `otc:${name}`, args);

export const tell = (
  scene: Scene,
  type: string,
  id: string,
  depth: Parameters<typeof scenes.tellOf>[4] = {},
) => scenes.tellOf(definitions.stories, scene, `otc:${type}`, id, depth);

export const SERVER = "5e000000-0000-4000-8000-000000000001";
export const SYSTEM_DISK = "d1000000-0000-4000-8000-000000000001";
export const DATA_DISK = "d1000000-0000-4000-8000-000000000002";
export const BACKUP = "ba000000-0000-4000-8000-000000000001";
export const VAULT = "fa000000-0000-4000-8000-000000000001";
export const PUBLIC_IMAGE = "90000000-0000-4000-8000-000000000001";

/** The arguments of an image of a server. */
export const imageArgs = { name: "golden", source: { from: "server", instanceId: SERVER } };

/** The tag by which the images of `made` are known. */
export const MARK_TAG = { key: "pulumi-batchflow", value: scenes.MARK.text };

/** Makes an image and waits for it. */
export async function made(scene: Scene, args: object): Promise<string> {
  const { make, settle } = resource("Image");
  const id = await make(scene, args);
  await settle(scene, id, args);
  return id;
}

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

export const IMAGE = "1a000000-0000-4000-8000-000000000001";
export const OTHER = "1a000000-0000-4000-8000-000000000002";
export const PROJECT = "089b2f9a3d80d3062f24c00ca4ed5cbd";
export const STRANGER = "00000000000000000000000000000002";

/** An emulator with two images of the project's own. */
export async function startWithImages(settings: OtcSettings = {}): Promise<Scene> {
  const scene = await startScene(settings);
  scene.emulator.control.otc.addImage(
    IMAGE,
    { name: "one", max_ram: "", __description: "first", __image_size: "1073741824" },
    {
      tags: [
        { key: "team", value: "ml" },
        { key: "pulumi-batchflow", value: "f".repeat(32) },
      ],
    },
  );
  scene.emulator.control.otc.addImage(OTHER, { name: "two", virtual_env_type: "DataImage", max_ram: "4096" });
  return scene;
}
