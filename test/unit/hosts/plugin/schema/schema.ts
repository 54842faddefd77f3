import { readFileSync } from "node:fs";
import { join } from "node:path";

import type {
  ObjectSpec,
  PackageSpec,
  PropertySpec,
  TypeSpec,
} from "../../../../../scripts/generate/schema/spec";
import { repositoryRoot } from "../../../../toolchain/repository";

/** The package's schema, as it stands in the repository. */
export const schema = JSON.parse(
  readFileSync(join(repositoryRoot, "provider/hosts/plugin/schema.json"), "utf8"),
) as PackageSpec & { readonly version: string; readonly pluginDownloadURL: string };

export type Properties = Readonly<Record<string, PropertySpec>>;

/** Every object of the schema with its properties, by where it stands. */
export const objects: ReadonlyMap<string, Properties> = new Map([
  ...Object.entries(schema.types).map(([token, { properties }]) => [token, properties] as const),
  ...Object.entries(schema.resources).flatMap(([token, { inputProperties, properties = {} }]) => [
    [`${token} inputs`, inputProperties] as const,
    [`${token} outputs`, properties] as const,
  ]),
  ...Object.entries(schema.functions).flatMap(([token, { inputs, outputs }]) => [
    [`${token} arguments`, inputs.properties] as const,
    [`${token} result`, outputs.properties] as const,
  ]),
  ["provider", schema.provider.inputProperties],
]);

/** The type that a reference leads to; undefined where it is one of Pulumi's own. */
export function typeAt({ $ref = "" }: TypeSpec): ObjectSpec | undefined {
  return schema.types[$ref.replace("#/types/", "")];
}
