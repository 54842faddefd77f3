import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { accessSync, constants, readFileSync, readdirSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** How a process ended, and what it wrote. */
export interface Result {
  /** The exit code; -1 where a signal or the time-out ended it. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** The whole environment of the process; left out, it inherits that of this one. */
  readonly env?: NodeJS.ProcessEnv;
  /** Whose process it is, where this one may choose. */
  readonly uid?: number;
  readonly gid?: number;
  /** Written to its stdin, which is then closed. */
  readonly input?: string;
  /** After this many milliseconds the process and its children are killed. */
  readonly timeout?: number;
  readonly onOutput?: (text: string) => void;
}

/** A process under way. */
export interface Running {
  readonly child: ChildProcess;
  readonly result: Promise<Result>;
}

/**
 * Starts a process in a process group of its own: a Ctrl-C in the terminal then reaches it only through us, once (the
 * Pulumi CLI takes a second one as an order to stop without saving its state), and a time-out can end its children too.
 */
export function start(command: string, args: readonly string[], options: RunOptions = {}): Running {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    uid: options.uid,
    gid: options.gid,
    stdio: ["pipe", "pipe", "pipe"],
    detached: process.platform !== "win32",
  });
  const result = new Promise<Result>((resolve, reject) => {
    const out = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].setEncoding("utf8").on("data", (text: string) => {
        out[name] += text;
        options.onOutput?.(text);
      });
    }
    const timer =
      options.timeout === undefined
        ? undefined
        : setTimeout(() => {
            out.stderr += `\nended after ${options.timeout} ms, its time-out`;
            signalGroup(child, "SIGKILL");
          }, options.timeout);
    child.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ exitCode: code ?? -1, ...out });
    });
  });
  // A process that ends before it has read its input is judged by its exit code, not by the broken pipe.
  child.stdin.on("error", () => undefined);
  child.stdin.end(options.input ?? "");
  return { child, result };
}

/** Runs a process to its end. Only a command that can't be started rejects. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Result> {
  return start(command, args, options).result;
}

/** Signals a process that `start` started, and with it all that it started. */
export function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) {
    return;
  }
  try {
    process.kill(process.platform === "win32" ? child.pid : -child.pid, signal);
  } catch {
    // It has ended already.
  }
}

/** True while a process with this id is there. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** True while a process with this id runs: one that has ended stays listed until its parent asks for it. */
export function isRunning(pid: number): boolean {
  return listProcesses().some((one) => one.pid === pid && one.command.trim() !== "");
}

/** The file that a command name stands for on a search path, or undefined. */
export function findOnPath(name: string, path = process.env.PATH ?? ""): string | undefined {
  const names = process.platform === "win32" ? [`${name}.exe`, `${name}.cmd`] : [name];
  for (const folder of path.split(delimiter).filter((entry) => entry !== "")) {
    for (const candidate of names.map((file) => join(folder, file))) {
      try {
        accessSync(candidate, constants.X_OK);
        if (statSync(candidate).isFile()) {
          return candidate;
        }
      } catch {
        // Not here.
      }
    }
  }
  return undefined;
}

interface OnTerminal {
  command: string;
  args: string[];
  env: NodeJS.ProcessEnv;
}

/**
 * The process to start so that a command line runs on a terminal of its own, with the line's exit code; undefined
 * where there is no `script` of util-linux.
 */
export function onTerminal(line: string, env: NodeJS.ProcessEnv = process.env): OnTerminal | undefined {
  const script = findOnPath("script");
  if (script === undefined || process.platform !== "linux") return undefined;
  // `script` starts the user's own shell. One that stayed between would die of Ctrl-C, and its code would be told.
  return { command: script, args: ["-qec", `exec ${line}`, "/dev/null"], env: { ...env, SHELL: "/bin/sh" } };
}

/** The ids of the processes below `root` whose command line contains `text`: for tests that kill a provider. */
export function findDescendants(root: number, text: string): number[] {
  const processes = listProcesses();
  const family = new Set([root]);
  for (let size = 0; size !== family.size;) {
    size = family.size;
    for (const { pid, parent } of processes) {
      if (family.has(parent)) {
        family.add(pid);
      }
    }
  }
  return processes
    .filter(({ pid, command }) => pid !== root && family.has(pid) && command.includes(text))
    .map(({ pid }) => pid);
}

interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

function listProcesses(): ProcessEntry[] {
  if (process.platform !== "linux") {
    const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,command="], { encoding: "utf8" }).split("\n");
    return lines.flatMap((line) => {
      const match = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
      return match ? [{ pid: Number(match[1]), parent: Number(match[2]), command: match[3] ?? "" }] : [];
    });
  }
  // Small images have no ps, but every Linux has /proc.
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const status = readFileSync(`/proc/${name}/status`, "utf8");
        const command = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ");
        return [{ pid: Number(name), parent: Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]), command }];
      } catch {
        return [];
      }
    });
}
