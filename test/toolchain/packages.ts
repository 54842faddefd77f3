import { cpSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

import { run } from "./process";
import { repositoryRoot } from "./repository";

/** A package's file for npm, as it would be published. */
export interface Packed {
  readonly path: string;
  readonly files: readonly string[];
  readonly bytes: { readonly packed: number; readonly unpacked: number };
}

/** Packs a package as it is built. */
export async function pack(folder: string, packageFolder = repositoryRoot): Promise<Packed> {
  const args = ["pack", "--ignore-scripts", "--json", "--pack-destination", folder];
  const { exitCode, stdout, stderr } = await run("npm", args, { cwd: packageFolder });
  if (exitCode !== 0) throw new Error(stderr);
  const [{ filename, files, size, unpackedSize }] = JSON.parse(stdout) as [
    { filename: string; files: { path: string }[]; size: number; unpackedSize: number },
  ];
  return {
    path: join(folder, filename),
    files: files.map(({ path }) => path),
    bytes: { packed: size, unpacked: unpackedSize },
  };
}

/** Packs the emulator. It is compiled in a copy, since other tests compile it too. */
export async function packEmulator(folder: string): Promise<Packed> {
  const copy = join(folder, "emulator");
  const own = (path: string) => !["dist", "node_modules"].includes(basename(path));
  cpSync(join(repositoryRoot, "emulator"), copy, { recursive: true, filter: own });
  const compiler = join(repositoryRoot, "node_modules/typescript/bin/tsc");
  const project = join(repositoryRoot, "emulator/tsconfig.build.json");
  const args = [compiler, "-p", project, "--outDir", join(copy, "dist")];
  const { exitCode, stdout } = await run(process.execPath, args);
  if (exitCode !== 0) throw new Error(stdout);
  return pack(folder, copy);
}

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, unknown>>;
}

export function manifest(packageFolder = repositoryRoot): Manifest {
  return JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as Manifest;
}

/** A package at the version that the tests run with. */
export function tested(name: string): string {
  return `${name}@${manifest().devDependencies[name]}`;
}
