import { WriteStream } from "node:tty";
import { shellWord } from "../../../provider/hosts/shell";
import { deferring } from "../deferred";
import { pulumiEnvironment } from "../pulumi/environment";
import { start } from "../process";
import type { Toolchain } from "../pulumi/toolchain";
import { repositoryRoot } from "../repository";
import { folder } from "./files";
import { Interrupted, state } from "./interruption";

/** The program is only transpiled, as the package that it uses, which then has no types to check it against. */
export const programVariables = { PULUMI_NODEJS_TRANSPILE_ONLY: "true" };

/** Whether the CLI is to write in colours: it cannot see itself whether its output ends on a terminal. */
export function hasColours(isTerminal: boolean, env: NodeJS.ProcessEnv): boolean {
  // Node.js looks at FORCE_COLOR, NO_COLOR, TERM and CI.
  return (isTerminal || env.FORCE_COLOR !== undefined) && WriteStream.prototype.hasColors(env);
}

/** The Pulumi CLI on the quick start's stack. */
export class Pulumi {
  readonly #toolchain: Toolchain;
  readonly #env: Record<string, string>;

  constructor(toolchain: Toolchain) {
    this.#toolchain = toolchain;
    this.#env = {
      ...pulumiEnvironment(folder, toolchain),
      ...programVariables,
      ...deferring,
    };
  }

  /** Shows a command and runs it with its output on the terminal. */
  async run(args: readonly string[], { isCleanup = false, quiet = false } = {}): Promise<void> {
    if (state.interrupted && !isCleanup) {
      throw new Interrupted();
    }
    if (!quiet) {
      console.log(`\n$ pulumi ${args.map(shellWord).join(" ")}`);
    }
    const form = [
      "--non-interactive",
      "--color",
      hasColours(process.stdout.isTTY, process.env) ? "always" : "never",
    ];
    const { child, result } = start(this.#toolchain.pulumi, [...args, ...form], {
      cwd: repositoryRoot,
      env: this.#env,
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
}
