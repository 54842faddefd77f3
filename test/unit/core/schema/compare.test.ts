import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";

import { differences, same } from "../../../../provider/core/schema/compare";
import { respell } from "../../../../provider/core/schema/respell";
import { formatPath, UNKNOWN } from "../../../../provider/core/schema/values";
import { field, structure } from "../../../../provider/core/schema/field";
import { shapeOf } from "../../../../provider/core/schema/shape";
import { shape, thing } from "./thing";

const options = { settings: {}, change: "update" } as const;

describe("a value that the connection's settings stand in for", () => {
  it("differs from absence only where it is another", () => {
    const options = { settings: { user: "root" }, change: "replace" } as const;
    const paths = (before: object, after: object) =>
      differences(shape, before, after, options).map(({ path }) => path.join("."));
    expect(paths({}, { owner: "root" })).toEqual([]);
    expect(paths({ owner: "root" }, {})).toEqual([]);
    expect(paths({}, { owner: "alice" })).toEqual(["owner"]);
    expect(paths({ owner: "alice" }, {})).toEqual(["owner"]);
  });
});

describe("a list that the platform fills in", () => {
  const filled = shapeOf(
    structure("Filled", "A structure.", {
      events: field(z.array(z.string()).optional(), "List.", {
        unordered: true,
        platformDefault: ["a", "b"],
      }),
    }),
  );

  it("differs from absence only where it is another", () => {
    expect(differences(filled, {}, { events: ["b", "a"] }, options)).toEqual([]);
    expect(differences(filled, { events: ["a", "b"] }, {}, options)).toEqual([]);
    expect(differences(filled, {}, { events: ["a"] }, options)).toHaveLength(1);
    expect(differences(filled, { events: ["a"] }, {}, options)).toHaveLength(1);
  });
});

describe("values that are equal", () => {
  it("are not read to find out: a document may be long", () => {
    const key = (): never => {
      throw new Error("was read");
    };
    const document = shapeOf(
      structure("Document", "A document.", { yaml: field(z.string(), "Text.", { key }) }),
    );
    const [one, other] = [{ yaml: "a: 1" }, { yaml: ["a:", "1"].join(" ") }];
    expect(differences(document, one, other, options)).toEqual([]);
    expect(respell(document, one, other)).toEqual(one);
  });
});

describe("same and differences", () => {
  it("finds no difference between a value and itself, and the same in both directions", () => {
    fc.assert(
      fc.property(thing, thing, (a, b) => {
        expect(differences(shape, a, a, options)).toEqual([]);
        expect(same(shape, a, b)).toBe(same(shape, b, a));
      }),
    );
  });

  it.each([
    [{ memory: "1Mi" }, { memory: "1048576" }, []],
    [{ memory: "1Mi" }, { memory: "2Mi" }, ["memory"]],
    [{ count: 1 }, {}, []],
    [{ open: "TRUE" }, { open: true }, []],
    [{ open: false }, {}, ["open"]],
    [{ labels: { a: "1" } }, { labels: { a: "2", b: "3" } }, ["labels.a", "labels.b"]],
    [
      { sources: [{ kind: "bucket", url: "u" }] },
      { sources: [{ kind: "bucket", url: "v" }] },
      ["sources[0].url"],
    ],
    [
      { sources: [{ kind: "bucket", url: "u" }] },
      { sources: [{ kind: "inline", text: "u" }] },
      ["sources[0]"],
    ],
    [{ sources: [] }, { sources: [{ kind: "inline", text: "u" }] }, ["sources"]],
  ])("compares %j with %j", (before, after, expected) => {
    const found = differences(shape, { name: "n", ...before }, { name: "n", ...after }, options);
    expect(found.map(({ path }) => formatPath(path))).toEqual(expected);
  });
});

describe("respell", () => {
  it("returns what means the same as the platform's value, for any prior spelling", () => {
    fc.assert(
      fc.property(thing, thing, (prior, actual) => {
        const result = respell(shape, { ...prior, note: "mine" }, actual);
        expect(same(shape, result, { ...actual, note: "mine" })).toBe(true);
        expect(respell(shape, result, actual)).toEqual(result);
      }),
    );
  });

  it("keeps the user's spelling where it means the same", () => {
    const prior = { name: "n", memory: "1Mi", note: "mine" };
    expect(respell(shape, prior, { name: "n", memory: "1048576", count: 1 })).toEqual(prior);
    expect(respell(shape, prior, { name: "n", memory: "7" })).toEqual({ ...prior, memory: "7" });
  });
});

describe("taking a value away", () => {
  const kept = shapeOf(
    structure("Kept", "What cannot be cleared.", {
      text: field(z.string().optional(), "Text.", { removal: "replace" }),
      flag: field(z.boolean().optional(), "Flag.", { removal: "replace", platformDefault: false }),
      list: field(z.array(z.string()).optional(), "List.", { removal: "replace" }),
      labels: field(z.record(z.string(), z.string()).optional(), "Labels.", { removal: "replace" }),
      sizes: field(
        z.record(z.string(), field(z.string(), "Size.", { removal: "replace" })).optional(),
        "Sizes.",
      ),
      plain: field(z.string().optional(), "Plain."),
    }),
  );
  const full = {
    text: "a",
    flag: true,
    list: ["a", "b"],
    labels: { a: "1", b: "2" },
    sizes: { x: "1", y: "2" },
    plain: "p",
  };
  it.each([
    ["another text", { text: "b" }, false],
    ["no text", { text: undefined }, true],
    ["a flag as it is by default", { flag: false }, true],
    ["a shorter list", { list: ["a"] }, false],
    ["an empty list", { list: [] }, true],
    ["no list", { list: undefined }, true],
    ["a label less", { labels: { a: "1" } }, false],
    ["no label", { labels: {} }, true],
    ["no labels", { labels: undefined }, true],
    ["another size", { sizes: { x: "1", y: "3" } }, false],
    ["one more size", { sizes: { ...full.sizes, z: "3" } }, false],
    ["a size less", { sizes: { x: "1" } }, true],
    ["no plain text", { plain: undefined }, false],
    ["a text that is not known yet", { text: UNKNOWN }, false],
  ])("%s", (_what, change, replace) => {
    const found = differences(kept, full, { ...full, ...change }, options);
    expect(found.length).toBeGreaterThan(0);
    expect(found.some((difference) => difference.replace)).toBe(replace);
  });
});

describe("respell of what was read by id alone", () => {
  it("takes secrets from the program, and what the platform has not chosen from nobody", () => {
    const login = shapeOf(
      structure("Login", "A login.", {
        password: field(z.string().optional(), "Password.", { secret: true }),
        zone: field(z.string().optional(), "Zone.", { computed: true }),
      }),
    );
    const wanted = { password: "p", zone: "z" };
    expect(respell(login, wanted, {}, { first: true, unread: true })).toEqual({ password: "p" });
    expect(respell(login, wanted, {}, { first: true })).toEqual({});
  });
});
