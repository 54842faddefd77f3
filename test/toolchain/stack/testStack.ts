import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pulumiEnvironment } from "../pulumi/environment";
import { start, type Running } from "../process";
import { deferring } from "../deferred";
import type { Toolchain } from "../pulumi/toolchain";
import { expectSuccess, type Run } from "./outcome";
import { type Program, writeProject } from "./program";
import { type ConfigSetting, StackFile } from "./stackFile";

export interface StackOptions {
  readonly program: Program;
  readonly project?: string;
  readonly stack?: string;
  /** Set before anything runs. What follows a dot in a name is a path into an object. */
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

/** What a state file has of a resource. */
export interface StoredResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly provider?: string;
  readonly initErrors?: readonly string[];
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

export interface Stored {
  readonly resources?: readonly StoredResource[];
  readonly pending_operations?: readonly unknown[];
}

/** What the CLI tells of a state. */
export interface Exported {
  readonly version: number;
  readonly deployment: Stored;
}

interface StateFile {
  readonly checkpoint: { readonly latest?: Stored };
}

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
  readonly #file: StackFile;
  readonly #isTemporary: boolean;

  constructor(options: StackOptions, toolchain: Toolchain) {
    this.name = options.stack ?? "test";
    this.project = options.project ?? "batchflow-test";
    this.#toolchain = toolchain;
    this.#isTemporary = options.folder === undefined;
    this.folder = options.folder ?? mkdtempSync(join(tmpdir(), "batchflow-stack-"));
    this.projectFolder = join(this.folder, "project");
    this.env = {
      ...pulumiEnvironment(this.folder, toolchain, options.path),
      // The type check of a small program takes longer than its preview.
      PULUMI_NODEJS_TRANSPILE_ONLY: "true",
      ...(options.loadsAll !== true && deferring),
      ...options.env,
    };
    this.#file = new StackFile(
      join(this.projectFolder, `Pulumi.${this.name}.yaml`),
      this.project,
      this.env.PULUMI_CONFIG_PASSPHRASE ?? "",
    );
    writeProject(this.projectFolder, this.project, options.program);
  }

  /** Creates the stack with its configuration: called by `createStack`. */
  async initialise(config: Readonly<Record<string, ConfigSetting>>): Promise<void> {
    await this.#file.set(config);
    expectSuccess(await this.cli("stack", "init", this.name));
  }

  /** Sets one value, by name or by path (`batchflow:tencent.secretKey`). */
  async setConfig(key: string, value: ConfigSetting): Promise<void> {
    await this.#file.set({ [key]: value });
  }

  up(...args: string[]): Promise<Run> {
    return this.cli("up", "--yes", "--skip-preview", ...args);
  }

  preview(...args: string[]): Promise<Run> {
    return this.cli("preview", ...args);
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
    const command = args[0] === "stack" && args[1] === "init" ? args : [...args, "--stack", this.name];
    return start(this.#toolchain.pulumi, [...command, "--non-interactive"], {
      cwd: this.projectFolder,
      env: this.env,
    });
  }

  /** The plain values of the stack's outputs; secret ones too, decrypted. */
  outputs(): Promise<Record<string, unknown>> {
    const stack = this.stored().resources?.find(({ type }) => type === "pulumi:pulumi:Stack");
    return this.#file.decrypted(stack?.outputs ?? {});
  }

  /** The state as the CLI tells it, with its secrets encrypted: where the backend is not the stack's folder. */
  async exportState(): Promise<Exported> {
    return JSON.parse(expectSuccess(await this.cli("stack", "export")).stdout) as Exported;
  }

  /** What the state file has, with its secrets encrypted. */
  stored(): Stored {
    return (JSON.parse(this.stateText()) as StateFile).checkpoint.latest ?? {};
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
    if (this.stateText() === "") return false;
    const { resources = [], pending_operations: pending = [] } = this.stored();
    return resources.length > 0 || pending.length > 0;
  }
}
