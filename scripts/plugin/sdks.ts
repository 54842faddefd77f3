import { copyFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { extract } from "tar";

import { logToStderr, type Log } from "../../test/toolchain/progress";
import { pythonEnvironment } from "../../test/toolchain/pulumi/python";
import { ensureSdkGenerator } from "../../test/toolchain/pulumi/sdkGenerator";
import { Unavailable } from "../../test/toolchain/unavailable";
import { succeed } from "../succeed";
import { pack } from "./archive";

/** Of a schema: what names the packages. */
interface Schema {
  readonly name: string;
  readonly version: string;
  readonly language: { readonly go: { readonly importBasePath: string } };
}

/** Makes a package of a folder of generated code, in the folder of the release. */
type Pack = (root: string, code: string, schema: Schema, release: string) => Promise<void> | void;

const PACKS: Readonly<Record<"nodejs" | "python" | "go", Pack>> = {
  nodejs: packNode,
  python: packPython,
  go: packGo,
};

/** Generates the SDKs of a schema and packs them. Says of each that cannot be made here why not. */
export async function packSdks(
  root: string,
  schemaFile: string,
  release: string,
  log: Log = logToStderr,
): Promise<void> {
  const schema = JSON.parse(readFileSync(schemaFile, "utf8")) as Schema;
  for (const language of ["nodejs", "python", "go"] as const) {
    const code = mkdtempSync(join(tmpdir(), "batchflow-sdk-"));
    try {
      const generate = await ensureSdkGenerator(language, log);
      await generate(schemaFile, code);
      copyFileSync(join(root, "LICENSE"), join(code, "LICENSE"));
      await PACKS[language](root, code, schema, release);
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      log(`No package for ${language}: ${error.message}`);
    } finally {
      rmSync(code, { recursive: true, force: true });
    }
  }
}

/** The compiled code with its package.json beside it: a file for `npm install`. */
async function packNode(root: string, code: string, _schema: Schema, release: string): Promise<void> {
  symlinkSync(join(root, "node_modules"), join(code, "node_modules"), "junction");
  await succeed(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "."], { cwd: code });
  const compiled = join(code, "bin");
  for (const file of ["package.json", "README.md", "LICENSE"])
    copyFileSync(join(code, file), join(compiled, file));
  await succeed("npm", ["pack", "--silent", "--pack-destination", release], { cwd: compiled });
}

/** By the interface that the project's file names (PEP 517); setuptools sets other arguments while it builds. */
const BUILD =
  "import sys; from setuptools import build_meta as b; _, sdist, wheel = sys.argv; b.build_sdist(sdist); b.build_wheel(wheel)";

/** A source distribution and a wheel: files for `pip install`, as PyPI takes them. */
async function packPython(
  _root: string,
  code: string,
  { name, version }: Schema,
  release: string,
): Promise<void> {
  // Its pyproject.toml names the file, which the generator writes beside the modules.
  copyFileSync(join(code, `pulumi_${name}`, "README.md"), join(code, "README.md"));
  const folder = mkdtempSync(join(tmpdir(), "batchflow-python-"));
  try {
    const { python } = await pythonEnvironment(join(folder, "environment"));
    // The earliest time that an entry of a wheel, which is a zip file, can have.
    const env = { SOURCE_DATE_EPOCH: "315532800" };
    await succeed(python, ["-c", BUILD, folder, release], { cwd: code, env });
    const distribution = `pulumi_${name}-${version}`;
    extract({ file: join(folder, `${distribution}.tar.gz`), cwd: folder, sync: true });
    pack(join(folder, distribution), join(release, `${distribution}.tar.gz`), distribution);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A module: a folder for a program's `replace`. */
function packGo(_root: string, code: string, { name, version, language }: Schema, release: string): void {
  const folder = `pulumi-${name}-sdk-go-v${version}`;
  writeFileSync(join(code, "go.mod"), `module ${language.go.importBasePath}\n\ngo 1.21\n`);
  pack(code, join(release, `${folder}.tar.gz`), folder);
}
