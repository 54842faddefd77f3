import * as alibaba from "../../../provider/platforms/alibaba";
import type { AlibabaClient } from "../../../provider/platforms/alibaba/api/client";
import { definitionsIn } from "../../../provider/registry";
import * as scenes from "../scene";

export { MARK } from "../scene";

const { platform } = alibaba;
const definitions = definitionsIn(alibaba);
const resources = [...definitions.resources.values()];
const functions = [...definitions.functions.values()];

export type Scene = scenes.Scene<AlibabaClient>;

/** An emulator of its own, and a client of it. */
export async function startScene(
  settings: Readonly<Record<string, unknown>> = {},
  timeScale = 100,
): Promise<Scene> {
  const emulator = await scenes.openEmulator({ timeScale });
  const { endpoint, region, accessKeyId, accessKeySecret } = emulator.platforms.alibaba;
  const configured = { endpoint, region, accessKeyId, accessKeySecret, lateAnswers: 0.5, ...settings };
  return scenes.connectTo(platform, emulator, configured);
}

export const jobResource = () => scenes.operationsOf<AlibabaClient>(resources, "alibaba:Job");

/** A job as the engine drives it in one run. */
export const lifecycleOf = (scene: Scene) => scenes.lifecycleOf(resources, scene, "alibaba:Job");

export const run = (scene: Scene, name: string, args?: object) =>
  scenes.call(functions, scene, `alibaba:${name}`, args);

export const tell = (scene: Scene, id: string) =>
  scenes.tellOf(definitions.stories, scene, "alibaba:Job", id);

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

/** The requests so far that change something. */
export function actions({ emulator }: Scene): string[] {
  return emulator.control
    .requests()
    .map(({ action }) => action)
    .filter((action) => !/^(get|list)/.test(action));
}
