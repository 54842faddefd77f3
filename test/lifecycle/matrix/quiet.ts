import { expect, it } from "vitest";

import type { Subject } from "./subject";

/** What a program that does not change must not do. */
export function quietCases(subject: Subject): void {
  const { fixture } = subject;
  it("preview: checks without any request", async () => {
    expect((await subject.provider.check({}, subject.news)).failures).toEqual([]);
    expect(subject.control.countRequests()).toEqual({});
  });

  it("up, then preview: nothing differs, and a read gives back what was put in", async () => {
    const { id, outputs, checked } = await subject.created();
    expect(subject.ids()).toEqual([id]);
    expect(
      await subject.provider.diff(id, outputs, (await subject.provider.check(checked, subject.news)).inputs),
    ).toMatchObject({
      unchanged: true,
    });
    expect((await subject.provider.read(id, outputs))?.inputs).toEqual(checked);
    expect(subject.changing()).toEqual([fixture.actions.create]);
  });

  it("a quiet stack: what moves by itself is no change", async () => {
    const { id, outputs, checked } = await subject.created();
    fixture.move(subject.control, id);
    const refreshed = await subject.provider.read(id, outputs);
    expect(refreshed).toEqual({ inputs: checked, outputs });
  });
}
