import { describe, expect, it } from "vitest";
import { z } from "zod";

import { defineFunction } from "../../../../../provider/core/functionDefinition";
import { structure } from "../../../../../provider/core/schema/field";
import { schemaText } from "../../../../../scripts/generate/schema";
import { getBoxes, shakeBox } from "../../../sdk/artificial";
import { schema, typeOf, written } from "./sample";

describe("a function", () => {
  it("that gives a list has it as a member, and one that gives an object the object's members", () => {
    const { outputs } = schema.functions["batchflow:sample:getBoxes"] ?? {};
    expect(outputs?.properties.items?.items).toEqual({ $ref: "#/types/batchflow:sample:BoxView" });
    expect(outputs?.required).toEqual(["items"]);
    expect(schema.functions["batchflow:sample:shakeBox"]?.outputs.required).toEqual(["requestId"]);
  });

  it("that changes something is not called by a preview, and says so", () => {
    expect(schema.functions["batchflow:sample:shakeBox"]?.description).toContain(
      "A preview does not call it.",
    );
    expect(schema.functions["batchflow:sample:getBoxes"]?.description).not.toContain("preview");
  });
});

describe("the package", () => {
  it("names a connection's key that is required and may stand in the environment", () => {
    expect(typeOf("Connection")?.properties.key?.description).toMatch(
      /Required\. .*`SAMPLE_KEY` or `OLD_SAMPLE_KEY`\.$/,
    );
    expect(typeOf("Connection")?.required).toBeUndefined();
  });

  it("takes its metadata and where releases are from package.json", () => {
    expect(schema).toMatchObject({
      name: "batchflow",
      version: "1.2.3",
      description: "Boxes.",
      license: "MIT",
      pluginDownloadURL: "github://api.github.com/some-owner",
      language: {
        nodejs: { packageName: "@some-owner/batchflow" },
        python: { packageName: "pulumi_batchflow", pyproject: { enabled: true } },
        go: {
          importBasePath: "github.com/some-owner/pulumi-boxes/sdk/go/batchflow",
          generateResourceContainerTypes: false,
        },
        csharp: { namespaces: { batchflow: "Batchflow", sample: "Sample" } },
      },
    });
  });

  it("refuses two structures of one name", () => {
    const other = defineFunction({
      ...getBoxes.spec,
      outputs: z.array(structure("Disk", "Another disk.", { label: z.string() })),
    });
    expect(() => written(other)).toThrow("two structures are named Disk");
  });

  it("is written in one order, whatever that of the definitions is", () => {
    expect(schemaText(written(shakeBox, getBoxes))).toBe(schemaText(written(getBoxes, shakeBox)));
    expect(Object.keys(JSON.parse(schemaText(schema)) as object)).toEqual(Object.keys(schema).sort());
  });
});
