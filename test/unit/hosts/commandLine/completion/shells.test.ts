import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { scriptFor, type Shell, SHELLS } from "../../../../../provider/hosts/commandLine/completion/shells";
import { COMPLETE } from "../../../../../provider/hosts/commandLine/program/completion";
import { findOnPath, run } from "../../../../toolchain/process";
import { makeBatchflow } from "../batchflowProcess";

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "batchflow-completion-"));
  await makeBatchflow(folder);
  mkdirSync(join(folder, "work"));
  for (const shell of SHELLS) {
    writeFileSync(join(folder, `completion.${shell}`), scriptFor(shell, COMPLETE));
  }
  writeFileSync(join(folder, "work", "preview 1.json"), "");
});
afterAll(() => rmSync(folder, { recursive: true }));

/** For each shell, what makes it complete the line in $LINE and print what it would insert, one a line. */
const ASK: Readonly<Record<Shell, readonly string[]>> = {
  bash: [
    "--norc",
    "-c",
    `source ../completion.bash
    COMP_POINT=\${#LINE} COMP_LINE=$LINE COMP_WORDBREAKS=' :='
    _batchflow batchflow
    printf '%s\\n' "\${COMPREPLY[@]}"`,
  ],
  // Zsh completes in its line editor only: in a terminal of its own, which shows the line after the Tab key.
  zsh: [
    "-f",
    "-c",
    `zmodload zsh/zpty
    zpty shell 'PS1= TERM=dumb exec zsh -f -i'
    until_() { local text; while zpty -r shell text; do output+=$text; [[ $output == *\${~1}* ]] && return; done }
    zpty -w shell 'autoload -U compinit; compinit -u -D; source ../completion.zsh'
    zpty -w shell 'show() { print -r -- "<LINE:$BUFFER>"; zle kill-buffer }; zle -N show; bindkey "^X" show'
    zpty -w shell 'print READ""Y'
    output= until_ READY
    output=
    zpty -n -w shell "$LINE"$'\\t\\x18'
    until_ '<LINE:*>'
    print -r -- \${\${output##*<LINE:}%%>*}`,
  ],
  fish: ["--no-config", "-c", `source ../completion.fish; complete --do-complete "$LINE"`],
};

async function completed(shell: Shell, line: string): Promise<string[]> {
  const env = {
    ...process.env,
    PATH: `${folder}${delimiter}${process.env.PATH}`,
    HOME: folder,
    LINE: line,
  };
  const { exitCode, stdout, stderr } = await run(shell, ASK[shell], { cwd: join(folder, "work"), env });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  return stdout
    .split("\n")
    .filter((text) => text !== "")
    .map((text) => text.split("\t", 1)[0]!);
}

/** What is typed, and what the shell inserts for it: it replaces as much of the line as it takes for one word. */
const LINES: Readonly<Record<Shell, readonly (readonly [typed: string, ...inserted: string[]])[]>> = {
  bash: [
    ["batchflow re", "recover", "review"],
    ["batchflow logs tencent:", "Job"],
    ["batchflow logs --timeline=s", "svg"],
    ["batchflow review pre", "preview 1.json"],
  ],
  zsh: [
    ["batchflow recov", "batchflow recover "],
    ["batchflow logs tencent:", "batchflow logs tencent:Job "],
    ["batchflow logs --timeline=s", "batchflow logs --timeline=svg "],
    ["batchflow review pre", "batchflow review preview\\ 1.json "],
  ],
  fish: [
    ["batchflow re", "recover", "review"],
    ["batchflow logs tencent:", "tencent:Job"],
    ["batchflow logs --timeline=s", "--timeline=svg"],
    ["batchflow review pre", "preview 1.json"],
  ],
};

describe("the Tab key completes commands, types with a colon, values and names of files", () => {
  it.for(SHELLS)("in %s", async (shell, { skip }) => {
    skip(findOnPath(shell) === undefined, `${shell} is not installed`);
    for (const [typed, ...inserted] of LINES[shell]) expect(await completed(shell, typed)).toEqual(inserted);
  });

  it("and runs nothing that stands on the line", async ({ skip }) => {
    skip(findOnPath("bash") === undefined, "bash is not installed");
    expect(await completed("bash", "batchflow logs $(touch${IFS}ran) ")).toEqual([]);
    expect(readdirSync(join(folder, "work"))).toEqual(["preview 1.json"]);
  });
});
