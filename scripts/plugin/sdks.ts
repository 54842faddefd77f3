import { copyFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { run } from "../../test/toolchain/process";
import { logToStderr, type Log } from "../../test/toolchain/progress";
import { ensureSdkGenerator } from "../../test/toolchain/pulumi/sdkGenerator";
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

/** Generates the SDKs of a schema and packs them. Says of each that cannot be generated here why not. */
export async function packSdks(
  root: string,
  schemaFile: string,
  release: string,
  log: Log = logToStderr,
): Promise<void> {
  const schema = JSON.parse(readFileSync(schemaFile, "utf8")) as Schema;
  for (const language of ["nodejs", "python", "go"] as const) {
    const generate = await ensureSdkGenerator(language, log).catch((error: unknown) => {
      log(`No package for ${language}: ${error instanceof Error ? error.message : String(error)}`);
    });
    if (generate === undefined) continue;
    const code = mkdtempSync(join(tmpdir(), "batchflow-sdk-"));
    try {
      await generate(schemaFile, code);
      copyFileSync(join(root, "LICENSE"), join(code, "LICENSE"));
      await PACKS[language](root, code, schema, release);
    } finally {
      rmSync(code, { recursive: true, force: true });
    }
  }
}

/** The compiled code with its package.json beside it: a file for `npm install`. */
async function packNode(root: string, code: string, _schema: Schema, release: string): Promise<void> {
  symlinkSync(join(root, "node_modules"), join(code, "node_modules"), "junction");
  await succeed(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "."], code);
  const compiled = join(code, "bin");
  for (const file of ["package.json", "README.md", "LICENSE"])
    copyFileSync(join(code, file), join(compiled, file));
  await succeed("npm", ["pack", "--silent", "--pack-destination", release], compiled);
}

/** A source distribution: a file for `pip install`. */
function packPython(_root: string, code: string, { name, version }: Schema, release: string): void {
  const distribution = `pulumi_${name}-${version}`;
  // Its pyproject.toml names the file, which the generator writes beside the modules.
  copyFileSync(join(code, `pulumi_${name}`, "README.md"), join(code, "README.md"));
  pack(code, join(release, `${distribution}.tar.gz`), distribution);
}

/** A module: a folder for a program's `replace`. */
function packGo(_root: string, code: string, { name, version, language }: Schema, release: string): void {
  const folder = `pulumi-${name}-sdk-go-v${version}`;
  writeFileSync(join(code, "go.mod"), `module ${language.go.importBasePath}\n\ngo 1.21\n`);
  pack(code, join(release, `${folder}.tar.gz`), folder);
}

async function succeed(command: string, args: readonly string[], cwd: string): Promise<void> {
  const { exitCode, stdout, stderr } = await run(command, args, { cwd });
  if (exitCode !== 0) throw new Error(`${command} ${args.join(" ")} failed:\n${stdout}\n${stderr}`);
}
