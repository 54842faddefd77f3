import { readFileSync } from "node:fs";
import { findDescendants } from "../toolchain/process";

const EVERY_MS = 100;
/** What is in the command line of a provider process: the engine's own for dynamic providers, and the plugin. */
const COMMANDS = ["cmd/dynamic-provider/index.js", "dist/plugin/start.js"];
/** Linux counts a process' time in these for every program, whatever the kernel's own tick is. */
const TICKS_PER_SECOND = 100;

/** What a process took. */
export interface ProcessUse {
  readonly peakMiB: number;
  /** Processor time, in user and kernel mode. */
  readonly cpuSeconds: number;
  /** What it wrote to files and connections. */
  readonly writtenMiB: number;
}

/** Watches a process. The kernel sums up: only what follows the last look is missed. */
export class ProcessWatch {
  readonly #find: () => number | undefined;
  readonly #timer: NodeJS.Timeout | undefined;
  #pid: number | undefined;
  #use: ProcessUse | undefined;

  /** `find` is asked until it answers the process' id. */
  constructor(find: () => number | undefined) {
    this.#find = find;
    if (process.platform === "linux") this.#timer = setInterval(() => this.#look(), EVERY_MS);
  }

  /** Ends the watch. Undefined where it can't be measured. */
  stop(): ProcessUse | undefined {
    clearInterval(this.#timer);
    return this.#use;
  }

  #look(): void {
    this.#pid ??= this.#find();
    if (this.#pid === undefined) return;
    try {
      const [status, stat, io] = ["status", "stat", "io"].map((name) =>
        readFileSync(`/proc/${this.#pid}/${name}`, "utf8"),
      ) as [string, string, string];
      const kibibytes = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1];
      const written = /^wchar:\s*(\d+)$/m.exec(io)?.[1];
      // The command, which is in brackets, may hold spaces; utime and stime are the 12th and 13th after it.
      const [user, kernel] = stat
        .slice(stat.lastIndexOf(")") + 2)
        .split(" ")
        .slice(11, 13);
      // A process that is ending has no memory any more.
      if (kibibytes === undefined) return;
      this.#use = {
        peakMiB: Number(kibibytes) / 1024,
        cpuSeconds: (Number(user) + Number(kernel)) / TICKS_PER_SECOND,
        writtenMiB: Number(written) / 1024 ** 2,
      };
    } catch {
      // It has ended.
    }
  }
}

/** Watches the provider process below a run of the CLI. */
export function watchProvider(root: number): ProcessWatch {
  return new ProcessWatch(() => COMMANDS.flatMap((command) => findDescendants(root, command))[0]);
}
