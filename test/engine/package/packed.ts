import { readFileSync } from "node:fs";
import { join } from "node:path";

import { run } from "../../toolchain/process";
import { repositoryRoot } from "../../toolchain/repository";

/** A package's file for npm, as it would be published. */
export interface Packed {
  readonly path: string;
  readonly files: readonly string[];
}

/** Packs a package as it is built. */
export async function pack(folder: string, packageFolder = repositoryRoot): Promise<Packed> {
  const args = ["pack", "--ignore-scripts", "--json", "--pack-destination", folder];
  const { exitCode, stdout, stderr } = await run("npm", args, { cwd: packageFolder });
  if (exitCode !== 0) throw new Error(stderr);
  const [{ filename, files }] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
  return { path: join(folder, filename), files: files.map(({ path }) => path) };
}

interface Manifest {
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
