import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { minVersion, satisfies } from "semver";
import { expect, it } from "vitest";

const root = join(__dirname, "../../..");
const source = join(root, "emulator/src");

interface Package {
  version: string;
  license: string;
  engines: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies?: Record<string, string>;
}

const read = (folder: string) =>
  JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as Package;
/** What the TypeScript files of a folder import: the file, and what stands in its import. */
function importsOf(folder: string): { file: string; specifier: string }[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".ts") && !file.includes("node_modules"))
    .flatMap((name) => {
      const file = join(root, folder, name);
      const found = readFileSync(file, "utf8").matchAll(/\b(?:from|import\()\s*"([^"]+)"/g);
      return [...found].map(([, specifier = ""]) => ({ file, specifier }));
    });
}
const targetOf = ({ file, specifier }: { file: string; specifier: string }) => join(file, "..", specifier);

const imports = importsOf("emulator/src");

it("has the version, licence and Node.js versions of the provider's package", () => {
  const { version, license, engines } = read("emulator");
  const provider = read(".");
  expect({ version, license, engines }).toEqual({
    version: provider.version,
    license: provider.license,
    engines: provider.engines,
  });
});

/** Declared for another package's sake: the later releases that fastify would get need Node.js 22. */
const KEPT_BACK = "light-my-request";

it("imports its own files, Node.js and exactly its declared dependencies", () => {
  const outside = imports.filter((one) => one.specifier.startsWith(".") && !targetOf(one).startsWith(source));
  expect(outside).toEqual([]);
  const packages = imports
    .map(({ specifier }) => specifier)
    .filter((specifier) => !specifier.startsWith(".") && !specifier.startsWith("node:"));
  expect([...new Set([...packages, KEPT_BACK])].sort()).toEqual(
    Object.keys(read("emulator").dependencies).sort(),
  );
});

it("takes the versions with which the repository tests it, and of the provider's packages the same", () => {
  const { dependencies, devDependencies = {} } = read(".");
  for (const [name, range] of Object.entries(read("emulator").dependencies)) {
    expect(dependencies[name] ?? range, name).toBe(range);
    expect(satisfies(devDependencies[name] ?? minVersion(range)?.version ?? "", range), name).toBe(true);
  }
});

it("is imported by its name everywhere but in its own tests", () => {
  const inside = ["provider", "sdk", "scripts", "examples", "test"]
    .flatMap(importsOf)
    .filter((one) => one.specifier.startsWith(".") && targetOf(one).startsWith(source));
  const elsewhere = inside.filter(({ file }) => !file.startsWith(join(root, "test/unit/emulator/")));
  expect(elsewhere).toEqual([]);
  expect(inside.length).toBeGreaterThan(0);
});
