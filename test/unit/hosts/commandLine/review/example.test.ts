import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, it } from "vitest";

import { markdownOf } from "../../../../../provider/hosts/commandLine/review/report/review";
import { risksOf } from "../../../../../provider/hosts/commandLine/review/risks";
import { repositoryRoot } from "../../../../toolchain/repository";
import { previewIn } from "./recorded";

it("the review that the docs show is what the command writes of the recorded preview", async () => {
  const page = readFileSync(join(repositoryRoot, "docs/review.md"), "utf8");
  const [, shown = ""] = /<!-- review -->\n([\s\S]*)<!-- \/review -->/.exec(page) ?? [];
  const preview = await previewIn("dynamic", "update");
  const risks = await risksOf(preview);
  const written = markdownOf({ title: "Preview", preview, risks, cost: undefined, quota: undefined });
  // Cells are padded by the formatter of the docs.
  const plain = (lines: readonly string[]) =>
    lines
      .map((line) => line.replace(/^> ?/, "").replace(/ +\|/g, " |").replace(/-{3,}/g, "---"))
      .filter(Boolean);
  expect(plain(shown.split("\n"))).toEqual(plain(written));
});
