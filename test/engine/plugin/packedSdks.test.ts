import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { unzipSync } from "fflate";
import { extract, list } from "tar";
import { afterAll, beforeAll, expect, it } from "vitest";
import { packSdks } from "../../../scripts/plugin/sdks";
import { repositoryRoot } from "../../toolchain/repository";

/** A package of one resource: that of this project takes a minute to compile. */
const SCHEMA = {
  name: "smallest",
  version: "1.2.3",
  resources: { "smallest:index:Disk": { type: "object" } },
  language: {
    go: {
      importBasePath: "example.invalid/smallest",
      rootPackageName: "smallest",
      respectSchemaVersion: true,
    },
    nodejs: { packageName: "smallest", respectSchemaVersion: true },
    python: { pyproject: { enabled: true }, respectSchemaVersion: true },
  },
};

const folder = mkdtempSync(join(tmpdir(), "batchflow-sdks-"));
const release = join(folder, "release");
const reasons: string[] = [];

beforeAll(async () => {
  mkdirSync(release);
  writeFileSync(join(folder, "schema.json"), JSON.stringify(SCHEMA));
  await packSdks(repositoryRoot, join(folder, "schema.json"), release, (line) => reasons.push(line));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The file of the release, or a skip with the reason why it could not be made. */
function packed(name: string, language: string, skip: (reason: string) => never): string {
  const reason = reasons.find((line) => line.startsWith(`No package for ${language}:`));
  if (reason !== undefined) skip(reason);
  expect(readdirSync(release)).toContain(name);
  return join(release, name);
}

function filesIn(file: string): string[] {
  const paths: string[] = [];
  list({ file, sync: true, onReadEntry: ({ path }) => paths.push(path) });
  return paths;
}

it("packs what npm installs: compiled code that knows its release", ({ skip }) => {
  extract({ file: packed("smallest-1.2.3.tgz", "nodejs", skip), cwd: folder, sync: true });
  symlinkSync(join(repositoryRoot, "node_modules"), join(folder, "node_modules"), "junction");
  const program = `const { Disk } = require("./package"); const { getVersion } = require("./package/utilities");
    console.log(typeof Disk, getVersion());`;
  expect(execFileSync(process.execPath, ["-e", program], { cwd: folder, encoding: "utf8" })).toBe(
    "function 1.2.3\n",
  );
});

it("packs what pip installs and PyPI takes: a source distribution and a wheel", ({ skip }) => {
  const files = filesIn(packed("pulumi_smallest-1.2.3.tar.gz", "python", skip));
  // PyPI reads what a distribution is from PKG-INFO.
  expect(files).toEqual(
    expect.arrayContaining(
      ["PKG-INFO", "pyproject.toml", "README.md", "LICENSE", "pulumi_smallest/disk.py"].map(
        (path) => `pulumi_smallest-1.2.3/${path}`,
      ),
    ),
  );
  const wheel = unzipSync(readFileSync(packed("pulumi_smallest-1.2.3-py3-none-any.whl", "python", skip)));
  expect(Object.keys(wheel)).toEqual(
    expect.arrayContaining([
      "pulumi_smallest/disk.py",
      "pulumi_smallest/pulumi-plugin.json",
      "pulumi_smallest-1.2.3.dist-info/METADATA",
    ]),
  );
});

it("packs a Go module", ({ skip }) => {
  const files = filesIn(packed("pulumi-smallest-sdk-go-v1.2.3.tar.gz", "go", skip));
  const expected = ["go.mod", "disk.go"].map((path) => `pulumi-smallest-sdk-go-v1.2.3/${path}`);
  expect(files).toEqual(expect.arrayContaining(expected));
});
