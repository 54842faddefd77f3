import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { PlatformAccess } from "pulumi-batchflow-emulator";
import { isAlive, signalGroup } from "../process";
import { repositoryRoot } from "../repository";
import { emulatorFile, emulatorLog, folder } from "./files";
import { Interrupted, state } from "./interruption";

/** The part of the emulator's first line that is needed here. */
interface EmulatorAddress {
  readonly platforms: PlatformAccess;
  readonly control: { readonly endpoint: string };
}

/** What `--keep` leaves for the next run to find. */
export interface Kept extends EmulatorAddress {
  readonly pid: number;
}

/** Starts the emulator so that it outlives this process with `--keep`: in its own group, and logging to a file. */
export async function startEmulator(): Promise<Kept> {
  const out = openSync(join(folder, "emulator.out"), "w");
  const log = openSync(emulatorLog, "w");
  const main = join(repositoryRoot, "emulator", "src", "main.ts");
  // Much faster than the real platform, so that a node starts in a second.
  const child = spawn(process.execPath, ["--import", "tsx", main, "--time-scale", "60"], {
    cwd: repositoryRoot,
    stdio: ["ignore", out, log],
    detached: true,
  });
  closeSync(out);
  closeSync(log);
  let failure: Error | undefined;
  child.on("error", (error) => {
    failure = error;
  });
  const deadline = Date.now() + 60_000;
  for (;;) {
    const line = /^(\{.*\})\n/.exec(readFileSync(join(folder, "emulator.out"), "utf8"))?.[1];
    if (line !== undefined && child.pid !== undefined) {
      child.unref();
      const kept: Kept = { ...(JSON.parse(line) as EmulatorAddress), pid: child.pid };
      writeFileSync(emulatorFile, JSON.stringify(kept), { mode: 0o600 });
      return kept;
    }
    if (failure || child.exitCode !== null || Date.now() > deadline || state.interrupted) {
      signalGroup(child, "SIGKILL");
      const reason = failure?.message ?? readFileSync(emulatorLog, "utf8").trim();
      throw state.interrupted ? new Interrupted() : new Error(`The emulator did not start: ${reason}`);
    }
    await sleep(50);
  }
}

export async function stopEmulator({ pid }: Kept): Promise<void> {
  process.kill(pid, "SIGTERM");
  for (let i = 0; i < 50 && isAlive(pid); i += 1) {
    await sleep(100);
  }
  if (isAlive(pid)) {
    process.kill(pid, "SIGKILL");
  }
  rmSync(emulatorFile, { force: true });
}

/** The emulator that an earlier run left, if it still is that one: its process id alone may be another's by now. */
export async function keptEmulator(): Promise<Kept | undefined> {
  if (!existsSync(emulatorFile)) {
    return undefined;
  }
  const kept = JSON.parse(readFileSync(emulatorFile, "utf8")) as Kept;
  const answers = await fetch(kept.control.endpoint, { signal: AbortSignal.timeout(2_000) }).then(
    () => true,
    () => false,
  );
  return answers && isAlive(kept.pid) ? kept : undefined;
}
