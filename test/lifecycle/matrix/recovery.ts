import { expect, it } from "vitest";

import type { Subject } from "./subject";

/** Lost answers and killed runs. */
export function recoveryCases(subject: Subject): void {
  const { fixture, recovery } = subject;
  it("answer lost after the server committed: exactly one object", async () => {
    subject.fault({ action: fixture.actions.create, kind: "lostAnswer" });
    const { id } = await subject.created();
    expect(subject.ids()).toEqual([id]);
  });

  if (typeof recovery === "object" && recovery.ageless) {
    it("process killed, an object of unknown age has the generated name: the next run refuses to guess", async () => {
      const { inputs } = await subject.provider.check({}, subject.unnamed());
      const left = await subject.killAfterCommit(inputs);
      await expect(subject.provider.create(inputs)).rejects.toThrow(/batchflow recover.*adopt/is);
      expect(subject.ids()).toEqual(left);
    });
  } else if (recovery !== "never") {
    it("process killed after the server committed: the next run ends with exactly one object", async () => {
      const { inputs } = await subject.provider.check({}, subject.unnamed());
      const left = await subject.killAfterCommit(inputs);
      expect((await subject.provider.create(inputs)).id).toBe(left[0]);
      expect(subject.ids()).toEqual(left);
    });
  }

  if (recovery !== "never") {
    it("an object of the same mark or name that no interrupted run of this stack has made is left alone", async () => {
      const { inputs } = await subject.provider.check({}, subject.unnamed());
      const left = await subject.killAfterCommit(inputs);
      // The state of another stack: it knows of no interrupted creation.
      subject.stateFile.write([], [subject.urn]);
      if (fixture.namesRepeat ?? recovery === "mark") {
        const { id } = await subject.provider.create(inputs);
        expect(left).not.toContain(id);
        expect([...subject.ids()].sort()).toEqual([...left, id].sort());
        await subject.says(new RegExp(`leaves ${left[0]} alone`));
      } else {
        await expect(subject.provider.create(inputs)).rejects.toThrow(/exists already.*adopt/is);
        expect(subject.ids()).toEqual(left);
      }
    });
  }

  if (recovery !== "mark") {
    it("process killed, nothing tells whose the object is: the next run says how to take it over", async () => {
      const { inputs } = await subject.provider.check({}, subject.news);
      const left = await subject.killAfterCommit(inputs);
      await expect(subject.provider.create(inputs)).rejects.toThrow(/exists already.*adopt/is);
      expect((await subject.provider.create({ ...inputs, __adopt: left[0] })).id).toBe(left[0]);
      expect(subject.ids()).toEqual(left);
    });
  }
}
