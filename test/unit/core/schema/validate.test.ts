import { describe, expect, it } from "vitest";
import { z } from "zod";

import { field } from "../../../../provider/core/schema/field";
import { formatPath } from "../../../../provider/core/schema/values";
import { shapeOf } from "../../../../provider/core/schema/shape";
import { problemsOf } from "../../../../provider/core/schema/validate";

const SCHEMA = z.strictObject({
  name: z.string().min(1).max(5).optional(),
  user: z
    .string()
    .regex(/^[a-z]+$/, "must be lower-case letters")
    .optional(),
  count: z.number().int().min(1).max(9).optional(),
  share: z.number().positive().lt(1).optional(),
  kind: z.enum(["small", "large"]).optional(),
  isOpen: z.boolean().optional(),
  tags: z.record(z.string().min(1), z.string()).optional(),
  list: z.array(z.string()).min(1).max(2).optional(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  at: z.iso.datetime({ offset: true }).optional(),
  login: z
    .strictObject({
      account: z.string().optional(),
      password: field(z.string().min(8), "", { secret: true }).optional(),
    })
    .optional(),
  storage: z
    .discriminatedUnion("type", [
      z.strictObject({ type: z.literal("s3"), key: field(z.string(), "", { secret: true }) }),
      z.strictObject({ type: z.literal("hdfs"), url: z.string() }),
    ])
    .optional(),
  yaml: field(z.string().max(3), "", { document: "yaml" }).optional(),
});
const REQUIRED = z.strictObject({ zone: z.string(), kind: z.enum(["a", "b"]), list: z.array(z.string()) });

function problems(
  value: object,
  marked: readonly (readonly PropertyKey[])[] = [],
  schema: z.ZodObject = SCHEMA,
): string[] {
  const found = problemsOf(schema, shapeOf(schema), value, marked);
  return found.map(({ path, reason }) => `${formatPath(path)}: ${reason}`);
}

describe("the reason of a refusal", () => {
  it("says that something is required, and what", () => {
    expect(problems({ zone: null }, [], REQUIRED)).toEqual([
      "zone: is required: a text",
      'kind: is required: one of "a", "b"',
      "list: is required: a list",
    ]);
    expect(problems({ storage: {} })).toEqual(['storage.type: is required: one of "s3", "hdfs"']);
  });

  it.each([
    [{ user: 3 }, "user: must be a text, not the number 3"],
    [{ count: "many" }, 'count: must be a number, not the text "many"'],
    [{ count: 1.5 }, "count: must be a whole number, but is 1.5"],
    [{ isOpen: "yes" }, 'isOpen: must be true or false, not the text "yes"'],
    [{ tags: ["a"] }, "tags: must be an object, not a list"],
    [{ list: { a: 1 } }, "list: must be a list, not an object"],
    [{ value: [] }, "value: must be a text, a number or true or false, not a list"],
    [{ kind: "medium" }, 'kind: must be one of "small", "large", but is "medium"'],
    [{ kind: 3 }, 'kind: must be one of "small", "large", not the number 3'],
    [{ storage: { type: "nfs" } }, 'storage.type: must be one of "s3", "hdfs", but is "nfs"'],
    [{ name: "" }, 'name: must not be empty, but is ""'],
    [{ name: "abcdef" }, 'name: must have at most 5 characters, but is "abcdef"'],
    [{ user: "UP" }, 'user: must be lower-case letters, but is "UP"'],
    [{ count: 0 }, "count: must be at least 1, but is 0"],
    [{ count: 10 }, "count: must be at most 9, but is 10"],
    [{ share: 0 }, "share: must be more than 0, but is 0"],
    [{ share: 1 }, "share: must be less than 1, but is 1"],
    [{ list: [] }, "list: must have at least 1 element"],
    [{ list: ["a", "b", "c"] }, "list: must have at most 2 elements"],
    [{ tags: { "": "x" } }, "tags.: has a wrong key: it must not be empty"],
    [{ at: "noon" }, 'at: must be a time such as 2030-01-31T08:00:00Z, but is "noon"'],
    [{ cuont: 1 }, "cuont: there is no such property; did you mean `count`?"],
    [{ colour: 1 }, "colour: there is no such property"],
    [
      { storage: { type: "hdfs", ulr: "x", url: "y" } },
      "storage.ulr: there is no such property; did you mean `url`?",
    ],
  ])("of %j is: %s", (value, reason) => {
    expect(problems(value)).toEqual([reason]);
  });

  it("says of an asset that only the class reads it", () => {
    const asset = { "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17", text: "a: 1" };
    expect(problems({ yaml: asset })).toEqual([
      "yaml: must be a text, not an asset, which only the class reads",
    ]);
  });
});

describe("a refusal quotes no value", () => {
  it.each([
    ["of a credential", { login: { password: "short" } }],
    ["of a credential one level too high", { login: "canary-1" }],
    ["of a union that may hold one", { storage: "s3://canary-1:x@host" }],
    ["of a document", { yaml: "canary-1" }],
    ["that is an address with a user", { user: "http://a:canary-1@host" }],
    ["that is long", { user: `canary-1${"x".repeat(80)}` }],
    ["that is no text or number", { user: ["canary-1"] }],
  ])("%s", (_what, value) => {
    const found = problems(value);
    expect(found).toHaveLength(1);
    expect(found[0]).not.toMatch(/canary|short/);
  });

  it.each([
    [{ user: "canary-1" }, ["user"]],
    [{ login: { account: 12345678 } }, ["login"]],
    [{ tags: { team: 12345678 } }, ["tags", "team"]],
    [{ list: [12345678] }, ["list", 0]],
  ])("that the program has marked: %j", (value, path) => {
    expect(problems(value).join()).toMatch(/canary-1|12345678/);
    expect(problems(value, [path]).join()).not.toMatch(/canary-1|12345678/);
  });
});
