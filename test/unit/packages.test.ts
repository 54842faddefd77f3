import { readFileSync } from "node:fs";
import { join } from "node:path";

import { minVersion, satisfies, valid } from "semver";
import { describe, expect, it } from "vitest";

import { lowestVersions, type Manifest, withLowest } from "../lowest/versions";
import { repositoryRoot } from "../toolchain/repository";

const read = (folder: string) =>
  JSON.parse(readFileSync(join(repositoryRoot, folder, "package.json"), "utf8")) as Manifest;
const packages = [".", "emulator"].map((folder) => [folder, read(folder)] as const);

describe.each(packages)("the package in %s", (_folder, manifest) => {
  it("takes later releases of what it needs at run time", () => {
    for (const [name, range] of Object.entries({ ...manifest.dependencies, ...manifest.peerDependencies })) {
      const next = minVersion(range)?.inc("patch").version ?? "";
      expect(satisfies(next, range), name).toBe(true);
    }
  });

  it("is developed with exact versions, each of which its users may have too", () => {
    const { dependencies, peerDependencies, devDependencies = {} } = manifest;
    const ranges: Readonly<Record<string, string>> = { ...dependencies, ...peerDependencies };
    for (const [name, version] of Object.entries(devDependencies)) {
      if (version.startsWith("file:")) continue;
      expect(valid(version), name).toBe(version);
      expect(satisfies(version, ranges[name] ?? "*"), name).toBe(true);
    }
  });
});

describe("the peer @pulumi/command", () => {
  it("is a release of its present line, and not the old build that was published as 4.5.0", () => {
    const range = read(".").peerDependencies?.["@pulumi/command"] ?? "";
    const versions = ["1.2.0", "1.2.1", "1.3.0", "1.99.0", "2.0.0-alpha.1", "2.0.0", "4.5.0"];
    expect(versions.filter((version) => satisfies(version, range))).toEqual(["1.2.1", "1.3.0", "1.99.0"]);
  });
});

describe("the lowest versions", () => {
  const manifest = {
    name: "p",
    dependencies: { a: "^1.2.3", b: "~2.0.1" },
    devDependencies: { c: "3.9.0", d: "1.0.0" },
    peerDependencies: { c: ">=3.1.0 <5" },
  };

  it("are the bottoms of the ranges, of peers too", () => {
    expect(lowestVersions(manifest)).toEqual({ a: "1.2.3", b: "2.0.1", c: "3.1.0" });
  });

  it("are installed in place of those that are developed with", () => {
    expect(withLowest(manifest)).toEqual({
      ...manifest,
      dependencies: { a: "1.2.3", b: "2.0.1" },
      devDependencies: { c: "3.1.0", d: "1.0.0" },
    });
  });
});
