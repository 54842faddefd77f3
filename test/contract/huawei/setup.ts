import * as huawei from "../../../provider/platforms/huawei";
import type { HuaweiClient } from "../../../provider/platforms/huawei/api/client";
import type { Mark } from "../../../provider/core/identity";
import { definitionsIn } from "../../../provider/registry";
import type { Emulator } from "pulumi-batchflow-emulator";
import * as scenes from "../scene";

const { MARK } = scenes;
const { platform } = huawei;
const definitions = definitionsIn(huawei);

/** Every resource of the platform. */
export const resources = [...definitions.resources.values()];

/** Every reader and function of the platform. */
export const functions = [...definitions.functions.values()];

export { MARK } from "../scene";

/** The mark of another create of the same resource. */
export const OTHER_MARK: Mark = { ...MARK, which: "1".repeat(16), text: `${MARK.who}-${"1".repeat(16)}` };

export type Scene = scenes.Scene<HuaweiClient>;

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
  const emulator = await scenes.openEmulator({ timeScale, rateLimits: false });
  return connect(emulator, { ...credentials(emulator), ...settings });
}

/** Another client of the same emulator. */
export function connect(emulator: Emulator, settings: Readonly<Record<string, unknown>>): Scene {
  const { region, endpoint, iamEndpoint, cromwellEndpoint } = emulator.platforms.huawei;
  const configured = {
    region,
    endpoint,
    iamEndpoint,
    cromwellEndpoint,
    rateLimits: "off",
    lateAnswers: 0.5,
    ...settings,
  };
  return scenes.connectTo(platform, emulator, configured);
}

export const resource = (type: string) => scenes.operationsOf<HuaweiClient>(resources, `huawei:${type}`);

/** A resource type as the engine drives it in one run. */
export const lifecycleOf = (scene: Scene, type: string) =>
  scenes.lifecycleOf(resources, scene, `huawei:${type}`);

export const run = (scene: Scene, name: string, args?: object) =>
  scenes.call(functions, scene, `huawei:${name}`, args);

export const tell = (
  scene: Scene,
  type: string,
  id: string,
  depth: Parameters<typeof scenes.tellOf>[4] = {},
) => scenes.tellOf(definitions.stories, scene, `huawei:${type}`, id, depth);

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
