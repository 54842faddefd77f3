import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { resources } from "../definitions";
import type { GoldenFile } from "./golden";
import { ProviderProcess } from "./providerProcess";

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

// But for the proof of the connection, check and diff send nothing.
describe("what earlier releases kept in state", () => {
  let provider: ProviderProcess;
  beforeAll(async () => {
    const config = Object.assign({}, ...files.map(({ file }) => unproven(file.config))) as object;
    provider = await ProviderProcess.start("tencent:Job", { ...config });
  });
  afterAll(() => provider.kill());

  it("is there for every resource type", () => {
    expect(new Set(states.map(({ type }) => type))).toEqual(new Set(resources.keys()));
  });

  describe.each(states)(
    "$title",
    ({ type, state: { id, inputs, outputs, imported, update, replacement } }) => {
      beforeAll(() => provider.renew(type));

      it("shows no change", async () => {
        const { inputs: checked, failures } = await provider.check(inputs, inputs);
        expect(failures).toEqual([]);
        expect(await provider.diff(id, outputs, checked)).toMatchObject({ unchanged: true });
      });

      it("shows no change after an import", async () => {
        const { inputs: checked, failures } = await provider.check(imported.inputs, inputs);
        expect(failures).toEqual([]);
        expect(await provider.diff(id, imported.outputs, checked)).toMatchObject({ unchanged: true });
      });

      if (update !== undefined) {
        it("shows a change in place", async () => {
          const { inputs: checked } = await provider.check(inputs, inputs);
          const answer = await provider.diff(id, outputs, { ...checked, ...update });
          expect(answer).toMatchObject({ unchanged: false, replaces: [] });
        });
      }

      if (replacement !== undefined) {
        it("shows a change that replaces", async () => {
          const { inputs: checked } = await provider.check(inputs, inputs);
          const answer = await provider.diff(id, outputs, { ...checked, ...replacement });
          expect(answer).toMatchObject({ unchanged: false, replaces: Object.keys(replacement) });
        });
      }
    },
  );
});
