import { mkdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { ensurePulumi } from "../pulumi/toolchain";
import { repositoryRoot } from "../repository";
import type { TestStack } from "./testStack";

/** Starts the program of @pulumi/pulumi that runs packs, as the host of Node.js programs does. */
const standIn = (folder: string) => {
  const runner = join(repositoryRoot, "node_modules/@pulumi/pulumi/cmd/run-policy-pack");
  return `#!/bin/sh\ncd "${folder}" && exec "${process.execPath}" "${runner}" "$1" "${folder}"\n`;
};

/**
 * Writes a pack of policies beside a stack's program, and answers what `--policy-pack` takes for it: its folder, or, where
 * the CLI was built from Go modules, whose host of Node.js programs is too old to run packs, an executable that runs it.
 */
export async function policyPack(
  stack: TestStack,
  name: string,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const folder = join(stack.projectFolder, name);
  mkdirSync(folder);
  // A project in another language has none that the pack would find.
  symlinkSync(join(repositoryRoot, "node_modules"), join(folder, "node_modules"), "junction");
  const manifest = JSON.stringify({ name, version: "1.0.0" });
  for (const [file, text] of Object.entries({
    "PulumiPolicy.yaml": "runtime: nodejs\n",
    "package.json": manifest,
    ...files,
  })) {
    writeFileSync(join(folder, file), text);
  }
  if ((await ensurePulumi()).source !== "go") return folder;
  const executable = join(stack.projectFolder, `${name}.sh`);
  writeStandIn(executable, folder);
  return executable;
}

/** Where the CLI's host cannot run packs, puts an executable that runs the pack in the place of its folder. */
export async function ensureRunnable(folder: string): Promise<void> {
  if ((await ensurePulumi()).source !== "go") return;
  const moved = `${folder}-pack`;
  renameSync(folder, moved);
  writeStandIn(folder, moved);
}

function writeStandIn(executable: string, folder: string): void {
  writeFileSync(executable, standIn(folder), { mode: 0o755 });
}
