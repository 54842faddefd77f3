import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Deployment, PulumiFn, Stack } from "@pulumi/pulumi/automation";
import { LocalWorkspace, PulumiCommand } from "@pulumi/pulumi/automation";
import { blankedVariables, pulumiEnvironment, pulumiVariables } from "../pulumi/environment";
import { start, type Running } from "../process";
import { deferring } from "../deferred";
import type { Toolchain } from "../pulumi/toolchain";
import { expectSuccess, type Run } from "./outcome";
import { type Program, writeProject } from "./program";

export interface StackOptions {
  readonly program: Program;
  readonly project?: string;
  readonly stack?: string;
  /** Set before anything runs. A name with dots or brackets after the namespace is a path into an object. */
  readonly config?: Readonly<Record<string, ConfigSetting>>;
  /** Variables for the CLI, the program and the provider process. */
  readonly env?: Readonly<Record<string, string>>;
  /** More folders for PATH, such as that of `ensureCommandPlugin`. */
  readonly path?: readonly string[];
  /** Whether the processes load all that a user's do, also what they have no use for. */
  readonly loadsAll?: boolean;
  /** The folder to work in; left out, a temporary one, which `dispose` removes. */
  readonly folder?: string;
}

/** A value of the stack's configuration; a secret is passed to the CLI on stdin and kept encrypted. */
export type ConfigSetting = string | number | boolean | { readonly secret: string };

/** One stack of the real engine. Its operations don't throw when Pulumi fails: they answer how it ended. */
export class TestStack {
  readonly name: string;
  readonly project: string;
  /** Everything of this stack is in here: `project/`, `home/`, `state/`. */
  readonly folder: string;
  /** The folder with Pulumi.yaml and the program. */
  readonly projectFolder: string;
  /** The whole environment of a run of the CLI. */
  readonly env: Readonly<Record<string, string>>;
  readonly #toolchain: Toolchain;
  readonly #isTemporary: boolean;
  readonly #inline: PulumiFn | undefined;
  readonly #added: Readonly<Record<string, string>>;
  #automation: Promise<Stack> | undefined;

  constructor(options: StackOptions, toolchain: Toolchain) {
    this.name = options.stack ?? "test";
    this.project = options.project ?? "batchflow-test";
    this.#toolchain = toolchain;
    this.#isTemporary = options.folder === undefined;
    this.folder = options.folder ?? mkdtempSync(join(tmpdir(), "batchflow-stack-"));
    this.projectFolder = join(this.folder, "project");
    const env = {
      // The type check of a small program takes longer than its preview.
      PULUMI_NODEJS_TRANSPILE_ONLY: "true",
      ...(options.loadsAll !== true && deferring),
      ...options.env,
    };
    this.env = { ...pulumiEnvironment(this.folder, toolchain, options.path), ...env };
    this.#added = { ...pulumiVariables(this.folder, toolchain, options.path), ...env };
    this.#inline = typeof options.program === "function" ? options.program : undefined;
    writeProject(this.projectFolder, this.project, options.program);
  }

  /** Creates the stack and sets its configuration: called by `createStack`. */
  async initialise(config: Readonly<Record<string, ConfigSetting>>): Promise<void> {
    expectSuccess(await this.cli("stack", "init", this.name));
    const args = Object.entries(config).flatMap(([key, value]) =>
      typeof value === "object" ? [] : ["--plaintext", `${key}=${value}`],
    );
    if (args.length > 0) expectSuccess(await this.cli("config", "set-all", "--path", ...args));
    for (const [key, value] of Object.entries(config)) {
      if (typeof value === "object") await this.setConfig(key, value);
    }
  }

