import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, it } from "vitest";
import { repositoryRoot } from "../../../toolchain/repository";

const textOf = (path: string) => readFileSync(join(repositoryRoot, path), "utf8");
const versionIn = (path: string) => (JSON.parse(textOf(path)) as { version: string }).version;

it("has one version: that of package.json is the schema's, and the one that the docs install", () => {
  const version = versionIn("package.json");
  expect(versionIn("provider/hosts/plugin/schema.json")).toBe(version);
  const named = textOf("docs/languages.md").matchAll(/batchflow[\w-]*[- ]v?(\d+\.\d+\.\d+)/g);
  expect(new Set([...named].map(([, found]) => found))).toEqual(new Set([version]));
});
