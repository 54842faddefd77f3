import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { succeed } from "../succeed";
import { sectionsOf } from "./changelog";

/** What decides whether a commit may be released. */
export interface Facts {
  /** As package.json has it. */
  readonly version: string;
  /** The tags of the commit. */
  readonly tags: readonly string[];
  /** What differs from the commit: lines of `git status`. */
  readonly changes: readonly string[];
  readonly changelog: string;
  /** The versions whose states are recorded, and held by `golden.test.ts`. */
  readonly golden: readonly string[];
}

export async function factsOf(root: string): Promise<Facts> {
  const lines = async (...args: readonly string[]) =>
    (await succeed("git", args, { cwd: root })).split("\n").filter((line) => line !== "");
  const [changelog, golden] = [join(root, "CHANGELOG.md"), join(root, "test/fixtures/golden")];
  return {
    version: versionOf(root),
    tags: await lines("tag", "--points-at", "HEAD"),
    changes: await lines("status", "--porcelain"),
    changelog: existsSync(changelog) ? readFileSync(changelog, "utf8") : "",
    golden: existsSync(golden) ? readdirSync(golden) : [],
  };
}

export function versionOf(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  return version;
}

/** Why the commit may not be released; empty where it may. */
export function problemsOf({ version, tags, changes, changelog, golden }: Facts): string[] {
  const problems: string[] = [];
  if (!/^\d+\.\d+\.\d+$/.test(version)) problems.push(`The version ${version} is not of the form 1.2.3.`);
  const tag = `v${version}`;
  if (!tags.includes(tag)) {
    const found = tags.length === 0 ? "none" : tags.join(", ");
    problems.push(
      `The commit needs the tag ${tag}, as package.json has the version ${version}; it has ${found}.`,
    );
  }
  if (changes.length > 0) problems.push(`The tree differs from the commit:\n${changes.join("\n")}`);
  const sections = sectionsOf(changelog);
  const own = sections.find((section) => section.version === version);
  if (own === undefined) problems.push(`CHANGELOG.md has no section for ${version}.`);
  else if (own.date === undefined) problems.push(`The section for ${version} in CHANGELOG.md has no date.`);
  else if (own.text === "") problems.push(`The section for ${version} in CHANGELOG.md is empty.`);
  for (const release of new Set([version, ...sections.map((section) => section.version)])) {
    if (golden.includes(release)) continue;
    problems.push(
      `No states of ${release} are recorded: \`npx tsx test/lifecycle/golden.ts ${release}\` does it, with its provider.`,
    );
  }
  return problems;
}
