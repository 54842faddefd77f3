import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Found } from "../../../../../provider/core/operation";
import { type Checkpoint, judge } from "../../../../../provider/core/lifecycle";
import { URN, urnOf } from "../../sample/runs";

const NOW = Date.UTC(2026, 0, 31);
const HOUR = 3_600_000;
const creating = (urn = URN) => ({ urn, type: "creating" });
const young = (id: string): Found => ({ id, which: "a", createTime: NOW - HOUR });
const decided = (found: readonly Found[], checkpoint: Partial<Checkpoint>, underWay = 1) =>
  judge(URN, "sample:Object", found, { pending: [], resources: [], ...checkpoint }, underWay, NOW);

describe("the engine's checkpoint", () => {
  it("proves whose a young object is where an earlier creation of the resource stands there", () => {
    const found = young("obj-1");
    expect(decided([found], { pending: [creating(), creating()] })).toEqual({ kind: "take", found });
  });

  it.each([
    ["nothing", []],
    ["only the creation under way", [creating()]],
    ["creations of other resources", [creating(), creating(urnOf("other")), creating(urnOf("other"))]],
    ["other operations", [creating(), { urn: URN, type: "deleting" }, { urn: URN, type: "updating" }]],
  ])("proves nothing where it lists %s", (_what, pending) => {
    const verdict = decided([young("obj-1")], { pending });
    expect(verdict).toMatchObject({ kind: "leave" });
    expect([...(verdict.kind === "leave" ? verdict.reasons.values() : [])].join()).toContain(
      "no interrupted run of this stack",
    );
  });

  it("needs no creation under way where a command asks", () => {
    expect(decided([young("obj-1")], { pending: [creating()] }, 0)).toMatchObject({ kind: "take" });
  });

  it.each([
    ["the resource itself, which is being replaced", URN, "it is being replaced"],
    ["another resource", urnOf("other"), urnOf("other")],
  ])("says of an object in the state that it is that of %s", (_what, urn, reason) => {
    const found = young("obj-1");
    const verdict = decided([found], {
      pending: [creating(), creating()],
      resources: [{ urn, id: "obj-1" }],
    });
    expect(verdict.kind === "leave" && verdict.reasons.get(found)).toContain(reason);
  });

  it("takes no notice of the same id of another type", () => {
    const resources = [{ urn: URN.replace("sample:Object", "sample:Other"), id: "obj-1" }];
    expect(decided([young("obj-1")], { pending: [creating(), creating()], resources })).toMatchObject({
      kind: "take",
    });
  });

  it("leaves an object alone that is older than a day, as creations stay listed after they were resolved", () => {
    const old = { ...young("obj-1"), createTime: NOW - 25 * HOUR };
    const pending = [creating(), creating()];
    expect(decided([old], { pending })).toMatchObject({ kind: "leave" });
    expect(decided([old, young("obj-2")], { pending })).toMatchObject({
      kind: "take",
      found: { id: "obj-2" },
    });
  });

  it("does not decide between several, nor about one of unknown age", () => {
    const pending = [creating(), creating()];
    expect(decided([young("obj-1"), young("obj-2")], { pending })).toMatchObject({ kind: "undecided" });
    expect(decided([{ id: "obj-1" }], { pending })).toMatchObject({ kind: "undecided" });
  });

  it("never takes an object that the state names, nor one without an earlier creation", () => {
    const ids = fc.constantFrom("obj-1", "obj-2", "obj-3");
    const found = fc.uniqueArray(
      fc.record({ id: ids, createTime: fc.option(fc.integer({ min: 0, max: NOW }), { nil: undefined }) }),
      { selector: ({ id }) => id },
    );
    const checkpoint = fc.record({
      pending: fc.array(
        fc.record({ urn: fc.constantFrom(URN, urnOf("x")), type: fc.constantFrom("creating", "deleting") }),
      ),
      resources: fc.array(fc.record({ urn: fc.constantFrom(URN, urnOf("x")), id: ids })),
    });
    fc.assert(
      fc.property(found, checkpoint, (candidates, state) => {
        const verdict = decided(candidates, state);
        if (verdict.kind !== "take") return;
        const creations = state.pending.filter(({ urn, type }) => urn === URN && type === "creating");
        expect(creations.length).toBeGreaterThan(1);
        expect(state.resources.map(({ id }) => id)).not.toContain(verdict.found.id);
        expect(NOW - (verdict.found.createTime ?? 0)).toBeLessThanOrEqual(24 * HOUR);
      }),
    );
  });
});
