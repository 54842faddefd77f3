import { existsSync } from "node:fs";
import { mkdir, rename, rm, stat, utimes } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "./progress";

/** The per-user folder outside the repository in which tools are kept: shared by all clones of it. */
export function cacheRoot(env: NodeJS.ProcessEnv = process.env, home = homedir()): string {
  const xdg = env.XDG_CACHE_HOME;
  // The XDG specification says that a relative path is to be ignored.
  return join(xdg !== undefined && isAbsolute(xdg) ? xdg : join(home, ".cache"), "pulumi-batchflow");
}

/** The folder of one version of one tool; its executables are in `bin` below it. */
export function toolFolder(tool: string, version: string, root = cacheRoot()): string {
  return join(root, `${tool}-${version}`);
}

const beat = 5_000;
const staleAfter = 60_000;

/**
 * Fills `folder` once, however many processes ask at the same time: `fill` works in a temporary folder beside it, which
 * is renamed when it is complete. So a folder that exists is complete, also after a process was killed. The lock only
 * saves the others the work: were it lost, both would build, and the first to finish would win.
 */
export async function fillOnce(
  folder: string,
  log: Log,
  fill: (temporary: string) => Promise<void>,
): Promise<void> {
  const lock = `${folder}.lock`;
  for (let told = false; !existsSync(folder);) {
    await mkdir(join(folder, ".."), { recursive: true });
    if (await takeLock(lock)) {
      await fillLocked(folder, lock, fill);
      return;
    }
    if (!told) {
      log(`Another process is making ${folder}; waiting for it`);
      told = true;
    }
    await sleep(500);
  }
}

async function fillLocked(folder: string, lock: string, fill: (temporary: string) => Promise<void>) {
  const temporary = `${folder}.${process.pid}-${randomBytes(4).toString("hex")}.tmp`;
  const timer = setInterval(() => {
    const now = new Date();
    utimes(lock, now, now).catch(() => undefined);
  }, beat);
  try {
    if (existsSync(folder)) {
      return;
    }
    await mkdir(temporary);
    await fill(temporary);
    await rename(temporary, folder);
  } catch (error) {
    if (!existsSync(folder)) {
      throw error;
    }
  } finally {
    clearInterval(timer);
    await rm(temporary, { recursive: true, force: true });
    await rm(lock, { recursive: true, force: true });
  }
}

async function takeLock(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") {
      throw error;
    }
  }
  const age = await stat(lock).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  );
  if (age > staleAfter) {
    // Its holder was killed. Renaming first lets only one of those who wait take it away.
    const gone = `${lock}.${process.pid}`;
    await rename(lock, gone).then(
      () => rm(gone, { recursive: true, force: true }),
      () => undefined,
    );
  }
  return false;
}
