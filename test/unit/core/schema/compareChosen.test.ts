import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";

import { type CompareOptions, differences } from "../../../../provider/core/schema/compare";
import { respell } from "../../../../provider/core/schema/respell";
import { field, structure } from "../../../../provider/core/schema/field";
import { shapeOf } from "../../../../provider/core/schema/shape";
import { formatPath, UNKNOWN } from "../../../../provider/core/schema/values";

const computed = { computed: true } as const;

const disk = structure("Disk", "A disk.", {
  size: field(z.number(), "Size."),
  kind: field(z.string().optional(), "Kind.", computed),
});

const place = z.discriminatedUnion("on", [
  structure("OnNode", "On a node.", {
    on: field(z.literal("node"), "Where."),
    node: field(z.string().optional(), "The node.", computed),
  }),
  structure("Nowhere", "Nowhere.", { on: field(z.literal("nothing"), "Where.") }),
]);

const machine = shapeOf(
  structure("Machine", "A machine.", {
    name: field(z.string(), "Name."),
    image: field(z.string().optional(), "Image.", computed),
    system: field(disk.optional(), "The first disk.", computed),
    disks: field(z.array(disk).optional(), "More disks, in order."),
    spares: field(z.array(disk).optional(), "More disks.", { unordered: true }),
    groups: field(z.array(z.string()).optional(), "Groups.", { ...computed, unordered: true }),
    limits: field(z.record(z.string(), z.string()).optional(), "Limits.", computed),
    place: field(place.optional(), "Place."),
    tags: field(z.record(z.string(), z.string()).optional(), "Tags.", { sharedKeys: true }),
    labels: field(z.record(z.string(), z.string()).optional(), "Labels."),
  }),
);

const options = { settings: {}, change: "replace" } as const satisfies CompareOptions;
const afterImport = { ...options, unread: true } as const;

const paths = (before: object, after: object, how: CompareOptions = options) =>
  differences(machine, { name: "n", ...before }, { name: "n", ...after }, how).map(({ path }) =>
    formatPath(path),
  );

/** What the platform has. */
const full = {
  image: "img",
  system: { size: 50, kind: "ssd" },
  disks: [
    { size: 10, kind: "ssd" },
    { size: 20, kind: "hdd" },
  ],
  spares: [
    { size: 10, kind: "ssd" },
    { size: 20, kind: "hdd" },
  ],
  groups: ["a", "b"],
  limits: { cpu: "1" },
  place: { on: "node", node: "n1" },
};
/** The same, said by a program that leaves all to the platform that it can. */
const sparse = {
  disks: [{ size: 10 }, { size: 20 }],
  spares: [{ size: 20 }, { size: 10 }],
  place: { on: "node" },
};

describe("what the platform chooses where the program says nothing", () => {
  it.each([
    ["all of it", {}, []],
    ["an object is given without it", { system: { size: 50 } }, []],
    ["an object is given with another value", { system: { size: 60 } }, ["system.size"]],
    ["the value is given", { image: "img", system: full.system, groups: ["b", "a"] }, []],
    ["another value is given", { image: "other" }, ["image"]],
    ["a value that is not known yet is given", { image: UNKNOWN }, ["image"]],
    ["another value is given inside", { system: { size: 50, kind: "hdd" } }, ["system.kind"]],
    ["another list is given", { groups: ["a", "c"] }, ["groups"]],
    ["an empty list is given", { groups: [] }, ["groups"]],
    ["another key is given", { limits: { cpu: "1", mem: "2" } }, ["limits.mem"]],
    ["another element is given", { disks: [{ size: 10, kind: "hdd" }, { size: 20 }] }, ["disks[0].kind"]],
    ["another place is given", { place: { on: "node", node: "n2" } }, ["place.node"]],
    ["another kind is given", { place: { on: "nothing" } }, ["place"]],
  ])("%s: only what is given is compared", (_what, change, expected) => {
    expect(paths(full, { ...sparse, ...change })).toEqual(expected);
    expect(paths(full, { ...sparse, ...change }, afterImport)).toEqual(expected);
  });

  it("is a difference where the program begins to name it", () => {
    expect(paths(sparse, { ...sparse, image: "img", system: full.system })).toEqual([
      "image",
      "system.size",
      "system.kind",
    ]);
  });

  it("is none where the program no longer names it", () => {
    expect(paths({ ...sparse, image: "img", groups: ["a"], limits: { cpu: "1" } }, sparse)).toEqual([]);
  });

  it("stays out of the inputs at a refresh, at any depth", () => {
    const prior = { name: "n", ...sparse };
    expect(respell(machine, prior, { name: "n", ...full })).toEqual(prior);
  });

  it("is read by an import, which knows no inputs", () => {
    const actual = { name: "n", ...full, tags: { a: "1" } };
    expect(respell(machine, {}, actual, { first: true })).toEqual(actual);
  });

  it("is read where the program gives it, so that a change shows", () => {
    const prior = { name: "n", ...sparse, image: "img", system: { size: 50, kind: "hdd" } };
    expect(respell(machine, prior, { name: "n", ...full, image: "other" })).toEqual({
      ...prior,
      image: "other",
      system: full.system,
    });
  });
});

