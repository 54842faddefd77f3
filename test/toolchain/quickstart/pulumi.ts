import { pulumiEnvironment } from "../pulumi/environment";
import { start } from "../process";
import type { Toolchain } from "../pulumi/toolchain";
import { repositoryRoot } from "../repository";
import { folder, stack } from "./files";
import { Interrupted, state } from "./interruption";

/** The Pulumi CLI on the quick start's stack. */
export class Pulumi {
  readonly #toolchain: Toolchain;
  readonly #env: Record<string, string>;

  constructor(toolchain: Toolchain) {
    this.#toolchain = toolchain;
    this.#env = pulumiEnvironment(folder, toolchain);
  }

  /** Shows a command and runs it with its output on the terminal. */
  async run(args: readonly string[], { input = "", isCleanup = false, quiet = false } = {}): Promise<void> {
    if (state.interrupted && !isCleanup) {
      throw new Interrupted();
    }
    if (!quiet) {
      console.log(`\n$ pulumi ${args.map(quote).join(" ")}`);
    }
    const { child, result } = start(this.#toolchain.pulumi, [...args, "--non-interactive"], {
      cwd: repositoryRoot,
      env: this.#env,
      input,
      onOutput: (text) => {
        if (!quiet) {
          process.stdout.write(text);
        }
      },
    });
    // Pulumi ends the step that is under way and saves its state.
    state.cancel = () => {
      child.kill("SIGINT");
    };
    const { exitCode, stdout, stderr } = await result;
    state.cancel = undefined;
    if (state.interrupted && !isCleanup) {
      throw new Interrupted();
    }
    if (exitCode !== 0) {
      throw new Error(
        `pulumi ${args[0] ?? ""} failed with exit code ${exitCode}.${quiet ? `\n${stdout}${stderr}` : ""}`,
      );
    }
  }

  setConfig(key: string, value: string, { secret = false, quiet = true } = {}): Promise<void> {
    // The value goes by stdin: arguments can be read by every user of the machine.
    const args = ["config", "set", "--path", key, secret ? "--secret" : "--plaintext", "--stack", stack];
    return this.run(args, { input: value, quiet });
  }
}

/** A word as a POSIX shell has to be given it. */
export function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
