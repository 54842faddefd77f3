import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { StateResource } from "../../../../provider/hosts/stack/stackExport";
import { dropResource, settleCreating } from "../../../../provider/hosts/stack/stackState";
import { faults, ids, own, pending, PROVIDER, provider, resource, urnOf } from "./states";

/** Valid states: each entry refers to earlier ones only, and one entry of a URN at most is live. */
const states = fc
  .array(
    fc.record({
      name: fc.nat(5),
      dependencies: fc.array(fc.nat(20), { maxLength: 3 }),
      parent: fc.option(fc.nat(20)),
      pendingReplacement: fc.boolean(),
    }),
    { maxLength: 8 },
  )
  .map((drawn) => {
    const resources: StateResource[] = [provider];
    const live = new Set<number>();
    for (const [index, { name, dependencies, parent, pendingReplacement }] of drawn.entries()) {
      const at = (position: number) => resources[position % resources.length]?.urn ?? PROVIDER;
      const isLive = !live.has(name);
      live.add(name);
      resources.push(
        resource(String(name), {
          id: `i${index}`,
          dependencies: dependencies.map(at),
          parent: parent === null ? null : at(parent),
          ...(isLive ? { pendingReplacement } : { delete: true }),
        }),
      );
    }
    return resources;
  });

describe("whatever the state", () => {
  it("stays one that the engine takes", () => {
    fc.assert(
      fc.property(states, fc.nat(6), fc.array(fc.nat(7)), fc.nat(7), (resources, name, needed, parent) => {
        expect(faults({ resources })).toEqual([]);
        const entry = pending(String(name), "creating", {
          dependencies: needed.filter((other) => other !== name).map((other) => urnOf(String(other))),
          propertyDependencies: {
            x: needed.filter((other) => other < name).map((other) => urnOf(String(other))),
          },
          parent: parent === name ? null : urnOf(String(parent)),
        });
        const needs = new Set(needed.map((other) => urnOf(String(other))).concat(urnOf(String(parent))));
        const reaches = (urn: string, seen = new Set<string>()): boolean =>
          resources.some((one) => {
            if (one.urn !== urn) return false;
            const before = [one.parent, ...(one.dependencies ?? [])].filter((ref) => typeof ref === "string");
            return before.some((ref) => {
              if (ref === entry.resource.urn) return true;
              if (seen.has(ref)) return false;
              seen.add(ref);
              return reaches(ref, seen);
            });
          });
        // The engine's program has no cycles, and so neither has a state with the new resource.
        fc.pre(![...needs].some((urn) => reaches(urn)));
        const after = settleCreating({ resources, pending_operations: [entry] }, own(entry), {
          id: "new",
          outputs: {},
        });
        expect(faults(after)).toEqual([]);
        expect(ids(after)).toContain("new");
        for (const { urn, id, pendingReplacement } of resources) {
          if (urn === entry.resource.urn && pendingReplacement === true) continue;
          expect(after.resources?.some((one) => one.urn === urn && one.id === id)).toBe(true);
        }
        for (const { urn, id } of resources.slice(1)) {
          const dropped = dropResource({ resources }, urn, id ?? "");
          expect(faults(dropped)).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
