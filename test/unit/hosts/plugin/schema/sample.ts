import { z } from "zod";

import { definePlatform } from "../../../../../provider/core/connection";
import type { FunctionDefinition } from "../../../../../provider/core/functionDefinition";
import { field } from "../../../../../provider/core/schema/field";
import { packageSchema } from "../../../../../scripts/generate/schema";
import type { PackageSpec } from "../../../../../scripts/generate/schema/spec";
import { box, getBoxes, shakeBox } from "../../../sdk/artificial";
export const packageJson = {
  version: "1.2.3",
  description: "Boxes.",
  keywords: ["box"],
  license: "MIT",
  repository: { url: "git+https://github.com/some-owner/pulumi-boxes.git" },
};

export const platform = definePlatform({
  name: "sample",
  title: "Sample",
  schema: z.strictObject({
    key: field(z.string(), "The key.", { secret: true }),
    region: field(z.string(), "The region."),
  }),
  environment: { key: ["SAMPLE_KEY", "OLD_SAMPLE_KEY"] },
  connect: () => ({}),
});

/** The schema of a resource with every kind of mark, and the functions. */
export function written(...functions: FunctionDefinition[]): PackageSpec {
  return packageSchema(
    [
      {
        platform,
        resources: new Map([[box.type, box]]),
        functions: new Map(functions.map((definition) => [definition.type, definition])),
        stories: new Map(),
      },
    ],
    packageJson,
  );
}

export const schema = written(getBoxes, shakeBox);

/** A structure of the schema. */
export const typeOf = (name: string) => schema.types[`batchflow:sample:${name}`];
