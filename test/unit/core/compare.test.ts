import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";

import { differences, overlay, respell, same } from "../../../provider/core/schema/compare";
import { UNKNOWN } from "../../../provider/core/schema/unknowns";
import { redact } from "../../../provider/core/schema/redact";
import { field, formatPath, shapeOf, structure } from "../../../provider/core/schema/field";
import { fromWire, pascalCase, snakeCase, toWire } from "../../../provider/core/schema/wire";

const MEBI = 1024 * 1024;
const quantity = (value: unknown) =>
  String(value).endsWith("Mi") ? Number.parseFloat(String(value)) * MEBI : Number(value);

const source = z.discriminatedUnion("kind", [
  structure("Bucket", "In a bucket.", {
    kind: field(z.literal("bucket"), "Kind."),
    url: field(z.string(), "Address."),
  }),
  structure("Inline", "In the program.", {
    kind: field(z.literal("inline"), "Kind."),
    text: field(z.string(), "Text."),
  }),
]);

const shape = shapeOf(
  structure("Thing", "A thing.", {
    name: field(z.string(), "Name."),
    count: field(z.number().optional(), "Count.", { platformDefault: 1 }),
    open: field(z.boolean().optional(), "Open.", { wireName: "IsOpen" }),
    memory: field(z.string().optional(), "Memory.", { key: quantity }),
    sources: field(z.array(source).optional(), "Sources."),
    labels: field(z.record(z.string(), z.string()).optional(), "Labels."),
    owner: field(z.string().optional(), "Owner.", { settingDefault: "user" }),
    note: field(z.string().optional(), "For the provider.", { local: true }),
  }),
);

const thing = fc.record(
  {
    name: fc.string(),
    count: fc.integer(),
    open: fc.boolean(),
    memory: fc.constantFrom("1Mi", "1048576", "512Mi", "7"),
    sources: fc.array(
      fc.oneof(
        fc.record({ kind: fc.constant("bucket"), url: fc.string() }),
        fc.record({ kind: fc.constant("inline"), text: fc.string() }),
      ),
    ),
    labels: fc.dictionary(fc.stringMatching(/^[a-z]+$/), fc.string()),
  },
  { requiredKeys: ["name"] },
);

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

describe("the wire", () => {
  it.each([pascalCase, snakeCase])("brings back what was sent", (naming) => {
    fc.assert(
      fc.property(thing, (value) => {
        const back = fromWire(shape, JSON.parse(JSON.stringify(toWire(shape, value, naming))), naming);
        expect(same(shape, value, back)).toBe(true);
      }),
    );
  });

  it("uses the platform's names, converts by the schema, and drops what it does not know", () => {
    expect(toWire(shape, { name: "n", open: true, note: "mine" }, pascalCase)).toEqual({
      Name: "n",
      IsOpen: true,
    });
    expect(fromWire(shape, { Name: 7, Count: "3", IsOpen: "FALSE", Extra: 1 }, pascalCase)).toEqual({
      name: "7",
      count: 3,
      open: false,
    });
  });
});

describe("redact", () => {
  it("takes out every secret, the longer ones first, and leaves short texts alone", () => {
    expect(redact("key abcd and abcdef at a", ["abcd", "abcdef", "a"])).toBe(
      "key [secret] and [secret] at a",
    );
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

describe("overlay", () => {
  const docker = structure("Docker", "A container.", {
    image: field(z.string(), "Image."),
    user: field(z.string().optional(), "User."),
  });
  const app = shapeOf(
    structure("App", "An application.", {
      command: field(z.string(), "Command."),
      docker: docker.optional(),
      labels: field(z.record(z.string(), z.string()).optional(), "Labels."),
    }),
  );
  const base = { command: "a", docker: { image: "i", user: "u" }, labels: { mine: "1", others: "2" } };

  it("changes the given paths, and leaves the rest as it is", () => {
    const other = { command: "b", docker: { image: "j" }, labels: { mine: "3" } };
    expect(
      overlay(app, base, other, [
        ["docker", "image"],
        ["labels", "mine"],
      ]),
    ).toEqual({
      command: "a",
      docker: { image: "j", user: "u" },
      labels: { mine: "3", others: "2" },
    });
  });

  it("changes the given paths of a union where its variant stays, and takes another variant over whole", () => {
    const ftp = structure("Ftp", "On a server.", {
      kind: field(z.literal("ftp"), "Kind."),
      url: field(z.string(), "Address."),
      user: field(z.string().optional(), "User."),
    });
    const local = structure("Local", "On the machine.", { kind: field(z.literal("local"), "Kind.") });
    const job = shapeOf(structure("Job", "A job.", { from: z.discriminatedUnion("kind", [ftp, local]) }));
    const from = { kind: "ftp", url: "a", user: "others" };
    expect(
      overlay(job, { from }, { from: { kind: "ftp", url: "b", user: "mine" } }, [["from", "url"]]),
    ).toEqual({
      from: { ...from, url: "b" },
    });
    expect(overlay(job, { from }, { from: { kind: "local" } }, [["from"]])).toEqual({
      from: { kind: "local" },
    });
  });

  it("takes an object away as a whole, and of a map only the given keys", () => {
    expect(
      overlay(app, base, { command: "a" }, [
        ["docker", "image"],
        ["labels", "mine"],
      ]),
    ).toEqual({
      command: "a",
      labels: { others: "2" },
    });
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
