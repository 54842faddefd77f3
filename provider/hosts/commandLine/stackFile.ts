import { mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

import { z } from "zod";

import { runPulumi } from "../stack/pulumiCli";
import { parseExport, type StackExport } from "../stack/stackExport";
import { naming, writeNamed } from "./files";

/** The state of one stack, as the Pulumi CLI exports and imports it: this works with every backend. */
export class StackFile {
  readonly #selection: readonly string[];

  constructor(stack: string | undefined) {
    this.#selection = stack === undefined ? [] : ["--stack", stack];
  }

  /** The state as text, its secrets encrypted; needs no passphrase. */
  text(): Promise<string> {
    return runPulumi(["stack", "export", ...this.#selection]);
  }

  /** The state with its secrets in clear. */
  async read(): Promise<StackExport> {
    return parseExport(await runPulumi(["stack", "export", "--show-secrets", ...this.#selection]));
  }

  /** Replaces the state; secrets are encrypted on the way. The CLI takes the backend's lock meanwhile. */
  async write(state: StackExport): Promise<void> {
    // Over stdin: neither the arguments nor a file ever hold the secrets.
    await runPulumi(["stack", "import", ...this.#selection], { input: JSON.stringify(state) });
  }
}

const stackList = z.array(z.looseObject({ name: z.string() }));

/** The names of all stacks of a project; left out, of the one in the working directory. */
export async function projectStacks(project: string | undefined): Promise<string[]> {
  const filter = project === undefined ? [] : ["--project", project];
  const text = await runPulumi(["stack", "ls", "--json", ...filter]);
  return stackList.parse(JSON.parse(text)).map(({ name }) => name);
}

/** Keeps a copy of a state in case its change was wrong, and returns the path of the file. */
export function keep(text: string, label: string, now: Date): string {
  const { PULUMI_HOME: home = "" } = process.env;
  // To the CLI an empty variable is none.
  const folder = join(home === "" ? join(homedir(), ".pulumi") : home, "batchflow");
  naming(folder, "made", () => mkdirSync(folder, { recursive: true, mode: 0o700 }));
  const file = join(folder, `${label}-${now.toISOString().replaceAll(/[:.]/g, "-")}.json`);
  writeNamed(file, text, "wx");
  return file;
}
