import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { repositoryRoot } from "../toolchain/repository";
import type { Lane } from "./lane";
import { STACK } from "./engine/stack";
import type { Recover } from "./verification";

/** The exit code of a command that leaves something to the user. */
const UNDECIDED = 2;

/** `npx batchflow recover --yes`, as a pipeline runs it before each up. */
export const recoverByCommand: Recover = async (lane, log) => {
  let { code, text } = await batchflow(lane, ["recover", "--stack", STACK, "--yes"]);
  lane.printed.push(text);
  // What is left to the user is decided as it proposes: in these stacks nobody else makes objects.
  const proposed = [...text.matchAll(/--take '([^']+)=([^'=]+)'/g)].map(
    ([, urn = "", id = ""]) => [urn, id] as const,
  );
  const chosen = new Map(proposed.reverse());
  if (code === UNDECIDED && chosen.size > 0) {
    log(text);
    const takes = [...chosen].flatMap(([urn, id]) => ["--take", `${urn}=${id}`]);
    ({ code, text } = await batchflow(lane, ["recover", "--stack", STACK, "--yes", ...takes]));
    lane.printed.push(text);
  }
  if (code !== 0 || text.trim() !== "") log(`recover: ${code}`);
  for (const line of text.split("\n").filter((each) => each.trim() !== "")) log(`    ${line}`);
  return [...chosen.keys()];
};

/** Runs the package's own command with the stand-in for the Pulumi CLI. */
function batchflow(lane: Lane, words: readonly string[]): Promise<{ code: number; text: string }> {
  const { bin } = JSON.parse(readFileSync(join(repositoryRoot, "package.json"), "utf8")) as {
    bin: { batchflow: string };
  };
  const options = { env: { ...lane.command.env }, cwd: lane.folder };
  return new Promise((resolve) =>
    execFile(
      process.execPath,
      [join(repositoryRoot, bin.batchflow), ...words],
      options,
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
        resolve({ code, text: stdout + stderr });
      },
    ),
  );
}
