import { execFileSync } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

import { run, type Result } from "../toolchain/process";
import { repositoryRoot } from "../toolchain/repository";

/** npm takes minutes on a busy machine, where its cache is empty. */
export const INSTALL_TIMEOUT = 15 * 60_000;

/** What a command wrote, or an error with all of it. */
export function expectDone({ exitCode, stdout, stderr }: Result): string {
  if (exitCode !== 0) throw new Error(`exit code ${exitCode}:\n${stdout}\n${stderr}`);
  return stdout;
}

/**
 * Packs the provider, as it is built, and the emulator into a folder, and answers the names of the files. npm itself
 * would build dist/ anew, below the other tests; the emulator is compiled elsewhere, since other tests do the same.
 */
export async function packPackages(folder: string): Promise<{ provider: string; emulator: string }> {
  const copy = join(folder, "emulator");
  const own = (path: string) => !["dist", "node_modules"].includes(basename(path));
  cpSync(join(repositoryRoot, "emulator"), copy, { recursive: true, filter: own });
  const compiler = join(repositoryRoot, "node_modules/typescript/bin/tsc");
  const project = join(repositoryRoot, "emulator/tsconfig.build.json");
  const args = [compiler, "-p", project, "--outDir", join(copy, "dist")];
  expectDone(await run(process.execPath, args));
  const pack = async (cwd: string) => {
    const flags = ["--ignore-scripts", "--silent", "--pack-destination", folder];
    return expectDone(await run("npm", ["pack", ...flags], { cwd })).trim();
  };
  return { provider: await pack(repositoryRoot), emulator: await pack(copy) };
}

/** npm's cache and the user's settings for it, for a run with another HOME. */
export function npmVariables(): Record<string, string> {
  const get = (key: string) => execFileSync("npm", ["config", "get", key], { encoding: "utf8" }).trim();
  return {
    npm_config_cache: get("cache"),
    npm_config_userconfig: get("userconfig"),
    npm_config_prefer_offline: "true",
    npm_config_audit: "false",
    npm_config_fund: "false",
    npm_config_update_notifier: "false",
  };
}

/** A code block of a page, with the word behind its language. */
export interface Block {
  readonly language: string;
  readonly mark: string;
  readonly text: string;
}

/** The code blocks of a page, in their order. */
export function blocksOf(page: string): Block[] {
  const text = readFileSync(join(repositoryRoot, page), "utf8");
  return [...text.matchAll(/^```(\S+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(
    ([, language = "", mark = "", block = ""]) => ({ language, mark, text: block }),
  );
}
