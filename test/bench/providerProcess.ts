import { readFileSync } from "node:fs";
import { findDescendants } from "../toolchain/process";

const EVERY_MS = 100;
/** What is in the command line of a provider process: the engine's own for dynamic providers, and the plugin. */
const COMMANDS = ["cmd/dynamic-provider/index.js", "dist/plugin/start.js"];
/** Linux counts a process' time in these for every program, whatever the kernel's own tick is. */
const TICKS_PER_SECOND = 100;

/** What the provider process took. */
export interface ProcessUse {
  readonly peakMiB: number;
  /** Processor time, in user and kernel mode. */
  readonly cpuSeconds: number;
}

/** Watches the provider process below a run of the CLI. The kernel sums up: only what follows the last look is missed. */
export class ProviderProcess {
  readonly #root: number;
  readonly #timer: NodeJS.Timeout | undefined;
  #pid: number | undefined;
  #use: ProcessUse | undefined;

  constructor(root: number | undefined) {
    this.#root = root ?? 0;
    if (process.platform === "linux" && root !== undefined) {
      this.#timer = setInterval(() => this.#look(), EVERY_MS);
    }
  }

  /** Ends the watch. Undefined where it can't be measured. */
  stop(): ProcessUse | undefined {
    clearInterval(this.#timer);
    return this.#use;
  }

  #look(): void {
    this.#pid ??= COMMANDS.flatMap((command) => findDescendants(this.#root, command))[0];
    if (this.#pid === undefined) return;
    try {
      const status = readFileSync(`/proc/${this.#pid}/status`, "utf8");
      const stat = readFileSync(`/proc/${this.#pid}/stat`, "utf8");
      const kibibytes = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1];
      // The command, which is in brackets, may hold spaces; utime and stime are the 12th and 13th after it.
      const [user, kernel] = stat
        .slice(stat.lastIndexOf(")") + 2)
        .split(" ")
        .slice(11, 13);
      // A process that is ending has no memory any more.
      if (kibibytes === undefined) return;
      const cpuSeconds = (Number(user) + Number(kernel)) / TICKS_PER_SECOND;
      this.#use = { peakMiB: Number(kibibytes) / 1024, cpuSeconds };
    } catch {
      // It has ended.
    }
  }
}
