// Tests this clone with the lowest versions that its packages' ranges admit, in a copy of it.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { clean } from "semver";
import { run } from "../toolchain/process";
import { repositoryRoot } from "../toolchain/repository";
import { lowestVersions, type Manifest, withLowest } from "./versions";

const PACKAGES = [".", "emulator"];
const LEFT_OUT = new Set([".batchflow", ".git", "coverage", "node_modules", "package-lock.json"]);
/** What does not concern users' versions: the plugin is a bundle of those that it was built with, and a release is made in a clone. */
const REMOVED = ["test/unit/hosts/plugin", "test/unit/packages.test.ts", "test/unit/scripts"];
/** What needs each of the packages: everything within a process, and the real engine with the packed package. */
const TESTS = [
  "test/unit",
  "test/engine/package/pack.test.ts",
  "test/engine/examples/combined.test.ts",
  "test/engine/paddleflow/fileSystemMount.test.ts",
  "test/engine/stories/policy.test.ts",
];

function manifest(root: string, folder: string): Manifest {
  return JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as Manifest;
}

async function succeed(command: string, args: readonly string[], cwd: string): Promise<void> {
  const onOutput = (text: string) => process.stderr.write(text);
  const env = { ...process.env, BATCHFLOW_BUILT: "true" };
  const { exitCode } = await run(command, args, { cwd, env, onOutput });
  if (exitCode !== 0) throw new Error(`${command} ${args[0]} ended with ${exitCode}`);
}

/** Fails where something else has been installed than was asked for. */
function checkInstalled(root: string, versions: Readonly<Record<string, string>>): void {
  for (const [name, version] of Object.entries(versions)) {
    const installed = manifest(root, join("node_modules", name)) as Manifest & { version: string };
    if (clean(installed.version) !== version)
      throw new Error(`${name} is ${installed.version} instead of ${version}`);
    console.log(`${name} ${version}`);
  }
}

async function main(): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), "batchflow-lowest-"));
  try {
    await succeed("node", ["test/toolchain/bootstrap.mjs", "build"], repositoryRoot);
    cpSync(repositoryRoot, root, {
      recursive: true,
      filter: (source) => !LEFT_OUT.has(basename(source)),
    });
    for (const path of REMOVED) rmSync(join(root, path), { recursive: true });
    for (const folder of PACKAGES) {
      const text = `${JSON.stringify(withLowest(manifest(root, folder)), undefined, 2)}\n`;
      writeFileSync(join(root, folder, "package.json"), text);
    }
    await succeed("npm", ["install", "--no-audit", "--no-fund"], root);
    const versions = PACKAGES.map((folder) => lowestVersions(manifest(repositoryRoot, folder)));
    checkInstalled(root, Object.assign({}, ...versions) as Record<string, string>);
    await succeed("npx", ["vitest", "run", ...TESTS], root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
