import { describe, expect, it } from "vitest";
import { z } from "zod";

import { defineFunction } from "../../../../../provider/core/functionDefinition";
import { field, structure } from "../../../../../provider/core/schema/field";
import { shapeOf } from "../../../../../provider/core/schema/shape";
import { packageSchema } from "../../../../../scripts/generate/schema";
import type { ResourceSpec } from "../../../../../scripts/generate/schema/spec";
import { alwaysReplaces } from "../../../../../scripts/generate/schema/types";
import { box, getBoxes, shakeBox } from "../../../sdk/artificial";
import { packageJson, platform, schema, typeOf, written } from "./sample";

const resource: Partial<ResourceSpec> = schema.resources["batchflow:sample:Box"] ?? {};
const { inputProperties = {}, properties = {} } = resource;

describe("a resource", () => {
  it("has its inputs among its outputs, and requires what is always there", () => {
    expect(Object.keys(properties)).toEqual([...Object.keys(inputProperties), "createTime", "endpointKey"]);
    expect(resource.requiredInputs).toEqual(["size", "zone", "source"]);
    // A name that is left out is made.
    expect(resource.required).toEqual(["boxName", "size", "zone", "source", "createTime", "endpointKey"]);
  });

  it("is looked up by its id through a connection", () => {
    expect(Object.keys(resource.stateInputs?.properties ?? {})).toEqual(["connection"]);
  });

  it("says how it is imported", () => {
    expect(resource.description).toContain("pulumi import batchflow:sample:Box NAME box-1");
  });

  it("tells of replacement where a change always means it, and leaves the rest to the provider", () => {
    const replacing = Object.entries(inputProperties).filter(
      ([, { willReplaceOnChanges }]) => willReplaceOnChanges,
    );
    expect(replacing.map(([name]) => name)).toEqual(["zone", "connection"]);
    expect(inputProperties.label?.description).toContain(
      'in place with `edition: "new"`, otherwise replaces',
    );
    expect(JSON.stringify(schema)).not.toContain("replaceOnChanges");
  });
});

describe("whether a change always replaces", () => {
  const replaced = { change: "replace" } as const;
  it.each([
    ["the value's own mark", field(z.string(), "", replaced), true],
    ["a removal in place", field(z.string(), "", { ...replaced, removal: "update" }), false],
    [
      "a member in place",
      field(z.object({ a: field(z.string(), "", { change: "update" }) }), "", replaced),
      false,
    ],
    [
      "a key that is taken away in place",
      z.record(z.string(), field(z.string(), "", { removal: "update" })),
      false,
    ],
    ["what depends on the connection", field(z.string(), "", { change: { replaceUnless: { a: 1 } } }), false],
  ] as const)("follows from %s", (_, marked, always) => {
    expect(alwaysReplaces(shapeOf(marked))).toBe(always);
  });
});

