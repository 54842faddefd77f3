import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { factsOf, problemsOf, versionOf } from "./release/check";
import { sectionsOf } from "./release/changelog";
import { allFilesOf } from "./release/files";
import { make } from "./release/make";
import { flawsOf, publicationsOf, publish } from "./release/publish";

const STEPS = ["check", "make", "publish"];

const USAGE = `usage: npm run release -- [--dry-run | --only ${STEPS.join("|")}]`;

/** Checks whether a commit may be released, makes the files of the release, and publishes them. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { "dry-run": { type: "boolean" }, only: { type: "string" } } });
  const dryRun = values["dry-run"] ?? false;
  if (values.only !== undefined && (dryRun || !STEPS.includes(values.only))) throw new Error(USAGE);
  const has = (step: string) => (values.only ?? step) === step;

  // The folder of package.json, where npm starts its scripts.
  const root = process.cwd();
  const version = versionOf(root);
  const facts = await factsOf(root);
  const problems = problemsOf(facts);
  if (has("check") && !dryRun && problems.length > 0) throw new Error(problems.join("\n"));

  const folder = "dist/release";
  if (has("make")) await make(root, version, join(root, folder));

  const notes = sectionsOf(facts.changelog).find((section) => section.version === version)?.text ?? "";
  const publications = publicationsOf(version, folder, notes);
  if (dryRun) return report(root, folder, version, problems, publications);
  if (!has("make") && !has("publish")) return;
  const flaws = flawsOf(version, join(root, folder));
  if (flaws.length > 0) throw new Error(flaws.join("\n"));
  if (!has("publish")) return;
  if ((process.env.ACTIONS_ID_TOKEN_REQUEST_URL ?? "") === "") {
    throw new Error(
      `Only .github/workflows/release.yml publishes, so that it is known where a package comes from: push the tag v${version}.`,
    );
  }
  await publish(root, publications, console.log);
}

function report(
  root: string,
  folder: string,
  version: string,
  problems: readonly string[],
  publications: ReturnType<typeof publicationsOf>,
): void {
  console.log(`In ${folder}:`);
  for (const name of allFilesOf(version)) {
    const path = join(root, folder, name);
    const size = existsSync(path) ? `${Math.ceil(statSync(path).size / 1000)} kB` : "missing";
    console.log(`${size.padStart(9)}  ${name}`);
  }
  console.log("\nWhat a release would publish:");
  for (const { to, command } of publications) console.log(`- to ${to}:\n  ${command.join(" ")}`);
  const flaws = [...problems, ...flawsOf(version, join(root, folder))];
  if (flaws.length > 0) console.log(`\nWhy this commit would not be released:\n- ${flaws.join("\n- ")}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
