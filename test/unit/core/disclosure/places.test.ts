import { describe, expect, it } from "vitest";
import { z } from "zod";

import { mayHoldSecret, sealed, secretsIn } from "../../../../provider/core/disclosure/places";
import { field } from "../../../../provider/core/schema/field";
import { shapeOf } from "../../../../provider/core/schema/shape";

const key = field(z.string(), "", { secret: true });
const SHAPE = shapeOf(
  z.object({
    name: z.string(),
    password: key.optional(),
    login: z.object({ user: z.string(), password: key.optional() }).optional(),
    keys: z.array(z.object({ id: z.string(), key: key.optional() })).optional(),
    plain: z.array(z.string()).optional(),
    tags: z.record(z.string(), z.string()).optional(),
    env: z.record(z.string(), key).optional(),
    storage: z
      .discriminatedUnion("type", [
        z.object({ type: z.literal("s3"), key }),
        z.object({ type: z.literal("local"), path: z.string() }),
      ])
      .optional(),
  }),
);
const seal = (value: unknown) => ({ sealed: value });

describe("a value's secrets", () => {
  it("are sealed where they stand, and the rest stays readable", () => {
    const value = { name: "n", password: "p", login: { user: "u", password: "q" }, extra: 1 };
    expect(sealed(SHAPE, value, [], seal)).toEqual({
      name: "n",
      password: { sealed: "p" },
      login: { user: "u", password: { sealed: "q" } },
      extra: 1,
    });
  });

  it("seal a whole list or map whose elements are credentials, where there is one", () => {
    expect(sealed(SHAPE, { name: "n", keys: [{ id: "a", key: "k" }], env: { A: "x" } }, [], seal)).toEqual({
      name: "n",
      keys: { sealed: [{ id: "a", key: "k" }] },
      env: { sealed: { A: "x" } },
    });
    const none = { name: "n", keys: [{ id: "a" }], env: {} };
    expect(sealed(SHAPE, none, [], seal)).toEqual(none);
  });

  it("are those of the variant that the value is", () => {
    expect(sealed(SHAPE, { storage: { type: "s3", key: "k" } }, [], seal)).toEqual({
      storage: { type: "s3", key: { sealed: "k" } },
    });
    const local = { storage: { type: "local", path: "/p", key: "k" } };
    expect(sealed(SHAPE, local, [], seal)).toEqual(local);
  });

  it("are what the program has marked, too: a member, a key of a map, or a list with a marked element", () => {
    const value = { name: "n", plain: ["a", "b"], tags: { one: "1", two: "2" } };
    const marked = [["name"], ["plain", 1], ["tags", "two"], ["gone", "x"]];
    expect(sealed(SHAPE, value, marked, seal)).toEqual({
      name: { sealed: "n" },
      plain: { sealed: ["a", "b"] },
      tags: { one: "1", two: { sealed: "2" } },
    });
    expect(secretsIn(SHAPE, { ...value, password: "p" }, marked)).toEqual(["p", "n", "b", "2"]);
  });

  it("may be in an object, list or union, not in a text beside them", () => {
    const fields = SHAPE.kind === "object" ? SHAPE.fields : new Map<string, never>();
    const found = [...fields].filter(([, shape]) => mayHoldSecret(shape)).map(([name]) => name);
    expect(found).toEqual(["password", "login", "keys", "env", "storage"]);
  });
});
