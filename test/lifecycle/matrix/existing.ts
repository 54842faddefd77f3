import { expect, it } from "vitest";

import { PluginProcess, type Properties } from "../process";
import type { Subject } from "./subject";

/** Their platforms list them for one object around them only, such as the shares of an image. */
const UNLISTED = ["otc:ImageShare", "paddleflow:FileSystemCache"];

/** Objects that are there: adopted, imported, and destroyed. */
export function existingCases(subject: Subject): void {
  const { fixture } = subject;
  it("adopted by id: the next preview shows no change, and nothing was created", async () => {
    const {
      id,
      inputs: checked,
      outputs,
    } = await subject.created({
      ...subject.news,
      __identity: subject.urn.replace("dev", "another"),
    });
    await subject.provider.kill();
    await subject.startRun();
    subject.control.clearRequests();
    const { inputs, failures } = await subject.provider.check(
      {},
      { ...pick(outputs, Object.keys(checked)), ...subject.internal, __adopt: id },
    );
    expect(failures).toEqual([]);
    await subject.says(/is adopted.*nothing in it changes/);
    const adopted = await subject.provider.create(inputs);
    expect(adopted.id).toBe(id);
    expect(subject.changing()).toEqual([]);
    expect(await subject.provider.diff(adopted, inputs)).toMatchObject({ unchanged: true });
  });

  it("read by its id alone, as an import does: a program that declares it shows no change", async () => {
    const { id, inputs } = await subject.created({ ...subject.news, ...fixture.unreadInputs });
    const state = await subject.refreshed({ id });
    // The engine has the inputs that a read gave it checked, and takes a failure for a fault of the provider.
    const named = subject.provider instanceof PluginProcess ? { __identity: subject.urn } : {};
    expect((await subject.provider.check({}, { ...state.inputs, ...named })).failures).toEqual([]);
    expect(await subject.provider.diff(state, inputs)).toMatchObject({ unchanged: true });
    for (const secret of fixture.secrets) expect(JSON.stringify(state)).not.toContain(secret);
  });

  const isUnlisted = UNLISTED.includes(fixture.type);
  it(`${isUnlisted ? "not listed: the platform has no list of all" : "listed among all"}`, async () => {
    const { id } = await subject.created();
    const listed = await subject.listed();
    if (isUnlisted) expect(listed).toBeUndefined();
    else expect(listed).toContain(id);
  });

  it("destroyed twice: both succeed, and nothing is left", async () => {
    const made = await subject.created();
    await subject.provider.delete(made);
    await subject.provider.delete(made);
    expect(subject.ids()).toEqual([]);
  });
}

function pick(properties: Properties, names: readonly string[]): Properties {
  return Object.fromEntries(names.map((name) => [name, properties[name]]));
}
