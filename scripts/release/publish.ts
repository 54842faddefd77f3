import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { run } from "../../test/toolchain/process";
import type { Log } from "../../test/toolchain/progress";
import { sumLine, SUMS } from "../plugin/archive";
import { succeed } from "../succeed";
import { allFilesOf, filesOf } from "./files";

type Command = readonly [name: string, ...args: string[]];

/** One thing that is published. */
interface Publication {
  readonly to: string;
  readonly command: Command;
  /** What the command reads from stdin. */
  readonly input?: string;
  /** A command that writes `answer` where it has been published already, so that a release may be run again. */
  readonly published?: { readonly command: Command; readonly answer: string };
}

/** Reads no token: it gets one for this upload from PyPI, which knows the workflow. */
const TWINE = "twine==7.0.0";

/** What a release publishes, in this order: an SDK downloads the plugin from the release on GitHub. */
export function publicationsOf(version: string, folder: string, notes: string): Publication[] {
  const { packages, python } = filesOf(version);
  const tag = `v${version}`;
  const paths = allFilesOf(version).map((name) => join(folder, name));
  return [
    {
      to: `the release ${tag} on GitHub`,
      command: [
        "gh",
        "release",
        "create",
        tag,
        "--verify-tag",
        "--title",
        tag,
        "--notes-file",
        "-",
        ...paths,
      ],
      input: notes,
      published: {
        command: ["gh", "release", "view", tag, "--json", "isDraft", "--jq", ".isDraft"],
        answer: "false",
      },
    },
    ...packages.map((file): Publication => {
      const name = file.slice(0, -`-${version}.tgz`.length);
      return {
        to: `npm, as ${name}@${version}`,
        // npm could take a path without `./` for a repository.
        command: ["npm", "publish", `./${join(folder, file)}`],
        published: { command: ["npm", "view", `${name}@${version}`, "version"], answer: version },
      };
    }),
    {
      to: `PyPI, as pulumi-batchflow ${version}`,
      command: [
        ...(["pipx", "run", "--spec", TWINE, "twine", "upload", "--non-interactive"] as const),
        "--skip-existing",
        ...python.map((name) => join(folder, name)),
      ],
    },
  ];
}

/** Why the files of a folder are not those of a release, as they were made. */
export function flawsOf(version: string, folder: string): string[] {
  const [expected, found] = [allFilesOf(version), readdirSync(folder)];
  const flaws = [
    ...expected.filter((name) => !found.includes(name)).map((name) => `${name} is missing.`),
    ...found.filter((name) => !expected.includes(name)).map((name) => `${name} is no file of a release.`),
  ];
  if (!found.includes(SUMS)) return flaws;
  const sums = readFileSync(join(folder, SUMS), "utf8").split("\n");
  const changed = found.filter((name) => name !== SUMS && !sums.includes(sumLine(folder, name)));
  return [...flaws, ...changed.map((name) => `${name} is not what ${SUMS} says.`)];
}

/** Publishes what has not been published yet. */
export async function publish(root: string, publications: readonly Publication[], log: Log): Promise<void> {
  for (const { to, command, input, published } of publications) {
    if (published !== undefined) {
      const [name, ...args] = published.command;
      const { exitCode, stdout } = await run(name, args, { cwd: root });
      if (exitCode === 0 && stdout.trim() === published.answer) {
        log(`Published before: ${to}`);
        continue;
      }
    }
    const [name, ...args] = command;
    log((await succeed(name, args, { cwd: root, ...(input !== undefined && { input }) })).trim());
    log(`Published: ${to}`);
  }
}
