import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, it } from "vitest";

import { messagesAfter, waitingLines } from "../../toolchain/docs/troubleshooting";
import { repositoryRoot } from "../../toolchain/repository";

/** The TypeScript of a folder, with texts that go over several lines in one piece. */
function sourceOf(folder: string): string {
  return readdirSync(join(repositoryRoot, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(join(repositoryRoot, folder, name), "utf8"))
    .join("\n")
    .replace(/["`] \+\n\s*["`]/g, "")
    .replaceAll("\\`", "`");
}

it("quotes messages that the package has", () => {
  const source = sourceOf("provider") + sourceOf("sdk");
  const messages = messagesAfter("messages of this package");
  expect(messages.length).toBeGreaterThan(20);
  expect(messages.flat().filter((part) => !source.includes(part))).toEqual([]);
});

it("quotes lines of waits that the package writes", () => {
  // A line is put together of parts: tests have it whole.
  const texts = sourceOf("provider") + sourceOf("test/unit/core") + sourceOf("test/lifecycle");
  const lines = waitingLines();
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.flat().filter((part) => !texts.includes(part))).toEqual([]);
});
