import { Argument } from "commander";

import { SHELLS, type Shell } from "../completion/shells";
import type { Tool } from "./tool";

/** The hidden command that the shells' functions call. */
export const COMPLETE = "complete";

export function addCompletion(program: Tool): void {
  program
    .command("completion")
    .description("Print what makes a shell complete the command line with the Tab key")
    .addArgument(new Argument("<shell>", "the shell").choices(SHELLS))
    .shows(
      [
        {
          purpose: "In ~/.bashrc, for a package that is installed in the project",
          line: 'batchflow() { npx batchflow "$@"; }; eval "$(npx batchflow completion bash)"',
        },
        {
          purpose: "In ~/.zshrc, after compinit",
          line: 'batchflow() { npx batchflow "$@"; }; eval "$(npx batchflow completion zsh)"',
        },
        {
          purpose: "In ~/.config/fish/config.fish",
          line: "function batchflow; npx batchflow $argv; end; npx batchflow completion fish | source",
        },
      ],
      { 0: "printed", 1: "there is no such shell" },
    )
    .action(async (shell: Shell) => {
      const { scriptFor } = await import("../completion/shells.js");
      process.stdout.write(scriptFor(shell, COMPLETE));
    });
  program
    .command(COMPLETE, { hidden: true })
    .argument("[words...]")
    .helpOption(false)
    .allowUnknownOption()
    .action(async (words: readonly string[]) => {
      const { completionsOf } = await import("../completion/completions.js");
      const { line } = await import("../../../core/disclosure/line.js");
      const found = await completionsOf(program, words);
      const lines = found.map((one) => [one.value, one.meaning ?? []].flat().map(line).join("\t"));
      process.stdout.write(lines.map((text) => `${text}\n`).join(""));
    });
}
