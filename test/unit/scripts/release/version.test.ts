import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, it } from "vitest";

import { allFilesOf } from "../../../../scripts/release/files";
import { sectionsOf } from "../../../../scripts/release/changelog";
import { repositoryRoot } from "../../../toolchain/repository";

const textOf = (path: string) => readFileSync(join(repositoryRoot, path), "utf8");
const { version, engines, peerDependencies } = JSON.parse(textOf("package.json")) as {
  version: string;
  engines: { node: string };
  peerDependencies: Record<string, string>;
};

/** A version of one of the packages, in the ways in which files, commands and manifests name it. */
const NAMED = /batchflow[\w-]*(?:": "[\^~]?|[ @=_-]{1,2}v?)(\d+\.\d+\.\d+)/g;

it("is the one that documents, examples and the schema name", () => {
  const places = [
    "*.md",
    "docs",
    "emulator/README.md",
    "examples",
    "templates",
    "provider/hosts/plugin/schema.json",
  ];
  const paths = execFileSync(
    "git",
    ["ls-files", "--cached", "--others", "--exclude-standard", "--", ...places],
    {
      cwd: repositoryRoot,
      encoding: "utf8",
    },
  );
  const named = paths
    .split("\n")
    .filter((path) => /\.(md|json|ya?ml|toml|txt|mod)$/.test(path) && path !== "CHANGELOG.md")
    .flatMap((path) => [...textOf(path).matchAll(NAMED)].map(([text, found]) => ({ path, text, found })));
  expect(named.filter(({ found }) => found !== version)).toEqual([]);
  expect(named.map(({ path }) => path)).toEqual(
    expect.arrayContaining(["docs/languages.md", "examples/languages/go/go.mod"]),
  );
  expect(JSON.parse(textOf("provider/hosts/plugin/schema.json"))).toMatchObject({ version });
});

it("has a section in the changelog", () => {
  expect(sectionsOf(textOf("CHANGELOG.md")).map((section) => section.version)).toContain(version);
});

const upgrading = textOf("docs/upgrading.md");

it("is of the files that docs/upgrading.md lists", () => {
  const [, table = ""] = upgrading.split("## What a release consists of");
  const patterns = [...table.matchAll(/^\|(.*?)\|/gm)]
    .flatMap(([, cell = ""]) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name))
    .map((name) =>
      name
        .replaceAll(".", "\\.")
        .replace("…", ".*")
        .replace("VERSION", version)
        .replace("SYSTEM", "(darwin|linux|windows)")
        .replace("PROCESSOR", "(amd64|arm64)"),
    )
    .map((pattern) => new RegExp(`^${pattern}$`));
  const files = allFilesOf(version);
  expect(files.filter((file) => !patterns.some((pattern) => pattern.test(file)))).toEqual([]);
  expect(patterns.filter((pattern) => !files.some((file) => pattern.test(file)))).toEqual([]);
});

it("admits what docs/upgrading.md says", () => {
  const [, node] = /^>=(\d+)$/.exec(engines.node) ?? [];
  const [, pulumi] = /^>=(\d+\.\d+)\.0 /.exec(peerDependencies["@pulumi/pulumi"] ?? "") ?? [];
  expect(upgrading).toContain(`Node.js ${node} or later, \`@pulumi/pulumi\` from ${pulumi} on`);
});
