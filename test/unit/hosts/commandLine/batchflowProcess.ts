import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { type Result, run } from "../../../toolchain/process";
import { repositoryRoot } from "../../../toolchain/repository";

const COMMAND = [
  process.execPath,
  "--import",
  join(repositoryRoot, "node_modules/tsx/dist/loader.mjs"),
  join(repositoryRoot, "provider/hosts/commandLine/main.ts"),
];
const TSX = { TSX_TSCONFIG_PATH: join(repositoryRoot, "tsconfig.json") };

/** Runs `batchflow` from its source, in a folder and without a terminal. */
export function batchflow(
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv; readonly input?: string },
): Promise<Result> {
  const [node = "", ...rest] = COMMAND;
  return run(node, [...rest, ...args], { ...options, env: { ...process.env, ...options.env, ...TSX } });
}

/** Makes an executable `batchflow` in a folder that runs it from its source. */
export function linkBatchflow(folder: string): void {
  const file = join(folder, "batchflow");
  const settings = Object.entries(TSX).map(([name, value]) => `${name}='${value}'`);
  const command = COMMAND.map((word) => `'${word}'`);
  writeFileSync(file, `#!/bin/sh\n${settings.join(" ")} exec ${command.join(" ")} "$@"\n`);
  chmodSync(file, 0o755);
}
