import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { build } from "esbuild";

import { repositoryRoot } from "../../../toolchain/repository";

/** Makes an executable `batchflow` in a folder, from the source: one file, as it is started again and again. */
export async function makeBatchflow(folder: string): Promise<string> {
  const bundle = join(folder, "batchflow.cjs");
  await build({
    entryPoints: [join(repositoryRoot, "provider/hosts/commandLine/main.ts")],
    outfile: bundle,
    bundle: true,
    platform: "node",
    target: "node20",
    logLevel: "error",
  });
  const command = join(folder, "batchflow");
  writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${bundle}' "$@"\n`);
  chmodSync(command, 0o755);
  return command;
}
