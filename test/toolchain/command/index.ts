import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { logToStderr, type Log } from "../progress";
import { ensureCommandPlugin } from "../pulumi/toolchain";

/** A plugin for the resources of `@pulumi/command`. */
export interface CommandPlugin {
  /** To be put on PATH. */
  readonly path: string;
  readonly real: boolean;
  dispose(): void;
}

/** The real plugin; where it cannot be had, and it says so, a stand-in that runs local commands. */
export async function commandPlugin(log: Log = logToStderr): Promise<CommandPlugin> {
  try {
    return { path: await ensureCommandPlugin(log), real: true, dispose: () => undefined };
  } catch (error) {
    log(`${error instanceof Error ? error.message : String(error)}\nA stand-in takes its place.`);
    return standIn();
  }
}

function standIn(): CommandPlugin {
  const path = mkdtempSync(join(tmpdir(), "command-plugin-"));
  const executable = join(path, "pulumi-resource-command");
  writeFileSync(
    executable,
    `#!/bin/sh\nexec '${process.execPath}' '${join(__dirname, "standIn.mjs")}' "$@"\n`,
  );
  chmodSync(executable, 0o755);
  return { path, real: false, dispose: () => rmSync(path, { recursive: true, force: true }) };
}
