import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { cacheRoot, fillOnce } from "../../toolchain/cache";
import { run, type Result } from "../../toolchain/process";
import { logToStderr } from "../../toolchain/progress";

/** A package manager other than npm, and how it is called. */
export interface Manager {
  readonly name: string;
  /** Its version on npm. */
  readonly version: string;
  /** The package that it is on npm, and its executable in it. */
  readonly from: string;
  readonly executable: string;
  /** Where it keeps what it has downloaded. */
  readonly cache: string;
  /** How it runs a package's command. */
  readonly exec: readonly string[];
  /** What the project's package.json must say for it. */
  readonly project?: Readonly<Record<string, unknown>>;
  /** What it needs beside package.json. */
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

export const managers: readonly Manager[] = [
  {
    name: "pnpm",
    version: "10.34.9",
    from: "pnpm",
    executable: "bin/pnpm.cjs",
    cache: "npm_config_store_dir",
    exec: ["exec"],
  },
  {
    name: "yarn 1",
    version: "1.22.22",
    from: "yarn",
    executable: "bin/yarn.js",
    cache: "YARN_CACHE_FOLDER",
    exec: ["--silent", "run"],
    // It gives the emulator's own choice to nobody else, and refuses what names a newer Node.js than the one at hand.
    project: { resolutions: { "light-my-request": "6.6.0" } },
  },
  {
    name: "yarn 4",
    version: "4.18.1",
    from: "@yarnpkg/cli-dist",
    executable: "bin/yarn.js",
    cache: "YARN_GLOBAL_FOLDER",
    exec: ["run"],
    files: { ".yarnrc.yml": "nodeLinker: node-modules\n", "yarn.lock": "" },
    // In continuous integration it would not write a lock file.
    env: { YARN_ENABLE_IMMUTABLE_INSTALLS: "false", YARN_ENABLE_TELEMETRY: "false" },
  },
  {
    name: "bun",
    version: "1.4.5",
    from: "bun",
    executable: "bin/bun.exe",
    cache: "BUN_INSTALL_CACHE_DIR",
    exec: ["x"],
  },
];

/** A package manager that works in one folder, with an empty HOME. */
export class Installer {
  readonly #command: readonly string[];
  readonly #options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv };
  readonly #manager: Manager;

  private constructor(manager: Manager, tool: string, cache: string, cwd: string) {
    const executable = join(tool, "node_modules", manager.from, manager.executable);
    this.#manager = manager;
    this.#command = executable.endsWith("js") ? [process.execPath, executable] : [executable];
    const home = join(cwd, "..", "empty-home");
    mkdirSync(home, { recursive: true });
    const env = { ...process.env, ...manager.env, HOME: home, [manager.cache]: cache };
    this.#options = { cwd, env };
  }

  /** The package manager, from npm or the cache, and the folder as `project` says. */
  static async of(manager: Manager, folder: string, project: object): Promise<Installer> {
    const tool = join(cacheRoot(), `${manager.name.replace(" ", "-")}-${manager.version}`);
    await fillOnce(tool, logToStderr, async (temporary) => {
      writeFileSync(join(temporary, "package.json"), "{}");
      const args = ["install", "--no-audit", "--no-fund", `${manager.from}@${manager.version}`];
      const { exitCode, stderr } = await run("npm", args, { cwd: temporary });
      if (exitCode !== 0) throw new Error(`npm could not install ${manager.name}:\n${stderr}`);
    });
    const files = { "package.json": JSON.stringify({ ...project, ...manager.project }), ...manager.files };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return new Installer(manager, tool, `${tool}.downloads`, folder);
  }

  add(...packages: string[]): Promise<Result> {
    return this.#run("add", ...packages);
  }

  exec(...command: string[]): Promise<Result> {
    return this.#run(...this.#manager.exec, ...command);
  }

  #run(...args: string[]): Promise<Result> {
    const [command = "", ...first] = this.#command;
    return run(command, [...first, ...args], { ...this.#options, timeout: 240_000 });
  }
}