describe("the type of a value", () => {
  it.each([
    ["boxName", { type: "string" }],
    ["size", { type: "integer" }],
    ["disk", { $ref: "#/types/batchflow:sample:Disk" }],
    ["modes", { type: "array", items: { type: "string" } }],
    ["matrix", { type: "array", items: { type: "array", items: { type: "number" } } }],
    ["mounts", { type: "object", additionalProperties: { $ref: "#/types/batchflow:sample:Disk" } }],
    ["anything", { $ref: "pulumi.json#/Any" }],
    ["values", { type: "object", additionalProperties: { $ref: "pulumi.json#/Any" } }],
    [
      "source",
      {
        oneOf: [
          { $ref: "#/types/batchflow:sample:GitSource" },
          { $ref: "#/types/batchflow:sample:ImageSource" },
        ],
        discriminator: {
          propertyName: "from",
          mapping: {
            git: "#/types/batchflow:sample:GitSource",
            image: "#/types/batchflow:sample:ImageSource",
          },
        },
      },
    ],
  ])("of %s follows from its schema", (name, type) => {
    const { description, ...spec } = inputProperties[name] ?? {};
    expect(spec).toEqual(type);
    expect(description).not.toBe("");
  });

  it("is none of an integer's 32 bits where the value may need more", () => {
    const large = defineFunction({
      ...shakeBox.spec,
      inputs: z.strictObject({ bytes: field(z.int(), "Bytes.", { large: true }) }),
    });
    expect(written(large).functions["batchflow:sample:shakeBox"]?.inputs.properties.bytes?.type).toBe(
      "number",
    );
  });

  it("of a document takes files, and of YAML objects, and of the output is text", () => {
    const document = (kind: "text" | "yaml" | "zip") => field(z.string(), "It.", { document: kind });
    const inputs = structure("PaperArgs", "A paper.", {
      text: document("text"),
      yaml: document("yaml"),
      zip: document("zip"),
    });
    const paper = { ...box, inputs: shapeOf(inputs) as typeof box.inputs };
    const { resources } = packageSchema(
      [{ platform, resources: new Map([["sample:Paper", paper]]), functions: new Map(), stories: new Map() }],
      packageJson,
    );
    const { inputProperties: given = {}, properties: kept = {} } = resources["batchflow:sample:Paper"] ?? {};
    const file = [{ type: "string" }, { $ref: "pulumi.json#/Asset" }];
    const object = { type: "object", additionalProperties: { $ref: "pulumi.json#/Any" } };
    expect(given.text?.oneOf).toEqual(file);
    expect(given.zip?.oneOf).toEqual(file);
    expect(given.yaml?.oneOf).toEqual([...file, object]);
    expect([kept.text, kept.yaml, kept.zip].map((output) => output?.type)).toEqual([
      "string",
      "string",
      "string",
    ]);
  });
});

describe("a description", () => {
  it("has the meaning, the range, the default, the values and what a change does", () => {
    expect(inputProperties.size?.description).toBe(
      "The size. Range: at least 1, at most 9. A change: in place.",
    );
    expect(inputProperties.mode?.description).toContain('Default: `"slow"`');
    expect(inputProperties.mode?.description).toContain("One of `fast`, `slow`.");
    expect(inputProperties.modes?.description).toContain("One of `a`, `b`.");
    expect(inputProperties.values?.description).toContain(
      "Of type string or number or list of string or number.",
    );
    // Of an output, what a program might give is of no interest.
    expect(properties.size?.description).toBe("The size. Range: at least 1, at most 9.");
  });

  it("of a structure is the structure's own", () => {
    expect(typeOf("GitSource")?.description).toBe("Code in a repository.");
    expect(typeOf("GitSource")?.properties.url?.description).toBe("Where. Beware of */ in it.");
  });
});

describe("a credential", () => {
  it("is marked, at any depth, and what a provider is given, as one text, as a whole", () => {
    expect(inputProperties.password?.secret).toBe(true);
    expect(properties.endpointKey?.secret).toBe(true);
    expect(typeOf("GitSource")?.properties.token?.secret).toBe(true);
    expect(typeOf("Connection")?.properties.key?.secret).toBe(true);
    expect(schema.provider.inputProperties.sample?.secret).toBe(true);
    expect(schema.provider.inputProperties.connections?.secret).toBe(true);
    expect(inputProperties.size?.secret).toBeUndefined();
  });

  it("is not required in a structure of results, which leave it out, and is no member of one of results alone", () => {
    expect(typeOf("Disk")?.required).toEqual(["size"]);
    expect(written().types["batchflow:sample:Disk"]?.required).toEqual(["size", "key"]);
    const keyed = structure("Keyed", "Keyed.", {
      name: z.string(),
      key: field(z.string(), "", { secret: true }),
    });
    const reader = defineFunction({ ...getBoxes.spec, outputs: z.array(keyed) });
    expect(Object.keys(written(reader).types["batchflow:sample:Keyed"]?.properties ?? {})).toEqual(["name"]);
  });
});
