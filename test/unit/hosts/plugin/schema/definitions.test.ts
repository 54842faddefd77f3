import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { type ObjectShape, type Shape, shapeOf } from "../../../../../provider/core/schema/shape";
import type { TypeSpec } from "../../../../../scripts/generate/schema/spec";
import { functions, platforms, resources } from "../../../../definitions";
import { repositoryRoot } from "../../../../toolchain/repository";
import { objects, type Properties, schema, typeAt } from "./schema";

/** Where a definition and the schema disagree on a property: whether it is there, and whether it is a credential. */
function disagreements(
  { fields }: Pick<ObjectShape, "fields">,
  properties: Properties,
  path: string,
  { isResult = false } = {},
): string[] {
  const names = new Set([...fields.keys(), ...Object.keys(properties)]);
  return [...names].flatMap((name) => {
    const [shape, property] = [fields.get(name), properties[name]];
    const at = `${path}.${name}`;
    if (shape === undefined) return [`${at} is in the schema alone`];
    // A credential is not part of a result.
    if (property === undefined) return isResult && shape.marks.secret ? [] : [`${at} is not in the schema`];
    const secret = shape.marks.secret === true || elementIsSecret(shape);
    return [
      ...(secret === (property.secret === true) ? [] : [`${at}: secret ${String(secret)}`]),
      ...inner(shape, property, at, isResult),
    ];
  });
}

function elementIsSecret(shape: Shape): boolean {
  return (shape.kind === "map" || shape.kind === "array") && shape.element.marks.secret === true;
}

function inner(shape: Shape, spec: TypeSpec, path: string, isResult: boolean): string[] {
  switch (shape.kind) {
    case "scalar":
      return [];
    case "array":
      return inner(shape.element, spec.items ?? {}, `${path}[]`, isResult);
    case "map":
      return inner(shape.element, spec.additionalProperties ?? {}, `${path}{}`, isResult);
    case "union":
      return shape.variants.flatMap((variant, index) =>
        inner(variant, spec.oneOf?.[index] ?? {}, `${path}<${index}>`, isResult),
      );
    case "object":
      return disagreements(shape, typeAt(spec)?.properties ?? {}, path, { isResult });
  }
}

const sorted = (texts: Iterable<string>) => [...texts].sort();
const tokens = (types: Iterable<string>) => sorted([...types].map((type) => `batchflow:${type}`));