  /** Sets one value, by name or by path (`batchflow:tencent.secretKey`). */
  async setConfig(key: string, value: ConfigSetting): Promise<void> {
    const isSecret = typeof value === "object";
    const args = ["config", "set", "--path", key, isSecret ? "--secret" : "--plaintext"];
    expectSuccess(await this.#start(args, { input: isSecret ? value.secret : String(value) }).result);
  }

  up(...args: string[]): Promise<Run> {
    return this.#inline
      ? this.#automate((stack, streams) => stack.up(streams), args)
      : this.cli("up", "--yes", "--skip-preview", ...args);
  }

  preview(...args: string[]): Promise<Run> {
    return this.#inline
      ? this.#automate((stack, streams) => stack.preview({ ...streams, diff: args.includes("--diff") }), args)
      : this.cli("preview", ...args);
  }

  /** Does not run the program, unless asked with `--run-program`. */
  refresh(...args: string[]): Promise<Run> {
    return this.cli("refresh", "--yes", "--skip-preview", ...args);
  }

  /** Does not run the program, unless asked with `--run-program`. */
  destroy(...args: string[]): Promise<Run> {
    return this.cli("destroy", "--yes", "--skip-preview", ...args);
  }

  /** Runs the CLI in the project's folder, without a terminal: `cli("preview", "--json")`. */
  cli(...args: string[]): Promise<Run> {
    return this.start(...args).result;
  }

  /** Starts the CLI and does not wait for it: for tests that interrupt it, or kill the provider process below it. */
  start(...args: string[]): Running {
    return this.#start(args, {});
  }

  /** The plain values of the stack's outputs; secret ones too, decrypted. */
  async outputs(): Promise<Record<string, unknown>> {
    return this.#json<Record<string, unknown>>("stack", "output", "--json", "--show-secrets");
  }

  /** The state as it is stored, with its secrets encrypted. */
  async exportState(): Promise<Deployment> {
    return this.#json<Deployment>("stack", "export");
  }

  /** The text of the state file: what a search for a secret in clear has to look through. */
  stateText(): string {
    const file = join(this.folder, "state", ".pulumi", "stacks", this.project, `${this.name}.json`);
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  }

  /** Replaces a file of the program: the next operation runs the new one. */
  writeFile(name: string, text: string): void {
    writeFileSync(join(this.projectFolder, name), text);
  }

  /** The stack as the Automation API has it. */
  automation(): Promise<Stack> {
    this.#automation ??= this.#openAutomation();
    return this.#automation;
  }

  /** Destroys what the stack still has, and removes its folder if it is a temporary one. */
  async dispose(): Promise<void> {
    try {
      if (this.#hasResources()) {
        expectSuccess(await this.destroy());
      }
    } finally {
      this.remove();
    }
  }

  /** Removes the stack's folder if it is a temporary one, and leaves its resources alone. */
  remove(): void {
    if (this.#isTemporary) {
      rmSync(this.folder, { recursive: true, force: true });
    }
  }

  /** Whether a destroy has anything to do: a second one after a test's own would take seconds for nothing. */
  #hasResources(): boolean {
    const text = this.stateText();
    if (text === "") return false;
    type Deployed = Partial<Record<"resources" | "pending_operations", readonly unknown[]>>;
    const { checkpoint } = JSON.parse(text) as { checkpoint?: { latest?: Deployed } };
    const { resources = [], pending_operations: pending = [] } = checkpoint?.latest ?? {};
    return resources.length > 0 || pending.length > 0;
  }

  #start(args: readonly string[], options: { input?: string }): Running {
    const command = args[0] === "stack" && args[1] === "init" ? args : [...args, "--stack", this.name];
    return start(this.#toolchain.pulumi, [...command, "--non-interactive"], {
      cwd: this.projectFolder,
      env: this.env,
      ...options,
    });
  }

  async #json<T>(...args: string[]): Promise<T> {
    return JSON.parse(expectSuccess(await this.cli(...args)).stdout) as T;
  }

  async #automate(
    operation: (stack: Stack, streams: { onOutput: (text: string) => void }) => Promise<unknown>,
    args: readonly string[],
  ): Promise<Run> {
    const unsupported = args.filter((arg) => arg !== "--diff");
    if (unsupported.length > 0) {
      throw new Error(
        `${unsupported.join(" ")}: arguments of the CLI are for programs in a folder; use automation()`,
      );
    }
    let stdout = "";
    const onOutput = (text: string) => {
      stdout += text;
    };
    try {
      await operation(await this.automation(), { onOutput });
      return { exitCode: 0, stdout, stderr: "" };
    } catch (error) {
      return { exitCode: 1, stdout, stderr: error instanceof Error ? error.message : String(error) };
    }
  }

  async #openAutomation(): Promise<Stack> {
    const options = {
      workDir: this.projectFolder,
      envVars: { ...blankedVariables(), ...this.#added },
      pulumiCommand: await this.#automationCommand(),
    };
    return this.#inline
      ? LocalWorkspace.selectStack(
          { stackName: this.name, projectName: this.project, program: this.#inline },
          options,
        )
      : LocalWorkspace.selectStack({ stackName: this.name, workDir: this.projectFolder }, options);
  }

  async #automationCommand(): Promise<PulumiCommand> {
    const bin = dirname(this.#toolchain.pulumi);
    const home = process.env.PULUMI_HOME;
    // It asks the CLI for its version, which writes a log into PULUMI_HOME; no option keeps that out of the user's own.
    process.env.PULUMI_HOME = this.env.PULUMI_HOME;
    try {
      // The Automation API takes an installation's root, and finds the CLI in `bin` below it.
      return await PulumiCommand.get(basename(bin) === "bin" ? { root: dirname(bin) } : undefined);
    } finally {
      if (home === undefined) {
        delete process.env.PULUMI_HOME;
      } else {
        process.env.PULUMI_HOME = home;
      }
    }
  }
}
