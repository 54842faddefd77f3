import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, it } from "vitest";

import { naming, readNamed, writeNamed } from "../../../../provider/hosts/commandLine/files";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "batchflow-files-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

it("a file is written for its owner only, and read again", () => {
  const file = join(folder, "import.json");
  writeNamed(file, "{}");
  expect(readNamed(file)).toBe("{}");
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it("a file that cannot be written is named, and one that is there stays where it must be new", () => {
  const nowhere = join(folder, "none", "import.json");
  expect(() => writeNamed(nowhere, "")).toThrow(`${nowhere} cannot be written: its folder does not exist`);
  expect(() => writeNamed(folder, "")).toThrow(`${folder} cannot be written: it is a folder`);
  const file = join(folder, "backup.json");
  writeNamed(file, "first", "wx");
  expect(() => writeNamed(file, "second", "wx")).toThrow(`${file} cannot be written: it exists already`);
  expect(readFileSync(file, "utf8")).toBe("first");
});

// Who runs tests as root may read and write everything.
it.each([
  ["EACCES", "permission is denied"],
  ["ENOSPC", "the disk is full"],
  ["EMFILE", "EMFILE"],
])("the system's %s is told as: %s", (code, reason) => {
  const fail = () => {
    throw Object.assign(new Error("as Node.js words it"), { code });
  };
  expect(() => naming("prices.json", "read", fail)).toThrow(`prices.json cannot be read: ${reason}`);
});
