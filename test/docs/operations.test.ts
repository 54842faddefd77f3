import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import * as sdk from "../../sdk";
import { repositoryRoot } from "../toolchain/repository";

/** The operations of each platform's document. */
const operations = JSON.parse(
  readFileSync(join(repositoryRoot, "test/fixtures/operations.json"), "utf8"),
) as Readonly<Record<PlatformName, readonly string[]>>;

type PlatformName = "alibaba" | "huawei" | "otc" | "paddleflow" | "tencent";

/** The rows of a platform's table of operations: what stands on the left, and on the right. */
function rowsOf(platform: PlatformName): readonly { readonly operation: string; readonly where: string }[] {
  const page = readFileSync(join(repositoryRoot, `docs/${platform}.md`), "utf8");
  const [, section = ""] = page.split("\n## Operations\n");
  const [text = ""] = section.split(/\n## /);
  return text
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| ---"))
    .slice(1)
    .map((line) => {
      const cells = line.split("|").map((cell) => cell.trim());
      return { operation: cells.slice(1, -2).join(" "), where: cells.at(-2) ?? "" };
    });
}

const named = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);

describe.each(Object.keys(operations) as PlatformName[])("the operations on the page of %s", (platform) => {
  it("are all that the platform's document has, each with a place or a reason", () => {
    const rows = rowsOf(platform);
    const found = new Set(rows.flatMap(({ operation }) => named(operation)));
    expect(operations[platform].filter((operation) => !found.has(operation))).toEqual([]);
    expect(rows.filter(({ where }) => where === "")).toEqual([]);
  });

  it("lead to resources and readers that exist", () => {
    const exported = new Set(Object.keys(sdk[platform]));
    const places = rowsOf(platform).flatMap(({ where }) => named(where));
    // Small letters without get stand for members of a resource as well as for functions.
    const products = places.filter((name) => /^([A-Z]|get)\w+$/.test(name));
    expect(products.length).toBeGreaterThan(0);
    expect(products.filter((name) => !exported.has(name))).toEqual([]);
  });
});
