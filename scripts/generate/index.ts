import type { FunctionDefinition } from "../../provider/core/functionDefinition";
import type { ResourceDefinition } from "../../provider/core/definition";
import { functionsFile, readersFile } from "./functions";
import { camel, splitType } from "./names";
import { COMPONENTS } from "./package";
import { type Read, referencePages } from "./reference";
import { resourceFile } from "./resources";
import { Types } from "./types";

/**
 * Writes the SDK and the reference of all definitions: the files' texts by their paths, not yet formatted. Examples and
 * components are read.
 */
export function generate(
  resources: Iterable<ResourceDefinition>,
  functions: Iterable<FunctionDefinition>,
  read: Read,
): Map<string, string> {
  const [allResources, allFunctions] = [[...resources], [...functions]];
  const platformOf = ({ type }: { readonly type: string }) => splitType(type).platform;
  const files = new Map<string, string>();
  for (const platform of new Set([...allResources, ...allFunctions].map(platformOf))) {
    const own = allResources.filter((definition) => platformOf(definition) === platform);
    const called = allFunctions.filter((definition) => platformOf(definition) === platform);
    for (const [path, text] of platformFiles(platform, own, called, read)) files.set(path, text);
  }
  return files;
}

function platformFiles(
  platform: string,
  resources: readonly ResourceDefinition[],
  functions: readonly FunctionDefinition[],
  read: Read,
): Map<string, string> {
  const types = new Types();
  const files = new Map<string, string>();
  const exports = new Set<string>();
  const add = (name: string, text: string) => {
    files.set(`sdk/${platform}/${name}.ts`, `${NOTICE}\n${text}`);
    exports.add(name);
  };
  for (const definition of resources)
    add(camel(splitType(definition.type).name), resourceFile(definition, types));
  const readers = functions.filter(({ reader }) => reader);
  const others = functions.filter(({ reader }) => !reader);
  if (readers.length > 0) add("readers", readersFile(readers, types));
  if (others.length > 0) add("functions", functionsFile(others, types));
  const typesText = types.text;
  add(
    "types",
    `${typesText.includes("pulumi.") ? 'import type * as pulumi from "@pulumi/pulumi";\n\n' : ""}${typesText}\n`,
  );
  for (const component of COMPONENTS[platform] ?? []) exports.add(component);
  const index = [...exports].sort().map((name) => `export * from "./${name}";`);
  files.set(`sdk/${platform}/index.ts`, `${NOTICE}\n${index.join("\n")}\n`);
  return new Map([...files, ...referencePages(platform, resources, functions, read)]);
}

export const NOTICE =
  "// Generated from the definitions in provider/ by `npm run generate`; not to be edited.";
