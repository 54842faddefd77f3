import { execFile } from "node:child_process";
import { readFile, readlink, stat } from "node:fs/promises";
import { posix, win32 } from "node:path";
import { promisify } from "node:util";

/** What a process was started from. */
export interface ProcessOrigin {
  readonly parent: number;
  /** The path, or where the system tells no more the name, of its executable. */
  readonly executable: string | undefined;
}

const MAX_ANCESTORS = 32;

/** The Pulumi CLI among this process's ancestors: it knows where its stacks are; else the one on PATH. */
export async function findPulumi(inspect = inspectProcess, start = process.ppid): Promise<string> {
  let pid = start;
  for (let depth = 0; depth < MAX_ANCESTORS && pid > 1; depth++) {
    const origin = await inspect(pid);
    if (origin === undefined) break;
    if (origin.executable !== undefined && isPulumi(origin.executable)) {
      // An upgrade during the run may have taken its file away.
      if (await isFile(origin.executable)) return origin.executable;
    }
    pid = origin.parent;
  }
  return "pulumi";
}

function isPulumi(executable: string): boolean {
  return /^pulumi(\.exe)?$/i.test(win32.basename(posix.basename(executable)));
}

async function isFile(path: string): Promise<boolean> {
  try {
    return posix.basename(path) !== path && (await stat(path)).isFile();
  } catch {
    return false;
  }
}

async function inspectProcess(pid: number): Promise<ProcessOrigin | undefined> {
  if (process.platform === "win32") return undefined;
  try {
    return process.platform === "linux" ? await fromProc(pid) : await fromPs(pid);
  } catch {
    return undefined;
  }
}

async function fromProc(pid: number): Promise<ProcessOrigin> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8");
  // The name, in brackets, may hold spaces and brackets itself: what follows the last one is the state and the parent.
  const [, parent] = text
    .slice(text.lastIndexOf(")") + 1)
    .trim()
    .split(" ");
  // Another user's process does not tell.
  const executable = await readlink(`/proc/${pid}/exe`).catch(() => undefined);
  return { parent: Number(parent), executable };
}

async function fromPs(pid: number): Promise<ProcessOrigin> {
  const { stdout } = await promisify(execFile)("ps", ["-o", "ppid=,comm=", "-p", String(pid)], {
    timeout: 5_000,
  });
  const [, parent, executable] = /^\s*(\d+)\s+(.*\S)/.exec(stdout) ?? [];
  return { parent: Number(parent ?? 0), executable };
}
