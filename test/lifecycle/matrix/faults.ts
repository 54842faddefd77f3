import { expect, it } from "vitest";

import { InitialisationError } from "../process";
import type { Subject } from "./subject";

/** Requests that are repeated. */
export function repeatCases(subject: Subject): void {
  const { fixture } = subject;
  it.each([
    ["throttled", { kind: "throttle" }],
    ["answered with 503", { kind: "http", status: 503 }],
    ["reset", { kind: "reset" }],
    ["left without an answer", { kind: "hang" }],
  ] as const)("%s twice: succeeds, with no duplicate", { timeout: 60_000 }, async (_what, kind) => {
    subject.fault({ action: fixture.actions.create, times: 2, ...kind });
    const made = await subject.created();
    expect(subject.ids()).toEqual([made.id]);
    subject.fault({ action: fixture.actions.delete, times: 2, ...kind });
    await subject.provider.delete(made);
    expect(subject.ids()).toEqual([]);
  });
}

/** Requests that the platform does not carry out in time, and objects that fail half-way. */
export function faultCases(subject: Subject): void {
  const { fixture } = subject;
  it("throttled past the deadline: a clear error within it, and the object stays in state", async () => {
    subject.fault({ action: "*", kind: "throttle", times: "always" });
    const { inputs } = await subject.provider.check({}, { ...subject.news, __timeouts: { create: 2 } });
    await expect(subject.provider.create(inputs)).rejects.toThrow(
      /deadline.*(too many|RequestLimitExceeded)/is,
    );
    expect(subject.ids()).toEqual([]);
  });

  if (fixture.halfway) {
    const { cause, mend, reason, inputs } = fixture.halfway;
    it("failed half-way: the id is in state, the next up resumes, destroy works", async () => {
      cause(subject.control);
      const { inputs: checked } = await subject.provider.check({}, { ...subject.news, ...inputs });
      const failure = await subject.provider.create(checked).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(InitialisationError);
      const { id, properties, reasons } = failure as InitialisationError;
      expect(subject.ids()).toEqual([id]);
      expect(reasons.join()).toMatch(reason);
      mend(subject.control, id);
      const updated = await subject.provider.update({ id, inputs: checked, outputs: properties }, checked);
      expect(await subject.provider.diff(updated, checked)).toMatchObject({ unchanged: true });
      await subject.provider.delete(updated);
      expect(subject.ids()).toEqual([]);
    });
  }
}
