import { Ledgers, type Properties } from "../../../../provider/core/lifecycle";
import { resources } from "../../../../provider/platforms/paddleflow";
import { byHand } from "../../../lifecycle/paddleflow/setup";
import { EngineRun } from "../../../engineRun";
import * as scenes from "../../scene";
import type { Scene } from "./setup";

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
  return (type: string): EngineRun => {
    const definition = resources.find((one) => one.type === `paddleflow:${type}`);
    if (definition === undefined) throw new Error(`no resource ${type}`);
    return new EngineRun(definition, host);
  };
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
