import { expect, it } from "vitest";

import type { Subject } from "./subject";

/** Changes that the program declares, and changes behind its back. */
export function changeCases(subject: Subject): void {
  const { fixture } = subject;
  for (const [name, value] of Object.entries(fixture.updates)) {
    it(`${name} changes in place`, async () => {
      const made = await subject.created();
      const changed = { ...made.inputs, [name]: value };
      expect(await subject.provider.diff(made, changed)).toMatchObject({ unchanged: false, replaces: [] });
      const updated = await subject.provider.update(made, changed);
      expect(await subject.provider.diff(updated, changed)).toMatchObject({ unchanged: true });
      expect(subject.ids()).toEqual([made.id]);
      expect((await subject.provider.read(updated))?.inputs).toEqual(changed);
    });
  }

  const replacements = Object.entries(fixture.replacements);
  // What replaces is asked of the plugin's diff for all properties: what follows is a deletion and a creation as any.
  for (const [name, value] of subject.host === "plugin" ? replacements.slice(0, 1) : replacements) {
    it(`${name} replaces, the old object first`, async () => {
      const made = await subject.created();
      const changed = { ...made.inputs, [name]: value };
      expect(await subject.provider.diff(made, changed)).toMatchObject({
        unchanged: false,
        replaces: [name],
        deleteBeforeReplace: true,
      });
      await subject.provider.delete(made);
      expect(subject.ids()).toEqual([]);
      const { id: next } = await subject.provider.create((await subject.provider.check({}, changed)).inputs);
      if (!fixture.namedIds) expect(next).not.toBe(made.id);
      expect(subject.ids()).toEqual([next]);
    });
  }

  if (fixture.drift) {
    const { cause, property, repaired } = fixture.drift;
    it(`changed behind our back: ${property} shows, and is repaired`, async () => {
      const made = await subject.created();
      cause(subject.control, made.id);
      const refreshed = await subject.refreshed(made);
      expect(refreshed.inputs).not.toEqual(made.inputs);
      const answer = await subject.provider.diff(refreshed, made.inputs);
      expect(answer).toMatchObject({ unchanged: false, replaces: repaired ? [] : [property] });
      if (repaired === undefined) return;
      await subject.provider.update(refreshed, made.inputs);
      expect(repaired(subject.control, made.id)).toBe(true);
    });

    const [other] = Object.entries(fixture.updates).filter(([name]) => name !== property);
    if (repaired !== undefined && other !== undefined) {
      const [name, value] = other;
      it(`changed behind our back, unseen: a change of ${name} leaves ${property} as it is`, async () => {
        const made = await subject.created();
        cause(subject.control, made.id);
        await subject.provider.update(made, { ...made.inputs, [name]: value });
        expect(repaired(subject.control, made.id)).toBe(false);
      });
    }
  }

  it("deleted behind our back: a refresh drops it, a delete succeeds, and it is made again", async () => {
    const made = await subject.created();
    fixture.remove(subject.control, made.id);
    expect(await subject.provider.read(made)).toBeUndefined();
    await subject.provider.delete(made);
    const again = await subject.created();
    expect(subject.ids()).toEqual([again.id]);
  });
}
