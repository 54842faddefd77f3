import type { Emulator } from "pulumi-batchflow-emulator";
import type { ResourceDefinition } from "../../../../provider/core/definition";
import { Ledgers, type Properties } from "../../../../provider/core/lifecycle";
import * as paddleflow from "../../../../provider/platforms/paddleflow";
import type { PaddleFlowClient } from "../../../../provider/platforms/paddleflow/api/client";
import { definitionsIn } from "../../../../provider/registry";
import { EngineRun } from "../../../engineRun";
import { byHand } from "../../../lifecycle/paddleflow/setup";
import * as scenes from "../../scene";

export { MARK, timeLimit } from "../../scene";

export type Scene = scenes.Scene<PaddleFlowClient>;

const { platform } = paddleflow;
const definitions = definitionsIn(paddleflow);

/** Every resource of the platform. */
export const resources = [...definitions.resources.values()];
const functions = [...definitions.functions.values()];

/** Long enough for a second search. */
const LATE_SECONDS = 2;

type EmulatorSettings = NonNullable<Parameters<Emulator["control"]["configure"]>[0]["paddleflow"]>;

/** An emulator of its own, and a client of it as root. Virtual time runs fast. */
export async function startScene(settings: EmulatorSettings = {}, timeScale = 100): Promise<Scene> {
  const emulator = await scenes.openEmulator({ timeScale, rateLimits: false });
  emulator.control.configure({ paddleflow: settings });
  const { username, password } = emulator.platforms.paddleflow;
  return connect(emulator, username, password);
}

/** A client of the same server as another user. */
export const as = ({ emulator }: Scene, username: string, password: string): Scene =>
  connect(emulator, username, password);

function connect(emulator: Emulator, username: string, password: string): Scene {
  const { endpoint } = emulator.platforms.paddleflow;
  return scenes.connectTo(platform, emulator, { endpoint, username, password, lateAnswers: LATE_SECONDS });
}

export const resource = (type: string) =>
  scenes.operationsOf<PaddleFlowClient>(resources, `paddleflow:${type}`);

export const run = (scene: Scene, name: string, args?: object) =>
  scenes.call(functions, scene, `paddleflow:${name}`, args);

export const tell = (
  scene: Scene,
  type: string,
  id: string,
  depth: Parameters<typeof scenes.tellOf>[4] = {},
) => scenes.tellOf(definitions.stories, scene, `paddleflow:${type}`, id, depth);

/** A resource type as the engine sees it, with what the platform's lines say. */
export const lifecycleOf = (scene: Scene, type: string) =>
  scenes.lifecycleOf(resources, scene, `paddleflow:${type}`);

/** The resource types of one program in one run, with a connection for each set of settings by its name. */
export function programOf(scene: Scene, config = { paddleflow: scene.configured }) {
  const ledgers = new Ledgers();
  const host = {
    ledgers,
    config: (name: string) => {
      const settings = Object.entries(config).find(([key]) => name === `batchflow:${key}`);
      return settings && JSON.stringify(settings[1]);
    },
    log: (line: string) => void scene.lines.push(line),
    checkpoint: () => Promise.resolve(scene.state),
  };
  return (type: string): EngineRun => new EngineRun(definitionOf(type), host);
}

export function definitionOf(type: string): ResourceDefinition {
  const definition = resources.find((one) => one.type === `paddleflow:${type}`);
  if (definition === undefined) throw new Error(`no resource ${type}`);
  return definition;
}

/** The URN, as far as these tests need one, of a resource that bears a name in a program. */
export const urnOf = (name = "subject") => `proj::dev::data::${name}`;

/** Inputs as check leaves them, of a resource that bears a name in a program. */
export async function declared(
  lifecycle: EngineRun,
  args: Properties,
  name = "subject",
): Promise<Properties> {
  const named = { __identity: urnOf(name), ...args };
  const { inputs, failures } = await lifecycle.check({}, named);
  if (failures.length > 0) throw new Error(JSON.stringify(failures));
  return inputs;
}

/** Makes an object as the engine does. */
export async function make(scene: Scene, type: string, args: Properties, name?: string) {
  const lifecycle = lifecycleOf(scene, type);
  return lifecycle.create(await declared(lifecycle, args, name));
}

export type Request = Parameters<typeof byHand>[1];

/** What somebody else has made. */
export const prepare = ({ emulator }: Scene, ...requests: readonly Request[]) =>
  byHand(emulator, ...requests);

export const stateOf = ({ emulator }: Scene) => emulator.control.state("paddleflow");
export const countOf = ({ emulator }: Scene, action: string) =>
  emulator.control.countRequests({ action })[action] ?? 0;
