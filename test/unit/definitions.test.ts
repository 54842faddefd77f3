import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { PLATFORM_NAMES } from "../../provider/registry";
import { functions, platforms, resources } from "../definitions";
import { differences } from "../../provider/core/schema/compare";
import type { Properties } from "../../provider/core/lifecycle";
import { type ObjectShape, type Shape, variantOf } from "../../provider/core/schema/shape";
import { isRecord, mapValues } from "../../provider/core/schema/values";
import { problemsOf } from "../../provider/core/schema/validate";
import { EngineRun } from "../engineRun";
import { repositoryRoot } from "../toolchain/repository";

/** Values of a shape, some of whose members are absent and some of the wrong kind. */
function values(shape: Shape, depth = 0): fc.Arbitrary<unknown> {
  const wrong = { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) };
  const right = (arbitrary: fc.Arbitrary<unknown>) => fc.oneof({ weight: 20, arbitrary }, wrong);
  switch (shape.kind) {
    case "scalar":
      if (shape.values) return right(fc.constantFrom(...shape.values));
      if (shape.type === "number") return right(fc.integer({ min: -10, max: 2_000 }));
      if (shape.type === "boolean") return right(fc.boolean());
      return right(fc.string({ maxLength: 20 }));
    case "array":
      return right(fc.array(values(shape.element, depth + 1), { maxLength: depth > 3 ? 1 : 2 }));
    case "map":
      return right(
        fc.dictionary(fc.string({ maxLength: 5 }), values(shape.element, depth + 1), { maxKeys: 2 }),
      );
    case "union":
      return right(fc.oneof(...shape.variants.map((variant) => values(variant, depth + 1))));
    case "object": {
      const members = [...shape.fields].map(([name, member]) => [name, values(member, depth + 1)] as const);
      return right(fc.record(Object.fromEntries(members), { requiredKeys: [] }));
    }
  }
}

describe.each([...resources])("the schema of %s", (_type, definition) => {
  const lifecycle = new EngineRun(definition, { config: () => undefined, log: () => undefined });
  const identity = { __identity: "proj::dev::x::subject" };

  it("is checked the same twice, throws on nothing, and finds a value equal to itself; nor do its machines and limits throw", () => {
    return fc.assert(
      fc.asyncProperty(values(definition.inputs), async (value) => {
        if (typeof value !== "object" || value === null || Array.isArray(value)) return;
        const once = await lifecycle.check({}, { ...identity, ...(value as Properties) });
        expect(await lifecycle.check({}, once.inputs)).toEqual(once);
        const options = { settings: {}, change: definition.spec.change };
        expect(differences(definition.inputs, value, value, options)).toEqual([]);
        for (const { nodes = 0 } of definition.spec.machines?.(value as Properties) ?? []) {
          expect(Number.isSafeInteger(nodes) && nodes >= 0).toBe(true);
        }
        for (const limit of definition.spec.limits ?? []) limit.takes(value as Properties);
      }),
      { numRuns: 60 },
    );
  });
});

/** The value with null for each member that it does not have. */
function nulled(shape: Shape, value: unknown): unknown {
  if (Array.isArray(value)) {
    return shape.kind === "array" ? value.map((item) => nulled(shape.element, item)) : (value as unknown);
  }
  if (!isRecord(value)) return value;
  if (shape.kind === "map") return mapValues(value, (item) => nulled(shape.element, item));
  const object = shape.kind === "union" ? variantOf(shape, value) : shape;
  if (object?.kind !== "object") return value;
  const members = [...object.fields].map(([name, member]) => [
    name,
    value[name] === undefined ? null : nulled(member, value[name]),
  ]);
  return { ...value, ...(Object.fromEntries(members) as object) };
}

describe.each([...resources])("a null in the inputs of %s", (_type, definition) => {
  it("means absence, at every depth", () => {
    const lifecycle = new EngineRun(definition, { config: () => undefined, log: () => undefined });
    const identity = { __identity: "proj::dev::x::subject" };
    return fc.assert(
      fc.asyncProperty(values(definition.inputs), async (value) => {
        if (!isRecord(value)) return;
        const absent = await lifecycle.check({}, { ...identity, ...value });
        const written = nulled(definition.inputs, value) as Properties;
        expect(await lifecycle.check({}, { ...identity, ...written })).toEqual(absent);
      }),
      { numRuns: 30 },
    );
  });
});

