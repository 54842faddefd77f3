import { expect, it } from "vitest";

import { type Properties, UNKNOWN } from "../process";
import { omit, type Subject } from "./subject";

/** What is said of inputs before any request. */
export function inputCases(subject: Subject): void {
  const { fixture } = subject;
  it("unknown inputs are accepted at any depth", async () => {
    const properties = { ...subject.news, ...fixture.unreadInputs };
    const held = { id: "unused", inputs: properties, outputs: properties };
    for (const inputs of withUnknowns({
      ...omit(subject.news, Object.keys(subject.internal)),
      ...fixture.unreadInputs,
    })) {
      const { failures } = await subject.provider.check(
        {},
        { ...subject.internal, ...(inputs as Properties) },
      );
      expect(failures).toEqual([]);
      await subject.provider.diff(held, { ...subject.internal, ...(inputs as Properties) });
    }
    expect(subject.control.countRequests()).toEqual({});
  });

  it.each(fixture.bad.map(([change, property]) => ({ change, property })))(
    "bad input is refused by the name $property before any request",
    async ({ change, property }) => {
      const { failures } = await subject.provider.check({}, { ...subject.news, ...change });
      expect(failures.map(({ reason }) => reason.slice(0, reason.indexOf(": ")))).toContain(property);
      // The engine prints the value of a property that is named here.
      expect(new Set(failures.map((failure) => failure.property))).toEqual(new Set([""]));
      expect(subject.control.countRequests()).toEqual({});
    },
  );
}

/** Copies of a value in each of which one value, at whatever depth, is not known yet. */
function* withUnknowns(value: unknown): Generator {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      for (const changed of [UNKNOWN, ...withUnknowns(item)]) yield value.with(index, changed);
    }
  } else if (typeof value === "object" && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      for (const changed of [UNKNOWN, ...withUnknowns(item)]) yield { ...value, [name]: changed };
    }
  }
}
