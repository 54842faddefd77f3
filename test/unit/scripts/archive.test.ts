import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { list } from "tar";
import { afterEach, beforeEach, expect, it } from "vitest";
import { archivePlugin, writeSums } from "../../../scripts/plugin/archive";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "batchflow-archive-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A folder with two files that were written at some time. */
function plugin(name: string, names: readonly string[], time: Date): string {
  const path = join(folder, name);
  mkdirSync(path);
  for (const file of names) {
    writeFileSync(join(path, file), `text of ${file}`, { mode: file === "start" ? 0o755 : 0o644 });
    utimesSync(join(path, file), time, time);
  }
  return path;
}

it("packs the plugin for each platform, by the names that the CLI asks for", () => {
  archivePlugin(plugin("plugin", ["main.js", "start"], new Date(0)), "1.2.3", join(folder, "release"));
  const systems = ["darwin", "linux", "windows"];
  expect(readdirSync(join(folder, "release")).sort()).toEqual(
    systems.flatMap((system) =>
      ["amd64", "arm64"].map((processor) => `pulumi-resource-batchflow-v1.2.3-${system}-${processor}.tar.gz`),
    ),
  );
});

it("packs files at the top, and leaves them executable", () => {
  archivePlugin(plugin("plugin", ["main.js", "start"], new Date(0)), "1.2.3", join(folder, "release"));
  const entries: [string, boolean][] = [];
  list({
    file: join(folder, "release", "pulumi-resource-batchflow-v1.2.3-linux-amd64.tar.gz"),
    sync: true,
    onReadEntry: ({ path, mode = 0 }) => entries.push([path, (mode & 0o111) !== 0]),
  });
  expect(entries).toEqual([
    ["main.js", false],
    ["start", true],
  ]);
});

it("packs the same files to the same bytes, whenever and in whatever order they were written", () => {
  const packed = (name: string, names: readonly string[], time: Date) => {
    const release = join(folder, `release-${name}`);
    archivePlugin(plugin(name, names, time), "1.2.3", release);
    return readFileSync(join(release, readdirSync(release)[0]!));
  };
  const first = packed("a", ["main.js", "start"], new Date("2026-01-01"));
  expect(packed("b", ["start", "main.js"], new Date("2026-02-02")).equals(first)).toBe(true);
});

it("writes the SHA-256 sums of a folder's files", () => {
  writeFileSync(join(folder, "b"), "");
  writeFileSync(join(folder, "a"), "abc");
  writeSums(folder);
  // The digests of FIPS 180-4's examples for "abc" and the empty message.
  expect(readFileSync(join(folder, "SHA256SUMS"), "utf8")).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a\n" +
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b\n",
  );
});
