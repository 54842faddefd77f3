import { isDeepStrictEqual } from "node:util";

import { expect, it } from "vitest";

import { PluginProcess, type Properties, UNKNOWN } from "../process";
import type { Subject } from "./subject";

/** What only the plugin can do: the engine asks dynamic providers for none of it. */
export function pluginCases(subject: Subject): void {
  const { fixture } = subject;
  const plugin = (): PluginProcess => {
    if (!(subject.provider instanceof PluginProcess)) throw new TypeError("the provider is no plugin");
    return subject.provider;
  };

  it("a preview of a create tells what it will be, as far as that is known, and acts not", async () => {
    const { inputs } = await plugin().check({}, subject.news);
    const shown = await plugin().previewCreate(inputs);
    expect(subject.changing()).toEqual([]);
    expect(subject.ids()).toEqual([]);
    expectForeseen(shown, (await plugin().create(inputs)).outputs);
  });

  const [update] = Object.entries(fixture.updates);
  if (update !== undefined) {
    it("a preview of an update tells what it will be, as far as that is known, and acts not", async () => {
      const made = await subject.created();
      subject.control.clearRequests();
      const changed = { ...made.inputs, ...Object.fromEntries([update]) };
      const shown = await plugin().previewUpdate(made, changed);
      expect(subject.changing()).toEqual([]);
      expectForeseen(shown, (await plugin().update(made, changed)).outputs);
    });
  }

  it("diff names each place that differs, and whether it replaces", async () => {
    const made = await subject.created();
    const changes = [
      ...Object.entries(fixture.updates).map(([name, value]) => ({ name, value, replaces: false })),
      ...Object.entries(fixture.replacements).map(([name, value]) => ({ name, value, replaces: true })),
    ];
    for (const { name, value, replaces } of changes) {
      const { places } = await plugin().diff(made, { ...made.inputs, [name]: value });
      const kinds = Object.values(places);
      expect(kinds, name).not.toEqual([]);
      for (const path of Object.keys(places)) {
        expect(path.split(/[.[]/)[0], name).toBe(name);
        expect(differs(made.inputs, { ...made.inputs, [name]: value }, path), path).toBe(true);
      }
      expect(
        kinds.some((kind) => kind.endsWith("-replace")),
        name,
      ).toBe(replaces);
    }
  });

  it("imported by its id: the program's inputs show no change, and what no read shows does later", async () => {
    const { id, inputs } = await subject.created({ ...subject.news, ...fixture.unreadInputs });
    const imported = await subject.refreshed({ id });
    const { inputs: checked } = await plugin().check(imported.inputs, inputs);
    expect(await plugin().diff(imported, checked)).toMatchObject({ unchanged: true });
    const applied = { ...imported, inputs: checked };
    expect(await plugin().diff(applied, checked)).toMatchObject({ unchanged: true });
    const refreshed = await subject.refreshed(applied);
    expect(await plugin().diff(refreshed, checked)).toMatchObject({ unchanged: true });
    const changes = { ...fixture.replacements, ...fixture.updates };
    for (const [name, value] of Object.entries(fixture.unreadInputs)) {
      if (!(name in changes) || isDeepStrictEqual(changes[name], value)) continue;
      const { unchanged } = await plugin().diff(refreshed, { ...checked, [name]: changes[name] });
      expect(unchanged, name).toBe(false);
    }
  });
}

/** Whether a preview says all that there will be, and of that nothing else than it will be. */
function expectForeseen(shown: Properties, outputs: Properties): void {
  const own = Object.entries(outputs).filter(([name]) => !name.startsWith("__"));
  for (const [name, value] of own) {
    expect(shown, `the preview has no ${name}`).toHaveProperty([name]);
    if (shown[name] !== UNKNOWN) expect(shown[name], name).toEqual(value);
  }
}

/** Whether properties have different values at a path, as the engine writes paths. */
function differs(before: Properties, after: Properties, path: string): boolean {
  const keys = [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(
    ([, quoted, index, name]) =>
      quoted === undefined ? (index ?? name ?? "") : (JSON.parse(`"${quoted}"`) as string),
  );
  const valueIn = (properties: Properties) =>
    keys.reduce<unknown>(
      (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
      properties,
    );
  return !isDeepStrictEqual(valueIn(before), valueIn(after));
}
