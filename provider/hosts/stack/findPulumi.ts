import { execFile } from "node:child_process";
import { readFile, readlink, stat } from "node:fs/promises";
import { posix, win32 } from "node:path";
import { promisify } from "node:util";

/** What a process was started from. */
export interface ProcessOrigin {
  readonly parent: number;
  /** The path of its executable, or only its name where the system reports no more. */
  readonly executable: string | undefined;
  /** Its working directory; absent where the system does not tell. */
  readonly cwd?: string | undefined;
}

/** How the Pulumi CLI is run so that it finds the stacks of the run under way. */
export interface PulumiOrigin {
  readonly executable: string;
  /** Where it runs: a backend such as `file://./state` is meant from there. Absent where it is not known. */
  readonly cwd?: string;
}

const MAX_ANCESTORS = 32;

/** The Pulumi CLI among this process's ancestors: it knows where its stacks are; else the one on PATH. */
export async function findPulumi(inspect = inspectProcess, start = process.ppid): Promise<PulumiOrigin> {
  let pid = start;
  let place: { readonly cwd?: string } | undefined;
  for (let depth = 0; depth < MAX_ANCESTORS && pid > 1; depth++) {
    const origin = await inspect(pid);
    if (origin === undefined) break;
    const { executable, cwd, parent } = origin;
    if (executable !== undefined && isPulumi(executable)) {
      place ??= cwd !== undefined && (await isFolder(cwd)) ? { cwd } : {};
      // An upgrade during the run may have taken its file away.
      if (await isFile(executable)) return { executable, ...place };
    }
    pid = parent;
  }
  return { executable: "pulumi", ...place };
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

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
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
  const link = (name: string) => readlink(`/proc/${pid}/${name}`).catch(() => undefined);
  const [executable, cwd] = await Promise.all([link("exe"), link("cwd")]);
  return { parent: Number(parent), executable, cwd };
}

async function fromPs(pid: number): Promise<ProcessOrigin> {
  const { stdout } = await promisify(execFile)("ps", ["-o", "ppid=,comm=", "-p", String(pid)], {
    timeout: 5_000,
  });
  const [, parent, executable] = /^\s*(\d+)\s+(.*\S)/.exec(stdout) ?? [];
  return { parent: Number(parent ?? 0), executable };
}