describe("the package's schema", () => {
  it("has every resource, reader and function of the definitions, and no other", () => {
    expect(sorted(Object.keys(schema.resources))).toEqual(tokens(resources.keys()));
    expect(sorted(Object.keys(schema.functions))).toEqual(tokens(functions.keys()));
  });

  it.each([...resources])("has the properties and credentials of %s", (type, { inputs, outputs }) => {
    const { inputProperties, properties = {} } = schema.resources[`batchflow:${type}`] ?? {
      inputProperties: {},
    };
    const both = { fields: new Map([...inputs.fields, ...outputs.fields]) };
    expect(disagreements(inputs, inputProperties, "inputs")).toEqual([]);
    expect(disagreements(both, properties, "outputs")).toEqual([]);
  });

  it.each([...functions])(
    "has the arguments and the result of %s, without credentials",
    (type, definition) => {
      const { inputs, outputs } = schema.functions[`batchflow:${type}`] ?? {};
      expect(disagreements(definition.inputs, inputs?.properties ?? {}, "arguments")).toEqual([]);
      const result =
        definition.outputs.kind === "array"
          ? { fields: new Map([["items", definition.outputs]]) }
          : definition.outputs;
      expect(disagreements(result, outputs?.properties ?? {}, "result", { isResult: true })).toEqual([]);
      expect(Object.values(outputs?.properties ?? {}).filter(({ secret }) => secret)).toEqual([]);
    },
  );

  it.each([...resources])("requires of %s what its definition does", (type, { inputs, schema: taken }) => {
    const { requiredInputs } = schema.resources[`batchflow:${type}`] ?? {};
    const required = [...inputs.fields.keys()].filter((name) => {
      const without = taken.safeParse({}).error?.issues ?? [];
      return without.some(({ path }) => path.length === 1 && path[0] === name);
    });
    expect(sorted(requiredInputs ?? [])).toEqual(sorted(required));
  });

  it("requires no credential in a structure that stands in results too", () => {
    // Alone in inputs, and of an object that a reader also returns.
    expect(schema.types["batchflow:paddleflow:S3Storage"]?.required).toContain("secretKey");
    expect(schema.types["batchflow:tencent:Authentication"]?.required).not.toContain("secretKey");
  });

  it("takes each resource for the dynamic one of earlier releases", () => {
    for (const type of resources.keys()) {
      expect(schema.resources[`batchflow:${type}`]?.aliases).toEqual([
        { type: `pulumi-nodejs:dynamic/batchflow/${type}` },
      ]);
    }
  });

  it("has the connections' keys, with the credentials marked, and requires none: the environment may have it", () => {
    for (const { platform } of Object.values(platforms)) {
      const type = schema.types[`batchflow:${platform.name}:Connection`];
      expect(
        disagreements(shapeOf(platform.schema) as ObjectShape, type?.properties ?? {}, platform.name),
      ).toEqual([]);
      expect(type?.required ?? []).toEqual([]);
      for (const [key, variables] of Object.entries(platform.environment)) {
        for (const variable of variables)
          expect(type?.properties[key]?.description).toContain(`\`${variable}\``);
      }
    }
    expect(Object.keys(schema.config.variables)).toEqual(sorted(Object.keys(platforms)));
    expect(Object.keys(schema.provider.inputProperties)).toEqual(
      sorted([...Object.keys(platforms), "connections"]),
    );
  });

  it("is of this package's version, and leads to its releases", () => {
    const own = JSON.parse(readFileSync(join(repositoryRoot, "package.json"), "utf8")) as Record<
      string,
      string
    >;
    expect(schema.version).toBe(own.version);
    expect(schema.pluginDownloadURL).toBe("github://api.github.com/pulumi-batchflow");
  });

  it("describes every property", () => {
    for (const [where, properties] of objects) {
      for (const [name, { description }] of Object.entries(properties)) {
        expect(description, `${where} ${name}`).toMatch(/\S/);
      }
    }
  });
});

describe("references", () => {
  it("lead to a type of the schema or of Pulumi, and none is unused", () => {
    const used = new Set<string>();
    JSON.stringify(schema, (key, value: unknown) => {
      if (key === "$ref") used.add(String(value));
      return value;
    });
    const pulumis = [...used].filter((ref) => ref.startsWith("pulumi.json#/"));
    expect(sorted(pulumis)).toEqual(["pulumi.json#/Any", "pulumi.json#/Asset"]);
    const own = [...used].filter((ref) => !pulumis.includes(ref));
    expect(sorted(own)).toEqual(sorted(Object.keys(schema.types).map((token) => `#/types/${token}`)));
  });

  it("of a union are those of its mapping, by the constants of its variants", () => {
    const unions = [...objects.values()].flatMap((properties) =>
      Object.values(properties).filter(({ discriminator }) => discriminator !== undefined),
    );
    expect(unions.length).toBeGreaterThan(2);
    for (const { oneOf = [], discriminator } of unions) {
      const { propertyName = "", mapping = {} } = discriminator ?? {};
      expect(sorted(Object.values(mapping))).toEqual(sorted(oneOf.map(({ $ref = "" }) => $ref)));
      for (const [tag, $ref] of Object.entries(mapping)) {
        const variant = typeAt({ $ref });
        expect(variant?.properties[propertyName]?.const).toBe(tag);
        expect(variant?.required).toContain(propertyName);
      }
    }
  });
});
