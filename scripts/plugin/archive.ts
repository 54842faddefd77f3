import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

import { create } from "tar";

const SYSTEMS = ["darwin", "linux", "windows"];
const PROCESSORS = ["amd64", "arm64"];

/** The names by which the CLI asks for the plugin, one for each platform. */
export function archiveNames(version: string): string[] {
  return SYSTEMS.flatMap((system) =>
    PROCESSORS.map((processor) => `pulumi-resource-batchflow-v${version}-${system}-${processor}.tar.gz`),
  );
}

/** Writes a file of the plugin for each platform. All hold the same; the same folder makes the same bytes. */
export function archivePlugin(plugin: string, version: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const [first, ...others] = archiveNames(version).map((name) => join(folder, name));
  pack(plugin, first!);
  for (const file of others) copyFileSync(first!, file);
}

/** The file with the sums of all others. */
export const SUMS = "SHA256SUMS";

/** Writes the SHA-256 sums of all files of a folder, as `sha256sum --check` reads them. */
export function writeSums(folder: string): void {
  const lines = readdirSync(folder)
    .sort()
    .map((name) => `${sumLine(folder, name)}\n`);
  writeFileSync(join(folder, SUMS), lines.join(""));
}

/** The line that `SUMS` has of a file. */
export function sumLine(folder: string, name: string): string {
  const sum = createHash("sha256").update(readFileSync(join(folder, name)));
  return `${sum.digest("hex")}  ${name}`;
}

/**
 * Packs a folder's files, below the folder `prefix` in the archive, without what differs between machines and days:
 * owners, times, and the order of the files.
 */
export function pack(folder: string, file: string, prefix = ""): void {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
  const options = { gzip: { level: 9 }, portable: true, mtime: new Date(0), sync: true } as const;
  create({ ...options, file, cwd: folder, prefix }, names);
}
