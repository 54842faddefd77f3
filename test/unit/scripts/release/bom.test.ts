import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";

import { bundleOptions } from "../../../../scripts/plugin/bundle";
import { bomsOf } from "../../../../scripts/release/bom";
import { repositoryRoot } from "../../../toolchain/repository";

let boms: Awaited<ReturnType<typeof bomsOf>>;
beforeAll(async () => {
  boms = await bomsOf(repositoryRoot);
}, 60_000);

const refsOf = (name: keyof typeof boms) => boms[name].components.map((one) => one["bom-ref"]);

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}
const manifestIn = (folder: string) =>
  JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;

/** The folder of a package that Node.js finds from a file in another folder. */
function folderOf(name: string, from: string): string {
  const paths = createRequire(join(from, "package.json")).resolve.paths(name) ?? [];
  const found = paths
    .map((path) => join(path, name))
    .find((path) => {
      try {
        return manifestIn(path).name === name;
      } catch {
        return false;
      }
    });
  if (found === undefined) throw new Error(`${from} finds no ${name}`);
  return found;
}

/** What is installed for a package, as `name@version`, without what it leaves to others (peers). */
function installedFor(folder: string, found = new Set<string>()): ReadonlySet<string> {
  for (const name of Object.keys(manifestIn(folder).dependencies ?? {})) {
    const dependency = folderOf(name, folder);
    const { version } = manifestIn(dependency);
    if (found.has(`${name}@${version}`)) continue;
    found.add(`${name}@${version}`);
    installedFor(dependency, found);
  }
  return found;
}

describe.each([
  ["package", repositoryRoot],
  ["emulator", join(repositoryRoot, "emulator")],
] as const)("the bill of materials of the %s", (name, folder) => {
  it("has all that is installed for it", () => {
    expect(refsOf(name)).toEqual(expect.arrayContaining([...installedFor(folder)]));
  });

  it("is about it, and has none of the tools of this repository", () => {
    const { version, name: own } = manifestIn(folder);
    expect(boms[name].metadata.component).toMatchObject({
      name: own,
      version,
      purl: `pkg:npm/${own}@${version}`,
    });
    expect(
      refsOf(name).filter((ref) => /^(vitest|eslint|prettier|esbuild|pulumi-batchflow)@/.test(ref)),
    ).toEqual([]);
  });
});

it("has of the plugin exactly the packages whose files are in its bundle", async () => {
  const { metafile } = await build({ ...bundleOptions(repositoryRoot, "unused"), write: false });
  const folders = Object.keys(metafile.inputs)
    .filter((file) => file.includes("node_modules/"))
    .map((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? "");
  const packages = [...new Set(folders)].map((path) => {
    const { name, version } = manifestIn(join(repositoryRoot, path));
    return `${name}@${version}`;
  });
  expect(packages).toContain("zod@" + manifestIn(join(repositoryRoot, "node_modules/zod")).version);
  expect(refsOf("plugin")).toEqual(packages.sort());
});

it("names nothing that it does not have, and says the same each time", async () => {
  for (const { metadata, components, dependencies } of Object.values(boms)) {
    const refs = [metadata.component, ...components].map((one) => one["bom-ref"]);
    expect(new Set(refs).size).toBe(refs.length);
    const named = dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]);
    expect(named.filter((ref) => !refs.includes(ref))).toEqual([]);
    expect(components.filter(({ purl }) => !purl?.startsWith("pkg:npm/"))).toEqual([]);
  }
  expect(JSON.stringify(await bomsOf(repositoryRoot))).toBe(JSON.stringify(boms));
});
