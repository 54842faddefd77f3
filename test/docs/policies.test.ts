import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, it } from "vitest";

import { parsePrices } from "../../provider/hosts/commandLine/review/cost/priceFile";
import * as policies from "../../sdk/policy";
import { run } from "../toolchain/process";
import { repositoryRoot } from "../toolchain/repository";

const EXAMPLE = join(repositoryRoot, "examples/gitops/policy");
const page = readFileSync(join(repositoryRoot, "docs/policies.md"), "utf8");
const blocks = [...page.matchAll(/^```(\S+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(
  ([, language, name = "", text = ""]) => ({ language, name, text }),
);
const json = (text: string) => JSON.parse(text) as Readonly<Record<string, unknown>>;
const functions = Object.keys(policies);

const folder = mkdtempSync(join(tmpdir(), "batchflow-policies-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("shows a pack that compiles, and so does the example", async () => {
  cpSync(EXAMPLE, folder, { recursive: true });
  symlinkSync(join(repositoryRoot, "node_modules"), join(folder, "node_modules"), "junction");
  const shown = blocks.filter(({ language }) => language === "ts");
  expect(shown.map(({ name }) => name)).toEqual(["index.ts"]);
  for (const { text } of shown) writeFileSync(join(folder, "page.ts"), text);
  const compiler = join(repositoryRoot, "node_modules/typescript/bin/tsc");
  const { exitCode, stdout } = await run(process.execPath, [compiler, "--noEmit", "-p", "."], {
    cwd: folder,
  });
  expect(exitCode, stdout).toBe(0);
});

it("names every function, in the table and in the example", () => {
  const example = readFileSync(join(EXAMPLE, "index.ts"), "utf8");
  expect(functions.length).toBeGreaterThan(0);
  expect(functions.filter((name) => !new RegExp(`^\\|.*\`${name}\``, "m").test(page))).toEqual([]);
  expect(functions.filter((name) => !example.includes(`    ${name}(`))).toEqual([]);
});

it("shows prices and configurations as they are taken", () => {
  const [configuration, prices] = blocks
    .filter(({ language }) => language === "json")
    .map(({ text }) => text);
  expect(parsePrices(prices ?? "", "the page")).toHaveProperty("tencent");
  const names = functions.map((name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
  for (const text of [configuration ?? "", readFileSync(join(EXAMPLE, "policy-config.json"), "utf8")]) {
    expect(Object.keys(json(text)).filter((name) => !names.includes(name))).toEqual([]);
  }
});
