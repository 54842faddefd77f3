import { type Mark, parseMark } from "../../../provider/core/identity";
import * as tencent from "../../../provider/platforms/tencent";
import type { TencentClient } from "../../../provider/platforms/tencent/api/client";
import { definitionsIn } from "../../../provider/registry";
import * as scenes from "../scene";

export { timeLimit } from "../scene";

const { platform } = tencent;
const definitions = definitionsIn(tencent);
export const resources = [...definitions.resources.values()];
const functions = [...definitions.functions.values()];

export type Scene = scenes.Scene<TencentClient>;

/** An emulator of its own, and a client of it. Virtual time runs fast; the schedule of requests is off. */
export async function startScene(
  settings: Readonly<Record<string, unknown>> = {},
  timeScale = 100,
): Promise<Scene> {
  const emulator = await scenes.openEmulator({ timeScale, rateLimits: false });
  if (settings.edition === "2018") emulator.control.configure({ tencent: { edition: "2018" } });
  const { endpoint, region, secretId, secretKey } = emulator.platforms.tencent;
  const configured = { endpoint, region, secretId, secretKey, rateLimits: "off", ...settings };
  return scenes.connectTo(platform, emulator, configured);
}

let runs = 0;

/** The same emulator and the same state in another run: with a client that knows nothing. */
export function nextRun({ emulator, configured, state }: Scene): Scene {
  runs += 1;
  return {
    ...scenes.connectTo(platform, emulator, { ...configured, requestTimeout: 30 + runs / 1e6 }),
    state,
  };
}

export const resource = (type: string) => scenes.operationsOf<TencentClient>(resources, `tencent:${type}`);

export const lifecycleOf = (scene: Scene, type: string) =>
  scenes.lifecycleOf(resources, scene, `tencent:${type}`);

export const run = (scene: Scene, name: string, args?: object) =>
  scenes.call(functions, scene, `tencent:${name}`, args);

export const tell = (
  scene: Scene,
  type: string,
  id: string,
  depth: Parameters<typeof scenes.tellOf>[4] = {},
) => scenes.tellOf(definitions.stories, scene, `tencent:${type}`, id, depth);

/** The mark of a create: `who` and `which` are hexadecimal numbers. */
export const markOf = (who: string, which = "0"): Mark => {
  const mark = parseMark(`${who.padStart(24, "0")}-${which.padStart(16, "0")}`);
  if (mark === undefined) throw new Error(`${who}-${which} is no mark`);
  return mark;
};

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
