import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

import { succeed } from "../../scripts/succeed";
import { fillOnce } from "./cache";
import { logToStderr } from "./progress";
import { repositoryRoot } from "./repository";

/** A package's file for npm, as it would be published. */
export interface Packed {
  readonly path: string;
  readonly files: readonly string[];
  readonly bytes: { readonly packed: number; readonly unpacked: number };
}

const EMULATOR = join(repositoryRoot, "emulator");

/** Both packages' files, which one test of a run makes for all; the emulator is compiled for them where it is. */
export async function packages(): Promise<readonly [provider: Packed, emulator: Packed]> {
  const { BATCHFLOW_PACKAGES: parent } = process.env;
  if (parent === undefined)
    throw new Error("set-up of the tests makes a folder for the packages: see packagesSetup.ts");
  const folder = join(parent, "packages");
  const list = join(folder, "packages.json");
  await fillOnce(folder, logToStderr, async (temporary) => {
    rmSync(join(EMULATOR, "dist"), { recursive: true, force: true });
    const compiler = join(repositoryRoot, "node_modules/typescript/bin/tsc");
    await succeed(process.execPath, [compiler, "-p", "tsconfig.build.json"], { cwd: EMULATOR });
    const packed = await Promise.all([pack(temporary, repositoryRoot), pack(temporary, EMULATOR)]);
    writeFileSync(join(temporary, basename(list)), JSON.stringify(packed));
  });
  const [provider, emulator] = JSON.parse(readFileSync(list, "utf8")) as [Packed, Packed];
  const placed = (packed: Packed): Packed => ({ ...packed, path: join(folder, packed.path) });
  return [placed(provider), placed(emulator)];
}

/** Packs a package as it is built; the file's path is relative to the folder. */
async function pack(folder: string, packageFolder: string): Promise<Packed> {
  const args = ["pack", "--ignore-scripts", "--json", "--pack-destination", folder];
  const [{ filename, files, size, unpackedSize }] = JSON.parse(
    await succeed("npm", args, { cwd: packageFolder }),
  ) as [{ filename: string; files: { path: string }[]; size: number; unpackedSize: number }];
  return {
    path: filename,
    files: files.map(({ path }) => path),
    bytes: { packed: size, unpacked: unpackedSize },
  };
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
