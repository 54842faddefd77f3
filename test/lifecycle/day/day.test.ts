import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { Control, Emulator } from "pulumi-batchflow-emulator";
import { resources as definitions } from "../../definitions";
import {
  type HostName,
  HOSTS,
  MODULES,
  type Properties,
  type ProviderProcess,
  startProcess,
  type State,
} from "../process";
import { StateFile } from "../stateFile";
import type { Ids, Resource, Scene } from "./scene";
import { alibaba } from "./scenes/alibaba";
import { huawei } from "./scenes/huawei";
import { otc } from "./scenes/otc";
import { paddleflow } from "./scenes/paddleflow";
import { tencent, tencent2018 } from "./scenes/tencent";

const SCENES = [alibaba, huawei, otc, paddleflow, tencent, tencent2018];
const HOURS = 24;
/** How many hours lie between refreshes. How an object is read is the core's, whichever host it has. */
const EVERY: Readonly<Record<HostName, number>> = { dynamic: 1, plugin: 4 };
/** As many where the object has been imported. */
const EVERY_IMPORTED = 4;
const MINUTE = 60;
const TIMEOUTS = { create: 60, update: 60, delete: 60 };

it("every resource type lives through a day", () => {
  const types = SCENES.flatMap(({ resources }) => resources.map(({ fixture }) => fixture.type));
  expect(new Set(types)).toEqual(new Set(definitions.keys()));
});

/** An object of a scene, as a stack has it. */
interface Held {
  readonly resource: Resource;
  readonly provider: ProviderProcess;
  /** What the program declares. */
  readonly news: Properties;
  readonly state: State;
  /** What the state of a stack is that has imported it. */
  readonly imported: State;
}

describe.each(SCENES)("a day of $title", (scene: Scene) => {
  let stateFile: StateFile;
  let emulator: Emulator;
  let control: Control;
  let provider: ProviderProcess | undefined;

  beforeEach(async () => {
    stateFile = new StateFile();
    emulator = await scene.start();
    ({ control } = emulator);
    await scene.prepare?.(emulator);
  });
  afterEach(async () => {
    await provider?.kill();
    await emulator.close();
    stateFile.remove();
  });

  it.each(HOSTS)(
    "is no change to a stack of the %s host, made or imported; what somebody changes then is",
    { timeout: 120_000 },
    async (host) => {
      const held = await make(host);
      const ids = idsOf(held);
      // From here on time moves by steps alone, so that each refresh meets what it is to meet.
      control.configure({ timeScale: 0 });
      for (let hour = 0; hour < HOURS; hour += 1) {
        scene.hour(control, ids, hour);
        control.advance(MINUTE);
        if (hour % EVERY[host] === 0) await Promise.all(held.map((one) => expectQuiet(one, hour)));
        control.advance(59 * MINUTE);
      }
      scene.lived(control, ids);

      // What others need goes last.
      for (const one of [...held].reverse()) await expectDrift(one);
    },
  );

  async function make(host: HostName): Promise<Held[]> {
    const secrets = scene.resources.flatMap(({ fixture }) => fixture.secrets);
    const types = scene.resources.map(({ fixture }) => fixture.type);
    const config = scene.config(emulator);
    const process = await startProcess(host, types[0] ?? "", config, { env: stateFile.env, secrets });
    provider = process;
    const held: Held[] = [];
    for (const resource of scene.resources) {
      const { name, fixture, inputs: own } = resource;
      const urn = `urn:pulumi:dev::proj::${MODULES[host]}${fixture.type}::${name}`;
      const internal = { __identity: urn, __timeouts: TIMEOUTS };
      const news = { ...internal, ...fixture.inputs, ...own?.(idsOf(held), control) };
      const of = process.of(fixture.type);
      const { inputs, failures } = await of.check({}, news);
      expect(failures, name).toEqual([]);
      const state = await of.create(inputs);
      const imported = await of.read({ id: state.id });
      if (imported === undefined) throw new Error(`${name} cannot be imported`);
      held.push({ resource, provider: of, news, state, imported });
    }
    return held;
  }

  /** A refresh finds what the stack has, and the program differs from it in nothing. */
  async function expectQuiet({ resource, provider: of, news, ...held }: Held, hour: number) {
    const imported = hour % EVERY_IMPORTED === 0 ? { imported: held.imported } : {};
    for (const [how, state] of Object.entries({ made: held.state, ...imported })) {
      const when = `${resource.name}, ${how}, hour ${hour}`;
      const found = await of.read(state);
      expect(found, when).toEqual(state);
      const { inputs } = await of.check(state.inputs, news);
      expect(await of.diff(found ?? state, inputs), when).toMatchObject({ unchanged: true });
    }
  }

  async function expectDrift({ resource, provider: of, news, state }: Held) {
    const { name, fixture, isOver = false } = resource;
    const { drift, remove } = fixture;
    if (drift === undefined || isOver) {
      remove(control, state.id);
      expect(await of.read(state), name).toBeUndefined();
      return;
    }
    drift.cause(control, state.id);
    const found = await of.read(state);
    expect(found?.inputs[drift.property], name).not.toEqual(state.inputs[drift.property]);
    const { inputs } = await of.check(found?.inputs ?? {}, news);
    expect(await of.diff(found ?? state, inputs), name).toMatchObject({ unchanged: false });
  }
});

function idsOf(held: readonly Held[]): Ids {
  return Object.fromEntries(held.map(({ resource, state }) => [resource.name, state.id]));
}
