import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Emulator } from "pulumi-batchflow-emulator";
import { resources } from "../definitions";
import { fixtures } from "./fixtures";
import type { GoldenFile, GoldenState } from "./golden";
import type { Fixture } from "./matrix";
import { DynamicProcess, PluginProcess, type Properties, type ProviderProcess } from "./process";

const FOLDER = join(__dirname, "../fixtures/golden");

const files = readdirSync(FOLDER).flatMap((release) =>
  readdirSync(join(FOLDER, release)).map((name) => ({
    release,
    file: JSON.parse(readFileSync(join(FOLDER, release, name), "utf8")) as GoldenFile,
  })),
);
const states = files.flatMap(({ release, file }) =>
  Object.entries(file.states).flatMap(([type, recorded]) =>
    recorded.map((state, index) => ({ title: `${type} ${index + 1} of ${release}`, type, state })),
  ),
);

/** Nobody listens at the endpoints of the recorded connections. */
const unproven = (config: GoldenFile["config"]) =>
  Object.fromEntries(
    Object.entries(config).map(([name, settings]) => [
      name,
      { ...settings, skipCredentialsValidation: true },
    ]),
  );

const config = { ...(Object.assign({}, ...files.map(({ file }) => unproven(file.config))) as object) };

/** All that earlier releases have written is of the dynamic form: the plugin gets it when a stack moves to it. */
const hosts: readonly (readonly [string, () => Promise<ProviderProcess>])[] = [
  ["the dynamic form", () => DynamicProcess.start("tencent:Job", config)],
  ["the plugin", () => PluginProcess.start("tencent:Job", config, { moved: true })],
];

it("there is a state of every resource type", () => {
  expect(new Set(states.map(({ type }) => type))).toEqual(new Set(resources.keys()));
});

// But for the proof of the connection, check and diff send nothing.
describe.each(hosts)("what earlier releases kept in state, in %s", (_host, start) => {
  let provider: ProviderProcess;
  beforeAll(async () => {
    provider = await start();
  });
  afterAll(() => provider.kill());

  describe.each(states)(
    "$title",
    ({ type, state: { id, inputs, outputs, imported, update, replacement } }) => {
      const held = { id, inputs, outputs };
      beforeAll(() => provider.renew(type));

      it("shows no change", async () => {
        const { inputs: checked, failures } = await provider.check(inputs, inputs);
        expect(failures).toEqual([]);
        expect(await provider.diff(held, checked)).toMatchObject({ unchanged: true });
      });

      it("shows no change after an import", async () => {
        const { inputs: checked, failures } = await provider.check(imported.inputs, inputs);
        expect(failures).toEqual([]);
        expect(await provider.diff({ id, ...imported }, checked)).toMatchObject({ unchanged: true });
      });

      if (update !== undefined) {
        it("shows a change in place", async () => {
          const { inputs: checked } = await provider.check(inputs, inputs);
          const answer = await provider.diff(held, { ...checked, ...update });
          expect(answer).toMatchObject({ unchanged: false, replaces: [] });
        });
      }

      if (replacement !== undefined) {
        it("shows a change that replaces", async () => {
          const { inputs: checked } = await provider.check(inputs, inputs);
          const answer = await provider.diff(held, { ...checked, ...replacement });
          expect(answer).toMatchObject({ unchanged: false, replaces: Object.keys(replacement) });
        });
      }
    },
  );
});

/** How many inputs of a fixture a state has: the order of a type's fixtures may have changed since it was recorded. */
const likeness = ({ inputs }: Fixture, state: GoldenState): number =>
  Object.entries(inputs).filter(([name, value]) => isDeepStrictEqual(state.inputs[name], value)).length;
const kept = states.map(({ title, type, state }) => {
  const all = fixtures.filter((fixture) => fixture.type === type);
  const [fixture] = all.sort((one, other) => likeness(other, state) - likeness(one, state));
  return { title, type, state, fixture: fixture! };
});
/** Those that one emulator and one process serve. */
const scenes = [...new Set(kept.map(({ fixture }) => fixture.start))].map((start) => {
  const own = kept.filter(({ fixture }) => fixture.start === start);
  return { platform: own[0]!.fixture.platform, own };
});

describe.each(scenes)("an object of $platform of which an earlier release kept the state", ({ own }) => {
  const { fixture: first } = own[0]!;
  let emulator: Emulator;
  let provider: PluginProcess;
  beforeAll(async () => {
    emulator = await first.start();
    provider = await PluginProcess.start(first.type, first.config(emulator), { moved: true });
  });
  afterAll(async () => {
    await provider.kill();
    await emulator.close();
  });

  it.each(own)("is the plugin's from then on: $title", async ({ type, state, fixture }) => {
    emulator.control.reset(fixture.platform);
    await provider.renew(type);
    const prepared = (await fixture.prepare?.(emulator)) ?? {};
    const made = await provider.create({ ...state.inputs, ...prepared });
    const held = stateOf(state, made.id, prepared);
    const refreshed = await provider.read(held);
    expect(refreshed).toBeDefined();
    const { inputs: checked } = await provider.check(held.inputs, held.inputs);
    expect(await provider.diff(refreshed!, checked)).toMatchObject({ unchanged: true });
    const changed = { ...checked, ...state.update };
    const updated = await provider.update(held, changed);
    expect(await provider.diff(updated, changed)).toMatchObject({ unchanged: true });
    await provider.delete(held);
    expect(fixture.objects(emulator.control).map(({ id }) => id)).not.toContain(made.id);
  });
});

/** A recorded state with another object's id, and with what stands there for it now. */
function stateOf({ id, inputs, outputs }: GoldenState, now: string, prepared: Properties) {
  const text = JSON.stringify({ inputs, outputs }).replaceAll(JSON.stringify(id), JSON.stringify(now));
  const recorded = JSON.parse(text) as Pick<GoldenState, "inputs" | "outputs">;
  const others = Object.entries(prepared).filter(([name]) => name in recorded.outputs);
  return {
    id: now,
    inputs: { ...recorded.inputs, ...prepared },
    outputs: { ...recorded.outputs, ...Object.fromEntries(others) },
  };
}