describe("an element that leaves out what the platform chooses", () => {
  const spares = (before: object[], after: object[]) => paths({ spares: before }, { spares: after });

  it.each([
    ["each has one of its own", [{ size: 1 }, { size: 1, kind: "b" }], []],
    ["each has one of its own, in the other order", [{ size: 1, kind: "b" }, { size: 1 }], []],
    [
      "two want the same",
      [
        { size: 1, kind: "b" },
        { size: 1, kind: "b" },
      ],
      ["spares"],
    ],
    ["one is not there", [{ size: 1 }, { size: 2 }], ["spares"]],
  ])("%s", (_what, wanted, expected) => {
    const actual = [
      { size: 1, kind: "b" },
      { size: 1, kind: "a" },
    ];
    expect(spares(actual, wanted)).toEqual(expected);
    expect(spares(actual.toReversed(), wanted)).toEqual(expected);
  });

  const element = fc.record({ size: fc.integer({ min: 0, max: 2 }), kind: fc.constantFrom("a", "b", "c") });
  /** What the program says of actual elements: each with its kind or without, in any order. */
  const programmes = fc.array(element, { maxLength: 7 }).chain((actual) =>
    fc.record({
      actual: fc.constant(actual),
      wanted: fc
        .tuple(...actual.map((item) => fc.boolean().map((named) => (named ? item : { size: item.size }))))
        .chain((items) => fc.shuffledSubarray(items, { minLength: items.length })),
    }),
  );

  it("finds each its own, whatever the order", () => {
    fc.assert(
      fc.property(programmes, ({ actual, wanted }) => {
        expect(spares(actual, wanted)).toEqual([]);
        // In the spelling, number and order of the program.
        expect(respell(machine, { name: "n", spares: wanted }, { name: "n", spares: actual })).toEqual({
          name: "n",
          spares: wanted,
        });
      }),
    );
  });

  it("finds none twice: a pairing exists only where one can be found by trying all", () => {
    const some = fc.array(
      fc.record(
        { size: fc.integer({ min: 0, max: 1 }), kind: fc.constantFrom("a", "b") },
        { requiredKeys: ["size"] },
      ),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(some, fc.array(element, { minLength: 1, maxLength: 4 }), (wanted, actual) => {
        fc.pre(wanted.length === actual.length);
        const fits = (item: { size: number; kind?: string }, other: { size: number; kind?: string }) =>
          item.size === other.size && (item.kind === undefined || item.kind === other.kind);
        const possible = permutations(actual).some((order) =>
          wanted.every((item, index) => fits(item, order[index]!)),
        );
        expect(spares(actual, wanted)).toEqual(possible ? [] : ["spares"]);
      }),
    );
  });
});

describe("keys of a map that are others'", () => {
  it.each([
    ["none is named", { a: "1" }, { a: "1" }, []],
    ["one is added", { a: "1" }, { a: "1", b: "2" }, ["tags.b"]],
    ["one has another value", { a: "1" }, { a: "2" }, ["tags.a"]],
    ["one that the program had is taken away", { a: "1", b: "2" }, { a: "1" }, ["tags.b"]],
    ["all that the program had are taken away", { a: "1" }, undefined, ["tags.a"]],
  ])("%s: compared with what the program had", (_what, before, after, expected) => {
    expect(paths({ tags: before }, { tags: after })).toEqual(expected);
  });

  it.each([
    ["one that the program lacks", { a: "1", policy: "x" }, { a: "1" }, []],
    ["all that there are", { policy: "x" }, undefined, []],
    ["one that the program has otherwise", { a: "2", policy: "x" }, { a: "1" }, ["tags.a"]],
    ["one that is not there", { policy: "x" }, { a: "1" }, ["tags.a"]],
  ])("after an import: %s", (_what, before, after, expected) => {
    expect(paths({ tags: before }, { tags: after }, afterImport)).toEqual(expected);
  });

  it("stay out of the inputs at a refresh, while the program's own are read", () => {
    const now = (tags: object, actual: object | undefined) =>
      respell(machine, { name: "n", tags }, { name: "n", tags: actual });
    expect(now({ a: "1" }, { a: "1", policy: "x" })).toEqual({ name: "n", tags: { a: "1" } });
    expect(now({ a: "1" }, { a: "2", policy: "x" })).toEqual({ name: "n", tags: { a: "2" } });
    expect(now({ a: "1", b: "2" }, { a: "1", policy: "x" })).toEqual({ name: "n", tags: { a: "1" } });
    expect(now({}, { policy: "x" })).toEqual({ name: "n", tags: {} });
    expect(respell(machine, { name: "n" }, { name: "n", tags: { policy: "x" } })).toEqual({ name: "n" });
  });

  it("are keys like others on a map without the mark", () => {
    expect(paths({ labels: { policy: "x" } }, {}, afterImport)).toEqual(["labels.policy"]);
    expect(respell(machine, { name: "n" }, { name: "n", labels: { policy: "x" } })).toEqual({
      name: "n",
      labels: { policy: "x" },
    });
  });
});

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}
