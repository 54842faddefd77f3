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
    const made = await subject.created();
    expect(subject.ids()).toEqual([made.id]);
    const { inputs } = await subject.provider.check(made.inputs, subject.news);
    expect(await subject.provider.diff(made, inputs)).toMatchObject({ unchanged: true });
    expect((await subject.provider.read(made))?.inputs).toEqual(made.inputs);
    expect(subject.changing()).toEqual([fixture.actions.create]);
  });

  it("a quiet stack: what moves by itself is no change", async () => {
    const made = await subject.created();
    fixture.move(subject.control, made.id);
    expect(await subject.provider.read(made)).toEqual(made);
  });
}