describe.each([...resources].filter(([, { inputs }]) => autoNamed(inputs) !== undefined))(
  "the generated name of %s",
  (_type, definition) => {
    it("is one that its own check takes, whatever the resource is called", () => {
      const name = autoNamed(definition.inputs)!;
      const lifecycle = new EngineRun(definition, { config: () => undefined, log: () => undefined });
      const anything = fc.string({ minLength: 1, maxLength: 80, unit: "grapheme" });
      const odd = fc.constantFrom(
        "2024-run",
        "_x",
        "-",
        "nightly report",
        "my.job",
        "a/b",
        "Łódź",
        "x login",
      );
      return fc.assert(
        fc.asyncProperty(fc.oneof(odd, anything), async (resource) => {
          const identity = { __identity: `proj::dev::x::${resource}` };
          const { failures, inputs } = await lifecycle.check({}, identity);
          expect(inputs[name]).toMatch(/[0-9a-f]{7}$/);
          expect(failures.filter(({ property }) => property === name)).toEqual([]);
        }),
        { numRuns: 60 },
      );
    });
  },
);

function autoNamed({ fields }: ObjectShape): string | undefined {
  return [...fields].find(([, { marks }]) => marks.autoName !== undefined)?.[0];
}

describe.each([...functions])("the arguments of %s", (_type, { schema, inputs }) => {
  it("are validated without throwing", () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), values(inputs)), (value) => {
        expect(problemsOf(schema, inputs, value)).toBeInstanceOf(Array);
      }),
      { numRuns: 40 },
    );
  });
});

describe("the platforms", () => {
  it("are the folders that have an index, all among the definitions that the tests go through", () => {
    const folder = join(repositoryRoot, "provider/platforms");
    const withIndex = readdirSync(folder).filter((name) => existsSync(join(folder, name, "index.ts")));
    expect(PLATFORM_NAMES).toEqual(withIndex.sort());
    expect(Object.keys(platforms).sort()).toEqual(PLATFORM_NAMES);
  });
});

describe("every definition", () => {
  it.each([...resources])("%s says one thing of what an absent value means", (_type, { inputs }) => {
    const wrong = (shape: Shape, path: string): string[] => {
      const { computed, sharedKeys, platformDefault, settingDefault, autoName, removal } = shape.marks;
      const values = [shape.default, platformDefault, settingDefault, autoName, removal];
      const contradicts =
        computed === true && (!shape.optional || values.some((value) => value !== undefined));
      const own = contradicts || (sharedKeys === true && shape.kind !== "map") ? [path] : [];
      switch (shape.kind) {
        case "scalar":
          return own;
        case "array":
        case "map":
          return [...own, ...wrong(shape.element, `${path}[]`)];
        case "union":
          return [...own, ...shape.variants.flatMap((variant) => wrong(variant, path))];
        case "object":
          return [...own, ...[...shape.fields].flatMap(([name, member]) => wrong(member, `${path}.${name}`))];
      }
    };
    expect(wrong(inputs, "")).toEqual([]);
  });

  it.each([...resources, ...functions])("%s documents itself and all its members", (_type, definition) => {
    // Elements are described with their list.
    const undocumented = (shape: Shape, path: string, isMember: boolean): string[] => {
      const own = isMember && (shape.marks.doc ?? "") === "" ? [path] : [];
      switch (shape.kind) {
        case "scalar":
          return own;
        case "array":
        case "map":
          return [...own, ...undocumented(shape.element, `${path}[]`, false)];
        case "union":
          return [...own, ...shape.variants.flatMap((variant) => undocumented(variant, path, false))];
        case "object":
          return [
            ...own,
            ...[...shape.fields].flatMap(([name, member]) => undocumented(member, `${path}.${name}`, true)),
          ];
      }
    };
    expect(definition.doc).not.toBe("");
    expect(undocumented(definition.inputs, "", false)).toEqual([]);
    expect(undocumented(definition.outputs, "", false)).toEqual([]);
  });
});

describe("every reader", () => {
  const readers = [...functions.values()].filter(({ reader }) => reader);

  it("takes each filter as an argument of its own, in the plural where it takes several values", () => {
    const members = readers.flatMap(({ type, inputs }) =>
      [...inputs.fields].map(([name, shape]) => ({ name: `${type}.${name}`, kind: shape.kind })),
    );
    expect(members.filter(({ kind }) => kind === "object" || kind === "union")).toEqual([]);
    expect(members.filter(({ name, kind }) => kind === "array" && !name.endsWith("s"))).toEqual([]);
  });
});

describe("a resource whose work runs once", () => {
  it("says what of it a deletion ends before the record goes", () => {
    const runs = [...resources.values()].filter(({ inputs }) => inputs.fields.has("triggers"));
    expect(runs).toHaveLength(6);
    expect(runs.filter(({ spec }) => spec.takesApart === undefined)).toEqual([]);
  });
});
