import { readFileSync } from "node:fs";
import { join } from "node:path";

import { repositoryRoot } from "../repository";

const page = readFileSync(join(repositoryRoot, "docs/troubleshooting.md"), "utf8");

/** What stands for what differs from one message to the next. */
const DIFFERS = "…";

/** The messages that head the sections after a comment of the page, each as its fixed parts. */
export function messagesAfter(comment: string): readonly (readonly string[])[] {
  const [, section = ""] = page.split(`<!-- ${comment} -->`);
  const [text = ""] = section.split("<!-- ");
  return [...text.matchAll(/^### (`+)(.+)\1$/gm)].map(([, , message = ""]) => fixedParts(message.trim()));
}

/** The lines of waits in the page's table, each as its fixed parts. */
export function waitingLines(): readonly (readonly string[])[] {
  const [, section = ""] = page.split("\n### It waits and waits\n");
  const [text = ""] = section.split("\n### ");
  return [...text.matchAll(/^\| `(.+?)` +\|/gm)].map(([, line = ""]) => fixedParts(line));
}

/** The lines that the page shows as printed by commands, each as its fixed parts. */
export function printedLines(): readonly (readonly string[])[] {
  return [...page.matchAll(/^```console\n([\s\S]*?)^```$/gm)]
    .flatMap(([, block = ""]) => block.split("\n"))
    .filter((line) => line !== "" && !line.startsWith("$ "))
    .map((line) => fixedParts(line.trim()));
}

function fixedParts(text: string): string[] {
  return text
    .split(DIFFERS)
    .map((part) => part.trim())
    .filter((part) => part !== "" && part !== ":");
}
