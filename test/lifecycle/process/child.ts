import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A provider's process. */
export class Child {
  readonly #process: ChildProcess;

  private constructor(
    process: ChildProcess,
    /** The port that it serves. */
    readonly port: string,
    /** All that it has printed since. */
    readonly output: string[],
  ) {
    this.#process = process;
  }

  /** Starts Node with arguments; the process prints its port first. */
  static async start(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Child> {
    const child = spawn(process.execPath, args, {
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: { PATH: process.env.PATH, PULUMI_NODEJS_PROJECT: "test", ...env },
    });
    const output: string[] = [];
    child.stderr?.on("data", (data: Buffer) => output.push(data.toString()));
    const lines = createInterface({ input: child.stdout! });
    const port = await new Promise<string>((resolve, reject) => {
      lines.once("line", resolve);
      child.once("exit", (code) =>
        reject(new Error(`the provider process ended with ${code}: ${output.join("\n")}`)),
      );
    });
    output.length = 0;
    lines.on("line", (line) => output.push(line));
    return new Child(child, port.trim(), output);
  }

  get ended(): boolean {
    return this.#process.exitCode !== null || this.#process.signalCode !== null;
  }

  /** Asks the process for what only the tests ask. */
  ask(question: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error(`the process ended: ${this.output.join("\n")}`));
      this.#process.once("exit", ended).once("message", (answer) => {
        this.#process.off("exit", ended);
        resolve(answer as string);
      });
      this.#process.send(question);
    });
  }

  async kill(): Promise<void> {
    if (this.ended) return;
    // Its last words included.
    const ended = new Promise((resolve) => this.#process.once("close", resolve));
    this.#process.kill("SIGKILL");
    await ended;
  }
}
