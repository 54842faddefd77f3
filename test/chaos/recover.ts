import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

import type { RecoverOptions } from "../../provider/hosts/commandLine/recover/recoverCommand";
import { STACK } from "./engine/stack";
import type { Recover } from "./verification";

/** The exit code of a command that leaves something to the user. */
const UNDECIDED = 2;

/** `batchflow recover --yes`, as a pipeline runs it before each up. */
export const recoverAll: Recover = async (lane, log) => {
  let { code, text } = await lane.recover.run({ stack: STACK, yes: true });
  lane.printed.push(text);
  // What is left to the user is decided as it proposes: in these stacks nobody else makes objects.
  const proposed = [...text.matchAll(/--take '([^']+)=([^'=]+)'/g)].map(
    ([, urn = "", id = ""]) => [urn, id] as const,
  );
  const chosen = new Map(proposed.reverse());
  if (code === UNDECIDED && chosen.size > 0) {
    log(text);
    const take = [...chosen].map(([urn, id]) => `${urn}=${id}`);
    ({ code, text } = await lane.recover.run({ stack: STACK, yes: true, take }));
    lane.printed.push(text);
  }
  if (code !== 0 || text.trim() !== "") log(`recover: ${code}`);
  for (const line of text.split("\n").filter((each) => each.trim() !== "")) log(`    ${line}`);
  return [...chosen.keys()];
};

/** One stack's `recover`, with the stand-in for the Pulumi CLI; its process ends with this one, or by `close`. */
export class RecoverHost {
  readonly #child: ChildProcess;

  constructor(folder: string, env: NodeJS.ProcessEnv) {
    this.#child = fork(join(__dirname, "recoverHost.mjs"), { cwd: folder, env, execArgv: [] });
  }

  async run(options: RecoverOptions): Promise<{ code: number; text: string }> {
    const answer = once(this.#child, "message");
    this.#child.send(options);
    const [result] = (await answer) as [{ code: number; text: string }];
    return result;
  }

  close(): void {
    this.#child.kill();
  }
}
