import { writeFileSync } from "node:fs";
import { Command, Option } from "commander";
import { whole, wholes } from "../toolchain/options";
import { logToStderr, withProgress } from "../toolchain/progress";
import { documentReport, documentTargets, measureDocuments } from "./documents/documents";
import { measureEnvironments } from "./environments";
import { interrupt } from "./measure";
import { growth } from "./growth/command";
import { measureRates, rateReport, rateTargets } from "./rates/rates";
import { environmentReport, targetReport, templateReport } from "./report";
import { environmentTargets, pluginTargets, templateTargets, verdict, type Target } from "./targets";
import { measureTemplates, TARGET_SIZE } from "./templates";
import { TemplateSummary } from "./templateSummary";

const PARTS = ["templates", "environments", "documents", "rates"] as const;
type Part = (typeof PARTS)[number];

interface Flags {
  readonly sizes: readonly number[];
  readonly runs: number;
  readonly stacks: readonly number[];
  readonly only?: Part;
  readonly json?: string;
}

const command = new Command("bench")
  .description("Measures the provider beside the engine's own floor and a textbook dynamic provider.")
  .option("--sizes <list>", "numbers of task templates", wholes, [100, TARGET_SIZE, 1000])
  .option(
    "--runs <number>",
    `rounds of each measurement up to ${TARGET_SIZE} templates; larger sizes get one`,
    whole,
    3,
  )
  .option("--stacks <list>", "numbers of stacks that share an account", wholes, [1, 3, 6, 12])
  .addOption(new Option("--only <name>", "measure this alone").choices(PARTS))
  .option("--json <file>", "write all samples to a file too")
  // Its own --sizes are another's than those of `growth`.
  .enablePositionalOptions()
  .action(main)
  .addCommand(growth);

async function main({ sizes, runs, stacks, only, json }: Flags): Promise<void> {
  const targets: Target[] = [];
  const samples: Record<string, unknown> = {};
  const isWanted = (part: Part): boolean => only === undefined || only === part;
  if (isWanted("templates")) {
    const templates = await withProgress(logToStderr, "Measuring task templates", () =>
      measureTemplates(sizes, runs, logToStderr),
    );
    const summary = new TemplateSummary(templates);
    targets.push(...templateTargets(summary), ...pluginTargets(summary));
    samples.templates = templates;
    process.stdout.write(`${templateReport(summary).join("\n")}\n`);
  }
  if (isWanted("environments")) {
    const environments = await withProgress(logToStderr, "Measuring compute environments", () =>
      measureEnvironments(runs, logToStderr),
    );
    targets.push(...environmentTargets(environments));
    samples.environments = environments;
    process.stdout.write(`${environmentReport(environments).join("\n")}\n`);
  }
  if (isWanted("documents")) {
    const documents = await withProgress(logToStderr, "Measuring large documents", () =>
      measureDocuments(runs, logToStderr),
    );
    targets.push(...documentTargets(documents));
    samples.documents = documents;
    process.stdout.write(`${documentReport(documents)}\n`);
  }
  if (isWanted("rates")) {
    const rates = await withProgress(logToStderr, "Measuring stacks of one account", () =>
      measureRates(stacks, runs, logToStderr),
    );
    targets.push(...rateTargets(rates));
    samples.rates = rates;
    process.stdout.write(`${rateReport(rates)}\n`);
  }
  process.stdout.write(targetReport(targets));
  if (json !== undefined) {
    const judged = targets.map((target) => ({ ...target, verdict: verdict(target) }));
    writeFileSync(json, `${JSON.stringify({ targets: judged, ...samples }, undefined, 2)}\n`);
  }
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, interrupt);

command.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
