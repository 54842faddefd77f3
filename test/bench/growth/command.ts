import { writeFileSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import { backendNames } from "../../toolchain/backends";
import { whole, wholes } from "../../toolchain/options";
import { logToStderr } from "../../toolchain/progress";
import type { RateLimits } from "../programs";
import { cellsOf, type Choices, hosts, mixes, nameOf, savings } from "./cells";
import { Figures, FIGURES } from "./figures";
import { measureGrowth } from "./growth";
import { currentDocument, DOCUMENT, withTables } from "./report";

interface Flags extends Omit<Choices, "savings"> {
  readonly saving: Choices["savings"];
  readonly limit: number;
  readonly figures: string;
  readonly dryRun?: boolean;
  readonly render?: boolean;
}

/** An option whose value is a list of these words. */
function words<T extends string>(
  flag: string,
  text: string,
  known: readonly T[],
  normal: readonly T[],
): Option {
  return new Option(`${flag} <list>`, `${text}: ${known.join(", ")}`)
    .argParser((list: string) =>
      list.split(",").map((word) => {
        if (!known.includes(word as T))
          throw new InvalidArgumentError(`only ${known.join(", ")} are known here`);
        return word as T;
      }),
    )
    .default(normal, normal.join(","));
}

const rateLimits: readonly RateLimits[] = ["off", "documented"];

export const growth = new Command("growth")
  .description("Measures stacks of many resources on each backend, and writes docs/scale.md's tables.")
  .option("--sizes <list>", "numbers of resources", wholes, [300])
  .option(
    "--per-stack <list>",
    "most resources in a stack, or `all` for one stack",
    (list) => list.split(",").map((word) => (word === "all" ? Infinity : whole(word))),
    [Infinity],
  )
  .addOption(words("--mixes", "what the resources are", mixes, ["templates"]))
  .addOption(words("--backends", "where the state is", backendNames, backendNames))
  .addOption(words("--hosts", "forms of the resources", hosts, ["dynamic"]))
  .addOption(words("--rates", "the schedule of requests", rateLimits, ["off"]))
  .addOption(words("--saving", "how the state is saved", savings, ["steps"]))
  .option(
    "--parallel <list>",
    "operations that the engine has open at a time, or `default`",
    (list) => list.split(",").map((word) => (word === "default" ? undefined : whole(word))),
    [undefined],
  )
  .option("--limit <seconds>", "stops an operation that takes longer", whole, 900)
  .option("--figures <file>", "where the figures are kept: only what is missing there is measured", FIGURES)
  .option("--dry-run", "only list what is missing")
  .option("--render", "only write the tables of the figures into docs/scale.md")
  .action(run);

async function run(flags: Flags): Promise<void> {
  const figures = new Figures(flags.figures);
  if (flags.render !== true) {
    const choices: Choices = { ...flags, savings: flags.saving };
    const cells = cellsOf(choices);
    if (flags.dryRun === true) {
      for (const cell of cells) {
        const missing = figures.missing(cell, flags.limit);
        if (missing.length > 0) process.stdout.write(`${nameOf(cell)}: ${missing.join(", ")}\n`);
      }
      return;
    }
    await measureGrowth(cells, figures, flags.limit, logToStderr);
  }
  const text = await withTables(currentDocument(), figures.all);
  if (flags.figures === FIGURES) writeFileSync(DOCUMENT, text);
  else process.stdout.write(text);
}
