import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, it } from "vitest";

import { openSources } from "../../../../../provider/hosts/commandLine/review/cost";
import { runReview } from "../../../../../provider/hosts/commandLine/review/reviewCommand";
import { repositoryRoot } from "../../../../toolchain/repository";
import { recorded } from "./recorded";

it("the review that the docs show is what the command writes of the recorded preview", async () => {
  const page = readFileSync(join(repositoryRoot, "docs/review.md"), "utf8");
  const [, shown = ""] = /<!-- review -->\n([\s\S]*)<!-- \/review -->/.exec(page) ?? [];
  const written: string[] = [];
  const terminal = {
    out: () => undefined,
    page: (lines: readonly string[]) => written.push(...lines),
    json: () => undefined,
    note: () => undefined,
    confirm: () => Promise.resolve(undefined),
  };
  const prices = join(repositoryRoot, "test/fixtures/review/prices.json");
  const read = () => Promise.resolve(recorded("dynamic", "update"));
  await runReview("-", { format: "markdown", prices }, { terminal, read, sources: openSources });
  // The formatter of the docs pads cells.
  const plain = (lines: readonly string[]) =>
    lines
      .map((line) => line.replace(/^> ?/, "").replace(/ +\|/g, " |").replace(/-{3,}/g, "---"))
      .filter((line) => line.trim() !== "");
  expect(plain(shown.split("\n"))).toEqual(plain(written));
});
