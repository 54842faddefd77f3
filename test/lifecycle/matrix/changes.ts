import { expect, it } from "vitest";

import type { Subject } from "./subject";

/** Changes that the program declares, and changes behind its back. */
export function changeCases(subject: Subject): void {
  const { fixture } = subject;
  for (const [name, value] of Object.entries(fixture.updates)) {
    it(`${name} changes in place`, async () => {
      const { id, outputs, checked } = await subject.created();
      const changed = { ...checked, [name]: value };
      expect(await subject.provider.diff(id, outputs, changed)).toMatchObject({
        unchanged: false,
        replaces: [],
      });
      const updated = await subject.provider.update(id, outputs, changed);
      expect(await subject.provider.diff(id, updated, changed)).toMatchObject({ unchanged: true });
      expect(subject.ids()).toEqual([id]);
      expect((await subject.provider.read(id, updated))?.inputs).toEqual(changed);
    });
  }

  for (const [name, value] of Object.entries(fixture.replacements)) {
    it(`${name} replaces, the old object first`, async () => {
      const { id, outputs, checked } = await subject.created();
      const changed = { ...checked, [name]: value };
      const answer = await subject.provider.diff(id, outputs, changed);
      expect(answer).toEqual({ unchanged: false, replaces: [name], deleteBeforeReplace: true });
      await subject.provider.delete(id, outputs);
      expect(subject.ids()).toEqual([]);
      const { id: next } = await subject.provider.create((await subject.provider.check({}, changed)).inputs);
      if (!fixture.namedIds) expect(next).not.toBe(id);
      expect(subject.ids()).toEqual([next]);
    });
  }

  if (fixture.drift) {
    const { cause, property, repaired } = fixture.drift;
    it(`changed behind our back: ${property} shows, and is repaired`, async () => {
      const { id, outputs, checked } = await subject.created();
      cause(subject.control, id);
      const refreshed = await subject.provider.read(id, outputs);
      expect(refreshed?.inputs).not.toEqual(checked);
      const answer = await subject.provider.diff(id, refreshed?.outputs ?? {}, checked);
      expect(answer).toMatchObject({ unchanged: false, replaces: repaired ? [] : [property] });
      if (repaired === undefined) return;
      await subject.provider.update(id, refreshed?.outputs ?? {}, checked);
      expect(repaired(subject.control, id)).toBe(true);
    });

    const [other] = Object.entries(fixture.updates).filter(([name]) => name !== property);
    if (repaired !== undefined && other !== undefined) {
      const [name, value] = other;
      it(`changed behind our back, unseen: a change of ${name} leaves ${property} as it is`, async () => {
        const { id, outputs, checked } = await subject.created();
        cause(subject.control, id);
        await subject.provider.update(id, outputs, { ...checked, [name]: value });
        expect(repaired(subject.control, id)).toBe(false);
      });
    }
  }

  it("deleted behind our back: a refresh drops it, a delete succeeds, and it is made again", async () => {
    const { id, outputs } = await subject.created();
    fixture.remove(subject.control, id);
    expect(await subject.provider.read(id, outputs)).toBeUndefined();
    await subject.provider.delete(id, outputs);
    const again = await subject.created();
    expect(subject.ids()).toEqual([again.id]);
  });
}
