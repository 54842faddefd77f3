import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { Result } from "../toolchain/process";
import { repositoryRoot } from "../toolchain/repository";

/** npm takes minutes on a busy machine, where its cache is empty. */
export const INSTALL_TIMEOUT = 15 * 60_000;

/** What a command wrote, or an error with all of it. */
export function expectDone({ exitCode, stdout, stderr }: Result): string {
  if (exitCode !== 0) throw new Error(`exit code ${exitCode}:\n${stdout}\n${stderr}`);
  return stdout;
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
